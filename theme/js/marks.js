// Words that were sought, marked in the text as it is written: full width, with
// or without ー, across links. In a result's lines, and on the page arrived at.
(function (root) {
  "use strict";
  var search = root.kiteiSearch = root.kiteiSearch || {};
  var BLOCKS = "p,li,td,th,dd,dt,h1,h2,h3,h4,h5,h6,caption,pre,figcaption,summary,b.label,.label";
  var APART = "aside,nav,button,.tools,.pager,script,style,svg,noscript,.visually-hidden,[hidden]";
  var MOST = 2000;

  // Where the forms stand in a text: [from, to] in its own letters, in order, none in another.
  search.ranges = function (text, forms) {
    var folded = search.folded(text), found = [];
    forms.forEach(function (form) {
      if (!form) return;
      for (var at = folded.text.indexOf(form); at >= 0; at = folded.text.indexOf(form, at + form.length)) {
        found.push([folded.from[at], folded.from[at + form.length]]);
      }
    });
    found.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    return found.reduce(function (kept, range) {
      var last = kept[kept.length - 1];
      if (last && range[0] < last[1]) last[1] = Math.max(last[1], range[1]);
      else if (range[1] > range[0]) kept.push(range);
      return kept;
    }, []);
  };
  // Puts the text into an element, letters only, with its marks.
  search.fill = function (element, text, forms) {
    var at = 0;
    search.ranges(text, forms).forEach(function (range) {
      element.appendChild(document.createTextNode(text.slice(at, range[0])));
      element.appendChild(document.createElement("mark")).textContent = text.slice(range[0], range[1]);
      at = range[1];
    });
    element.appendChild(document.createTextNode(text.slice(at)));
    return element;
  };

  function textsOf(main) {
    var groups = [], last = null;
    var walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, { acceptNode: function (node) {
      return node.parentElement.closest(APART) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    } });
    while (walker.nextNode()) {
      var block = walker.currentNode.parentElement.closest(BLOCKS) || main;
      if (block !== last || block === main) groups.push([]);
      last = block;
      groups[groups.length - 1].push(walker.currentNode);
    }
    return groups;
  }
  function wrap(nodes, forms, marks) {
    var text = nodes.map(function (node) { return node.data; }).join("");
    if (!text.trim()) return;
    var ranges = search.ranges(text, forms), start = 0;
    if (!ranges.length) return;
    nodes.forEach(function (node) {
      var end = start + node.data.length, pieces = [], at = 0;
      ranges.forEach(function (range) {
        var from = Math.max(range[0], start) - start, to = Math.min(range[1], end) - start;
        if (from < to) pieces.push([from, to]);
      });
      start = end;
      if (!pieces.length || marks.length > MOST) return;
      var pile = document.createDocumentFragment(), text = node.data;
      pieces.forEach(function (piece) {
        pile.appendChild(document.createTextNode(text.slice(at, piece[0])));
        var mark = document.createElement("mark");
        mark.className = "sought";
        mark.textContent = text.slice(piece[0], piece[1]);
        pile.appendChild(mark);
        marks.push(mark);
        at = piece[1];
      });
      pile.appendChild(document.createTextNode(text.slice(at)));
      node.parentNode.replaceChild(pile, node);
    });
  }

  // Marks the folded forms in this page, and says so in a bar from which they can be taken away.
  search.mark = function (forms) {
    var main = document.querySelector("main"), marks = [];
    forms = forms.map(search.fold).filter(Boolean).sort(function (a, b) { return b.length - a.length; });
    if (!main || !forms.length) return;
    textsOf(main).forEach(function (nodes) { wrap(nodes, forms, marks); });
    if (!marks.length) return;

    var bar = document.createElement("aside"), said = document.createElement("p"), at = -1;
    bar.className = "marks-bar";
    bar.setAttribute("aria-label", "探した言葉の印");
    said.setAttribute("role", "status");
    bar.appendChild(said);
    function button(words, act) {
      var made = bar.appendChild(document.createElement("button"));
      made.type = "button";
      made.textContent = words;
      made.addEventListener("click", act);
      return made;
    }
    function go(to) {
      if (marks[at]) marks[at].classList.remove("now");
      at = (to + marks.length) % marks.length;
      marks[at].classList.add("now");
      marks[at].scrollIntoView({ block: "center" });
      said.textContent = "印" + marks.length + "か所のうち" + (at + 1) + "番目";
    }
    button("次の印", function () { go(at + 1); });
    button("印を消す", function () {
      marks.forEach(function (mark) {
        var parent = mark.parentNode;
        parent.replaceChild(document.createTextNode(mark.textContent), mark);
        parent.normalize();
      });
      bar.remove();
      main.focus({ preventScroll: true });
      try { history.replaceState(null, ""); } catch (refused) { /* they then come back with the page */ }
    });
    main.parentNode.insertBefore(bar, main);
    setTimeout(function () { said.textContent = "探した言葉に印を付けました（" + marks.length + "か所）"; }, 50);

    // The clause arrived at is where reading begins; without one, the first mark.
    var target = location.hash.length > 1 && document.getElementById(decoded(location.hash.slice(1)));
    if (!target) { marks[0].scrollIntoView({ block: "center" }); return; }
    target = target.closest(".unit, tr, section, li") || target;
    marks.some(function (mark, n) {
      if (!target.contains(mark)) return false;
      at = n - 1;
      var box = mark.getBoundingClientRect();
      if (box.bottom > window.innerHeight) mark.scrollIntoView({ block: "center" });
      return true;
    });
  };
  function decoded(fragment) {
    try { return decodeURIComponent(fragment); } catch (broken) { return fragment; }
  }
})(this);
