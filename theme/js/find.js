// The way to the search on every page: 「探す」, Ctrl+K and 「/」. The searcher
// itself, and what it searches, come when a reader first asks. A page that was
// reached from a result marks the words that were sought there.
(function () {
  "use strict";
  var link = document.querySelector("a.find"), page = document.querySelector("[data-finder]");
  if (!link) return;
  var KEY = "kitei-search-key", waiting = null;

  function withSearch(act, failed) {
    if (waiting) { waiting.push(act); return; }
    if (window.kiteiSearch && window.kiteiSearch.open) { act(window.kiteiSearch); return; }
    waiting = [act];
    var script = document.createElement("script");
    script.src = link.getAttribute("data-script");
    script.onload = function () {
      var acts = waiting;
      waiting = null;
      window.kiteiSearch.root = link.href.replace(/search\.html(?:[?#].*)?$/, "");
      acts.forEach(function (act) { act(window.kiteiSearch); });
    };
    script.onerror = function () {
      waiting = null;
      if (failed) failed();
    };
    document.head.appendChild(script);
  }
  function open() {
    var field = page && page.querySelector("input");
    if (field) field.focus();
    // without the script the results page still says where else to look
    else if (!page) withSearch(function (search) { search.open(); }, function () { location.href = link.href; });
  }
  // WCAG 2.1.4: a reader may turn the single key off, in the dialog.
  function singleKey() {
    try { return localStorage.getItem(KEY) !== "off"; } catch (blocked) { return true; }
  }
  function isTyping(element) { return Boolean(element && (element.isContentEditable || /^(?:input|textarea|select)$/i.test(element.tagName))); }

  link.setAttribute("aria-haspopup", "dialog");
  link.addEventListener("click", function (event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button || page) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", function (event) {
    if (event.isComposing || event.defaultPrevented || event.altKey) return;
    var control = event.ctrlKey || event.metaKey;
    var wished = control ? !event.shiftKey && event.key.toLowerCase() === "k" : event.key === "/" && singleKey() && !isTyping(event.target);
    if (!wished) return;
    event.preventDefault();
    open();
  });

  if (page) withSearch(function (search) { search.page(page); }, function () {
    page.appendChild(document.createElement("p")).textContent = "検索を読み込めませんでした。「ほかの探し方」をお使いください。";
  });
  // The words stay with this entry of the history, and out of addresses that are copied.
  var query = new URLSearchParams(location.search), words = query.get("mark"), state = history.state;
  if (words !== null) {
    query.delete("mark");
    try {
      history.replaceState({ kiteiMark: words }, "", location.pathname + (String(query) && "?" + query) + location.hash);
    } catch (refused) { /* some file shares: the words then stay in the address */ }
  } else words = state && state.kiteiMark;
  if (words) withSearch(function (search) { search.mark(String(words).slice(0, 500).split(" ")); });
})();
