// What the page can do beyond reading: light and dark, copying a clause's
// citation with its permanent address, and the document's contents that stand
// open where there is room. Everything else works without this file.
(function () {
  "use strict";
  var root = document.documentElement;
  function each(selector, act) { Array.prototype.forEach.call(document.querySelectorAll(selector), act); }

  // Light and dark: only a choice that differs from the system's is kept, so
  // pressing twice follows the system again.
  var button = document.querySelector(".theme");
  var system = window.matchMedia("(prefers-color-scheme: dark)");
  function dark() { return root.dataset.theme ? root.dataset.theme === "dark" : system.matches; }
  function drawn() { button.setAttribute("aria-pressed", String(dark())); }
  if (button) {
    button.hidden = false;
    drawn();
    system.addEventListener("change", drawn);
    button.addEventListener("click", function () {
      var wish = !dark();
      if (wish === system.matches) delete root.dataset.theme;
      else root.dataset.theme = wish ? "dark" : "light";
      try {
        if (root.dataset.theme) localStorage.setItem("kitei-theme", root.dataset.theme);
        else localStorage.removeItem("kitei-theme");
      } catch (blocked) { /* the choice then holds for this page only */ }
      drawn();
    });
  }

  // Copying. A plain http:// intranet page has no navigator.clipboard.
  var toast = document.createElement("div");
  toast.className = "toast";
  toast.setAttribute("role", "status");
  document.body.appendChild(toast);
  var fading;
  function say(words) {
    toast.textContent = words;
    clearTimeout(fading);
    fading = setTimeout(function () { toast.textContent = ""; }, 6000);
  }
  function copyByHand(text) {
    var area = document.createElement("textarea");
    var before = document.activeElement;
    area.value = text;
    area.className = "copying";
    document.body.appendChild(area);
    area.select();
    var done = false;
    try { done = document.execCommand("copy"); } catch (refused) { /* said below */ }
    area.remove();
    if (before) before.focus({ preventScroll: true });
    return done;
  }
  function copy(text, name) {
    function told(done) {
      say(done ? name + "の引用と固定のアドレスをコピーしました。" : "コピーできませんでした。アドレス欄のアドレスをお使いください。");
    }
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(function () { told(true); }, function () { told(copyByHand(text)); });
    } else told(copyByHand(text));
  }
  each(".law", function (law) {
    law.addEventListener("click", function (event) {
      var link = event.target.closest ? event.target.closest(".anchor a") : null;
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      var title = document.querySelector("h1");
      var name = link.getAttribute("data-citation");
      copy((title ? title.textContent.trim() : "") + " " + name + "\n" + link.href, name);
    });
  });

  // The document's contents: open beside the text, closed above it.
  var wide = window.matchMedia("(min-width: 67.5rem)");
  each(".tree details", function (tree) {
    function fit() { tree.open = wide.matches; }
    fit();
    wide.addEventListener("change", fit);
    tree.addEventListener("click", function (event) {
      if (!wide.matches && event.target.closest("a")) tree.open = false;
    });
  });

  // The entry of the clause being read is marked while the tree stands beside it.
  var entries = [];
  each(".tree a[href^='#']", function (link) {
    var target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target && target.id !== "main") entries.push({ link: link, target: target });
  });
  var marked, waiting = false;
  function mark() {
    waiting = false;
    var now = null;
    entries.forEach(function (entry) {
      if (entry.target.getBoundingClientRect().top < 160) now = entry.link;
    });
    if (now === marked) return;
    if (marked) marked.removeAttribute("aria-current");
    if (now) now.setAttribute("aria-current", "true");
    marked = now;
    var box = now && wide.matches && now.closest(".tree");
    if (!box) return;
    var line = now.getBoundingClientRect(), room = box.getBoundingClientRect();
    if (line.top < room.top || line.bottom > room.bottom) box.scrollTop += line.top - room.top - room.height / 2;
  }
  if (entries.length) {
    mark();
    window.addEventListener("scroll", function () {
      if (!waiting) { waiting = true; requestAnimationFrame(mark); }
    }, { passive: true });
  }
})();
