// The search as readers use it: in a dialog over any page, and on search.html,
// whose address keeps what was asked. Nothing is searched while a word is being
// composed (IME), and the Enter that ends a composition opens nothing.
(function (root) {
  "use strict";
  var search = root.kiteiSearch = root.kiteiSearch || {};
  if (typeof document === "undefined") return;
  var make = search.make, KEY = "kitei-search-key", LAST = "kitei-search-last", PAUSE = 60, SAID_AFTER = 400;
  var IN_DIALOG = 5, ON_PAGE = 15, MORE = 30, JUMPS = 6;

  // The data: one small script first, then a script for each part; earlier texts only when asked for.
  var loading = { index: false, parts: {}, failed: false, panels: [] };
  function script(address, done) {
    var made = document.createElement("script");
    made.src = search.root + address;
    made.onload = done;
    made.onerror = function () { loading.failed = true; changed(); };
    document.head.appendChild(made);
  }
  function changed() { loading.panels.forEach(function (panel) { panel.draw(); }); }
  function load(past) {
    if (!search.state.index) {
      if (loading.index) return;
      loading.index = true;
      // its name never changes: a stamp keeps a stale one out; from a folder there is no cache
      script("search/index.js" + (location.protocol === "file:" ? "" : "?t=" + Math.floor(Date.now() / 60000)), function () { load(past); changed(); });
      return;
    }
    search.state.index.parts.forEach(function (part) {
      if (search.isPast(part.id) ? !past : false) return;
      if (loading.parts[part.id]) return;
      loading.parts[part.id] = "asked";
      script(part.file, function () { loading.parts[part.id] = "there"; changed(); });
    });
  }
  function isReady(past) {
    return Boolean(search.state.index) && search.state.index.parts.every(function (part) {
      return loading.parts[part.id] === "there" || (search.isPast(part.id) && !past);
    });
  }
  function hasPast() { return Boolean(search.state.index) && search.state.index.parts.some(function (part) { return search.isPast(part.id); }); }
  function stored(store, name, value) {
    try {
      if (value === undefined) return window[store].getItem(name) || "";
      if (value) window[store].setItem(name, value); else window[store].removeItem(name);
    } catch (blocked) { /* then nothing is remembered */ }
    return "";
  }

  // A Panel is the field, what narrows, what is said, and the results, in a dialog or on the page.
  function Panel(box, onPage) {
    var panel = this;
    panel.onPage = onPage;
    panel.state = { q: "", tier: "", department: "", past: false };
    panel.most = {};
    var form = panel.form = make("form", "finder-form"), field = make("div", "finder-field"), label = make("label"), name = label.appendChild(make("span", "finder-name", "探す言葉"));
    form.setAttribute("role", "search");
    form.action = search.root + "search.html";
    var input = panel.input = make("input");
    input.type = "search";
    input.name = "q";
    input.id = onPage ? "finder-q-page" : "finder-q";
    label.htmlFor = input.id;
    ["autocomplete", "autocapitalize"].forEach(function (name) { input.setAttribute(name, "off"); });
    input.setAttribute("spellcheck", "false");
    input.setAttribute("enterkeyhint", "search");
    name.appendChild(document.createTextNode(" "));
    label.appendChild(make("span", "finder-hint", "言葉を空白で区切ると、すべてを含むものを探します。例：USB 持出し／第12条第２項／間違って送った"));
    var go = make("button", "", "探す");
    go.type = "submit";
    field.appendChild(input);
    field.appendChild(go);
    [label, field].forEach(function (part) { form.appendChild(part); });
    panel.said = make("p", "finder-said");
    panel.said.setAttribute("role", "status");
    panel.narrow = make("div", "finder-narrow");
    panel.narrow.hidden = true;
    panel.tiers = panel.narrow.appendChild(make("div", "finder-tiers"));
    panel.tiers.setAttribute("role", "group");
    panel.tiers.setAttribute("aria-label", "階層で絞る");
    var departments = panel.narrow.appendChild(make("label", "finder-department", "課 "));
    panel.departments = departments.appendChild(make("select"));
    panel.pastLabel = panel.narrow.appendChild(make("label", "finder-past"));
    panel.past = panel.pastLabel.appendChild(make("input"));
    panel.past.type = "checkbox";
    panel.pastLabel.appendChild(document.createTextNode(" 以前の条文を探す"));
    panel.box = make("div", "finder-results");
    [form, panel.narrow, panel.said, panel.box].forEach(function (part) { box.appendChild(part); });

    var waiting;
    function later() {
      clearTimeout(waiting);
      waiting = setTimeout(function () { panel.ask({ q: input.value }); }, PAUSE);
    }
    input.addEventListener("input", function (event) { if (!event.isComposing) later(); });
    input.addEventListener("compositionend", later);
    panel.flush = function () { clearTimeout(waiting); if (panel.state.q !== input.value) panel.ask({ q: input.value }); };
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      panel.flush();
      panel.submit();
    });
    panel.departments.addEventListener("change", function () { panel.ask({ department: panel.departments.value }); });
    panel.past.addEventListener("change", function () { panel.ask({ past: panel.past.checked, tier: "" }); });
    box.addEventListener("keydown", function (event) { panel.key(event); });
    loading.panels.push(panel);
  }

  Panel.prototype.key = function (event) {
    // 229: the key belongs to the IME, also where a browser has ended the composition just before
    if (event.isComposing || event.keyCode === 229) {
      if (event.key === "Enter") event.stopPropagation();
      return;
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (/^select$/i.test(event.target.tagName) || event.ctrlKey || event.altKey || event.metaKey) return;
    this.flush();
    var links = Array.prototype.slice.call(this.box.querySelectorAll("[data-hit]")), at = links.indexOf(document.activeElement);
    if (at < 0 && event.target !== this.input) return;
    event.preventDefault();
    var next = at + (event.key === "ArrowDown" ? 1 : -1);
    if (next < 0) { if (at >= 0) this.input.focus(); return; }
    if (!links[next]) return;
    links[next].focus({ preventScroll: true });
    links[next].scrollIntoView({ block: "nearest" });
  };
  Panel.prototype.ask = function (changes) {
    Object.assign(this.state, changes);
    this.most = {};
    this.draw();
    if (this.onPage) this.keep(false);
    else stored("sessionStorage", LAST, this.state.q);
  };
  Panel.prototype.submit = function () {
    if (!this.state.q.trim()) return;
    if (this.onPage) { this.keep(true); return; }
    var jumps = this.result ? this.result.jumps : [];
    location.href = jumps.length === 1 ? search.address(jumps[0].href) : search.results(this.state.q, this.asked());
  };
  // What is asked beside the words, as an address says it: a 課 by its name.
  Panel.prototype.asked = function () {
    var names = (search.state.index || {}).departments || [];
    return { tier: this.state.tier, department: names[+this.state.department] && this.state.department !== "" ? names[+this.state.department] : "", past: this.state.past ? "1" : "" };
  };

  function spaced(text) { return search.fold(text).trim(); }
  Panel.prototype.draw = function () {
    var state = this.state, panel = this, asks = Boolean(spaced(state.q).replace(/[\u0000-\u001F]/g, ""));
    if (this.wished !== undefined && search.state.index) {
      var at = (search.state.index.departments || []).indexOf(this.wished);
      state.department = at < 0 ? "" : String(at);
      this.wished = undefined;
    }
    load(state.past);
    this.pastLabel.hidden = !hasPast();
    this.past.checked = state.past;
    if (!asks) {
      this.result = null;
      this.box.textContent = "";
      this.narrow.hidden = true;
      this.say(loading.failed ? "検索のデータを読み込めませんでした。目次からお探しください。" : "");
      return;
    }
    if (!search.state.index || (!search.state.parts.length && !isReady(state.past))) {
      this.say(loading.failed ? "検索のデータを読み込めませんでした。目次からお探しください。" : "読み込んでいます。");
      return;
    }
    var focused = this.box.contains(document.activeElement);
    var result = this.result = search.find(state.q, { tier: state.tier, department: state.department, past: state.past, here: here() });
    if (!isReady(state.past)) { result.meant = []; }
    this.drawNarrow(result);
    search.show(this.box, result, {
      level: this.onPage ? 2 : 3,
      jumps: JUMPS,
      most: function (id) { return panel.most[id] || (panel.onPage ? ON_PAGE : IN_DIALOG); },
      rest: function (section, group, most) { panel.rest(section, group, most); },
      again: function (words) { panel.input.value = words; panel.input.focus(); panel.ask({ q: words }); },
    });
    if (focused) this.input.focus();
    var counts = result.groups.filter(function (group) { return group.hits.length; }).map(function (group) { return group.name + group.count + "件"; });
    var said = [], parts = result.total ? counts.join("、") : "", words = "";
    if (result.jumps.length) said.push(result.jumps.length === 1 ? result.jumps[0].title : "条項" + result.jumps.length + "件");
    if (result.questions.length && !result.likely) said.push("こんなときの手順" + result.questions.length + "件");
    if (result.total) said.push((said.length ? "ほか" : "") + result.total + "件");
    if (said.length) words = said.join("、") + "が見つかりました。";
    else words = (result.looked ? "この絞り方では見つかりません。" : "「" + short(state.q) + "」は見つかりませんでした。") + (result.questions.length ? "近いものを" + result.questions.length + "件示します。" : "");
    if (!isReady(state.past)) words += loading.failed ? "読み込めなかったデータがあります。" : "読み込みを続けています。";
    this.say(words, parts);
  };
  function short(text) { var letters = Array.from(text.trim()); return letters.length > 30 ? letters.slice(0, 30).join("") + "…" : letters.join(""); }
  // Said once the reader pauses, so that a screen reader is not talked over at each key.
  // The parts' counts stand in the buttons too: they are for those who hear.
  Panel.prototype.say = function (words, parts) {
    var said = this.said;
    clearTimeout(this.saying);
    if (!words) { said.textContent = ""; return; }
    this.saying = setTimeout(function () {
      if (said.textContent === words + (parts || "")) return;
      said.textContent = words;
      if (parts) said.appendChild(make("span", "", parts));
    }, SAID_AFTER);
  };
  Panel.prototype.drawNarrow = function (result) {
    var panel = this, state = this.state, focus = this.tiers.contains(document.activeElement) ? document.activeElement.value : null;
    this.narrow.hidden = !result.looked && !state.past;
    this.tiers.textContent = "";
    var sum = result.groups.reduce(function (sum, group) { return sum + group.count; }, 0);
    [{ id: "", name: "すべて", count: sum }].concat(result.groups).forEach(function (group) {
      var pressed = state.tier === group.id;
      if (!group.count && !pressed) return;
      var button = panel.tiers.appendChild(make("button", "", group.name + " "));
      button.appendChild(make("span", "", String(group.count)));
      button.type = "button";
      button.value = group.id;
      button.setAttribute("aria-pressed", String(pressed));
      button.addEventListener("click", function () { panel.ask({ tier: group.id }); });
      if (focus === group.id) button.focus();
    });
    var names = search.state.index.departments || [], select = this.departments;
    select.textContent = "";
    select.appendChild(new Option("すべて", ""));
    names.forEach(function (name, at) {
      if (result.departments[at] || String(at) === String(state.department)) select.appendChild(new Option(name + "（" + (result.departments[at] || 0) + "）", String(at)));
    });
    select.value = String(state.department);
    select.parentNode.hidden = select.options.length < 2;
  };
  Panel.prototype.rest = function (section, group, most) {
    var panel = this, left = group.hits.length - most, line = make("p", "finder-rest");
    if (this.onPage) {
      var button = line.appendChild(make("button", "", group.name + "の続きを見る（残り" + left + "件）"));
      button.type = "button";
      button.addEventListener("click", function () {
        panel.most[group.id] = most + MORE;
        panel.draw();
        var next = panel.box.querySelectorAll("#" + section.getAttribute("aria-labelledby") + " + ol [data-hit]")[most];
        if (next) next.focus();
      });
    } else {
      var link = line.appendChild(make("a", "", group.name + "の残り" + left + "件を見る"));
      link.href = search.results(this.state.q, Object.assign(this.asked(), { tier: group.id }));
      link.setAttribute("data-hit", "");
    }
    section.appendChild(line);
  };
  // The page that is being read, from the site's root.
  function here() {
    var page = location.href.replace(/[?#].*$/, "");
    return page.indexOf(search.root) === 0 ? page.slice(search.root.length) : "";
  }

  // The results page: its address says what was asked, and back and forward work. What is being typed is one entry
  // of the history until it is sent; what was sent stays.
  Panel.prototype.keep = function (sent) {
    var address = search.results(this.state.q, this.asked()).replace(/\?q=$/, ""), typing = Boolean((history.state || {}).typing);
    try {
      if (sent || typing || address === location.href) history.replaceState({ typing: !sent && typing }, "", address);
      else history.pushState({ typing: true }, "", address);
    } catch (refused) { /* the results then last for this visit */ }
  };
  Panel.prototype.recall = function () {
    var query = new URLSearchParams(location.search);
    this.state = { q: query.get("q") || "", tier: query.get("tier") || "", department: "", past: query.get("past") === "1" };
    this.wished = query.get("department") || undefined;
    this.input.value = this.state.q;
    this.most = {};
    this.draw();
  };
  search.page = function (box) {
    var panel = new Panel(box, true);
    panel.recall();
    window.addEventListener("popstate", function () { panel.recall(); });
  };

  var dialog, own;
  function build() {
    dialog = make("dialog", "finder");
    dialog.setAttribute("aria-labelledby", "finder-title");
    var head = dialog.appendChild(make("div", "finder-head")), title = head.appendChild(make("h2", "", "このサイトを探す"));
    title.id = "finder-title";
    var close = head.appendChild(make("button", "finder-close", "閉じる"));
    close.type = "button";
    close.addEventListener("click", function () { dialog.close(); });
    own = new Panel(dialog.appendChild(make("div", "finder-body")), false);
    var foot = dialog.appendChild(make("div", "finder-foot"));
    var keys = foot.appendChild(make("p", "finder-keys"));
    [["↑↓", "選ぶ"], ["Enter", "開く"], ["Esc", "閉じる"]].forEach(function (key) {
      keys.appendChild(make("kbd", "", key[0]));
      keys.appendChild(document.createTextNode(" " + key[1] + "　"));
    });
    var label = foot.appendChild(make("label")), box = label.appendChild(make("input"));
    box.type = "checkbox";
    box.checked = stored("localStorage", KEY) !== "off";
    label.appendChild(document.createTextNode(" 「/」キーでも開く"));
    box.addEventListener("change", function () { stored("localStorage", KEY, box.checked ? "" : "off"); });
    dialog.addEventListener("keydown", function (event) {
      // otherwise the field takes the first Esc for itself
      if (event.key !== "Escape" || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      dialog.close();
    });
    dialog.addEventListener("click", function (event) { if (event.target === dialog) dialog.close(); });
    document.body.appendChild(dialog);
  }
  search.open = function () {
    if (!dialog) build();
    if (dialog.open) { own.input.focus(); return; }
    if (!own.input.value) own.input.value = own.state.q = stored("sessionStorage", LAST);
    dialog.showModal();
    own.input.focus();
    own.input.select();
    own.draw();
  };
})(this);
