// Tables of records: sorted by a column, narrowed by choices and by words. What
// is chosen is kept in the address, so that a link leads to the same rows. The
// table is whole without this file, and on paper as it is on the screen. Where
// a register has several pages, all its rows come from a script of their own,
// when somebody first asks; of what fits, no more than a page's are shown.
(function () {
  "use strict";
  var SMALL = "ぁぃぅぇぉっゃゅょゎゕゖ", LARGE = "あいうえおつやゆよわかけ";
  var MOST = 500;
  function all(within, selector) { return Array.prototype.slice.call(within.querySelectorAll(selector)); }

  // One way of writing for what a reader types and what a row says: widths,
  // case, kana and their size, dashes, and the ー at a word's end.
  function fold(text) {
    return text.normalize("NFKC").toLowerCase()
      .replace(/([ァ-ヺー]{3,})ー(?![ァ-ヺー])/g, "$1")
      .replace(/[ァ-ヶ]/g, function (kana) { return String.fromCharCode(kana.charCodeAt(0) - 0x60); })
      .replace(/[ぁぃぅぇぉっゃゅょゎゕゖ]/g, function (kana) { return LARGE.charAt(SMALL.indexOf(kana)); })
      .replace(/[\u2010-\u2015\u2212\u2500]/g, "-")
      .replace(/\s+/g, " ").trim();
  }

  all(document, ".records").forEach(function (box) {
    var form = box.querySelector(".tools"), body = box.querySelector("tbody");
    if (!form || !body) return;
    var table = body.parentNode, scroll = table.parentNode, id = box.id;
    var input = form.querySelector("input"), choices = all(form, "select");
    var day = form.querySelector("input.day"), fields = day ? [input, day] : [input];
    var clear = form.querySelector(".clear"), said = box.querySelector(".shown");
    var heads = all(table, "thead th"), order = new Intl.Collator("ja", { numeric: true });
    var more = form.getAttribute("data-rows"), page = box.querySelector(".pager");
    function entries(list) {
      return Array.prototype.map.call(list, function (row, at) {
        return { row: row, at: at, facets: (row.getAttribute("data-facets") || "").split(" ") };
      });
    }
    var rows = entries(body.rows), here = rows;
    // All rows of the register; what is done meanwhile is done again when they are there.
    function fetchAll() {
      if (!more) return false;
      var script = document.createElement("script");
      script.src = more;
      more = null;
      script.onload = function () {
        var pile = document.createElement("tbody");
        pile.innerHTML = (window.kiteiRows[id] || []).join("");
        rows = entries(Array.prototype.slice.call(pile.rows));
        if (sorted) sort();
        narrow();
      };
      document.head.appendChild(script);
      said.textContent = "すべての件を読み込んでいます。";
      return true;
    }
    // From 1, below nought when the greatest stands first, 0 as written.
    var sorted = 0;

    function value(row, at) {
      var cell = row.cells[at], key = cell && cell.getAttribute("data-sort");
      return key === null || key === undefined ? (cell ? cell.textContent.trim() : "") : key;
    }
    function sort() {
      if (fetchAll()) return;
      var at = Math.abs(sorted) - 1, sign = sorted < 0 ? -1 : 1;
      var numeric = at >= 0 && heads[at].classList.contains("to-right");
      var keyed = rows.map(function (entry) {
        var key = at < 0 ? "" : value(entry.row, at), number = parseFloat(key.replace(/,/g, ""));
        return { entry: entry, key: numeric ? number : key, none: numeric ? isNaN(number) : key === "" };
      });
      // What has no value stands last either way; equals stay as written.
      keyed.sort(function (a, b) {
        var by = at < 0 ? 0 : a.none || b.none ? a.none - b.none : sign * (numeric ? a.key - b.key : order.compare(a.key, b.key));
        return by || a.entry.at - b.entry.at;
      });
      if (rows === here) {
        var pile = document.createDocumentFragment();
        keyed.forEach(function (one) { pile.appendChild(one.entry.row); });
        body.appendChild(pile);
      } else {
        rows = keyed.map(function (one) { return one.entry; });
        narrow();
      }
      heads.forEach(function (head, column) {
        if (column === at) head.setAttribute("aria-sort", sign < 0 ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      });
    }
    function narrow() {
      var words = fold(input.value).split(" ").map(function (word) { return word.replace(/([ぁ-ゖー]{3,})ー$/, "$1"); });
      var wished = choices.filter(function (choice) { return choice.value; }).map(function (choice) {
        return choice.getAttribute("data-facet") + "=" + choice.value;
      });
      // as 2026-04-01, 2026/4/1 or 2026年4月1日; anything else is no day yet
      var asked = day && /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(fold(day.value));
      var date = asked ? asked[1] + "-" + ("0" + asked[2]).slice(-2) + "-" + ("0" + asked[3]).slice(-2) : "";
      // Days are written so that the later one is the greater word; a row without an end still holds.
      function holds(row) {
        var from = value(row, +day.getAttribute("data-from")), until = value(row, +day.getAttribute("data-until"));
        return from <= date && (!/^\d/.test(until) || date <= until);
      }
      if ((words[0] || wished.length || date) && fetchAll()) return;
      var count = 0, pile = rows === here ? null : document.createDocumentFragment();
      rows.forEach(function (entry) {
        var fits = wished.every(function (facet) { return entry.facets.indexOf(facet) >= 0; });
        if (fits && date) fits = holds(entry.row);
        if (fits && words[0]) {
          // cell by cell, lest the end of one and the start of the next make a word
          entry.words = entry.words || Array.prototype.map.call(entry.row.cells, function (cell) { return fold(cell.textContent); }).join("\n");
          fits = words.every(function (word) { return entry.words.indexOf(word) >= 0; });
        }
        if (!pile) entry.row.hidden = !fits;
        else if (fits && count < MOST) pile.appendChild(entry.row);
        if (fits) count += 1;
      });
      var narrowed = Boolean(words[0] || wished.length || date);
      if (pile) {
        body.textContent = "";
        // as it was, page by page, once nothing is asked any more
        if (narrowed || sorted) body.appendChild(pile);
        else here.forEach(function (entry) { body.appendChild(entry.row); });
        page.hidden = narrowed || Boolean(sorted);
      }
      clear.hidden = !narrowed;
      var total = form.getAttribute("data-count") || rows.length;
      var says = total + "件" + (narrowed ? "中" + count + "件" + (count ? "" : "。条件に合うものはありません。") : "")
        + (pile && count > MOST ? "。初めの" + MOST + "件を示しています。" : "");
      if (said.textContent !== says) said.textContent = says;
    }

    function keep() {
      var query = new URLSearchParams(location.search);
      function set(name, value) { if (value) query.set(name, value); else query.delete(name); }
      fields.concat(choices).forEach(function (field) { set(field.name, field.value.trim()); });
      set(id + ".sort", sorted ? String(sorted) : "");
      var words = query.toString();
      try { history.replaceState(history.state, "", location.pathname + (words && "?" + words) + location.hash); } catch (refused) { /* the choice then holds for this visit only */ }
    }
    function recall() {
      var query = new URLSearchParams(location.search), wish = parseInt(query.get(id + ".sort"), 10) || 0;
      fields.forEach(function (field) { field.value = query.get(field.name) || ""; });
      choices.forEach(function (choice) {
        choice.value = query.get(choice.name) || "";
        if (choice.selectedIndex < 0) choice.value = "";
      });
      var head = heads[Math.abs(wish) - 1];
      sorted = head && head.hasAttribute("data-sortable") ? wish : 0;
      if (sorted) sort();
      narrow();
    }

    heads.forEach(function (head, at) {
      if (!head.hasAttribute("data-sortable")) return;
      var button = document.createElement("button");
      button.type = "button";
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener("click", function () {
        var column = at + 1;
        sorted = sorted === column ? -column : sorted === -column ? 0 : column;
        sort();
        keep();
      });
    });
    var waiting;
    form.addEventListener("input", function () {
      clearTimeout(waiting);
      waiting = setTimeout(function () { narrow(); keep(); }, 150);
    });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    clear.addEventListener("click", function () {
      clearTimeout(waiting);
      fields.forEach(function (field) { field.value = ""; });
      choices.forEach(function (choice) { choice.value = ""; });
      input.focus();
      narrow();
      keep();
    });
    window.addEventListener("popstate", recall);
    form.hidden = false;
    recall();

    // Where the table fits, nothing scrolls, and its heads can stay in sight.
    function fit() { scroll.classList.toggle("fits", table.offsetWidth <= scroll.clientWidth + 1); }
    fit();
    window.addEventListener("resize", fit);
  });
})();
