// A link in a text shows where it leads before it is followed: when the mouse
// rests on it, when the keyboard reaches it, and at the first touch (the second
// follows). The words stand hidden on the page. What is shown can itself be
// pointed at, stays until the reader leaves it, and goes with Esc.
(function () {
  "use strict";
  var WAIT = 300, GAP = 6, LINK = "a[data-preview]";
  var links = document.querySelectorAll(LINK);
  if (!links.length) return;
  var from = null, shown = null, opening, closing, touched = false;

  Array.prototype.forEach.call(links, function (link) {
    link.setAttribute("aria-describedby", link.getAttribute("data-preview") + "-words");
  });
  function linkAt(event) { return event.target.closest ? event.target.closest(LINK) : null; }
  function inside(node) { return Boolean(shown && node && (shown.contains(node) || from.contains(node))); }
  function still() { clearTimeout(opening); clearTimeout(closing); }

  function hide() {
    still();
    if (shown) shown.hidden = true;
    from = shown = null;
  }
  function show(link) {
    hide();
    var box = document.getElementById(link.getAttribute("data-preview"));
    if (!box) return;
    from = link;
    shown = box;
    box.hidden = false;
    // Below the link, or above it where there is no room; never off the side.
    box.style.left = box.style.top = "0";
    var lines = link.getClientRects(), first = lines[0], last = lines[lines.length - 1];
    var own = box.getBoundingClientRect(), room = document.documentElement;
    var left = Math.max(8, Math.min(last.left, room.clientWidth - own.width - 8));
    var height = own.height + GAP, fits = last.bottom + height <= room.clientHeight || first.top < height;
    box.style.left = left - own.left + "px";
    box.style.top = (fits ? last.bottom + GAP : first.top - height) - own.top + "px";
  }
  function later(link) { opening = setTimeout(function () { show(link); }, WAIT); }
  // The keyboard's place holds it open when the mouse goes its way.
  function leave() {
    closing = setTimeout(function () { if (document.activeElement !== from || touched) hide(); }, WAIT);
  }

  document.addEventListener("pointerover", function (event) {
    if (event.pointerType === "touch") return;
    var link = linkAt(event);
    if (inside(event.target)) still();
    else if (link) { still(); if (shown) leave(); later(link); }
  });
  document.addEventListener("pointerout", function (event) {
    if (event.pointerType === "touch" || inside(event.relatedTarget)) return;
    clearTimeout(opening);
    if (shown && inside(event.target)) leave();
  });
  document.addEventListener("pointerdown", function (event) {
    touched = event.pointerType === "touch";
    if (shown && !inside(event.target)) hide();
  });
  document.addEventListener("click", function (event) {
    var link = linkAt(event);
    if (!link || !touched || link === from) return;
    show(link);
    if (shown) event.preventDefault();
  });
  document.addEventListener("focusin", function (event) {
    var link = linkAt(event);
    if (link && !touched && link.matches(":focus-visible")) show(link);
  });
  document.addEventListener("focusout", function (event) {
    if (shown && inside(event.target) && !inside(event.relatedTarget) && !touched) hide();
  });
  document.addEventListener("keydown", function (event) {
    touched = false;
    if (event.key === "Escape") {
      if (shown && shown.contains(document.activeElement)) from.focus();
      hide();
    }
  });
  window.addEventListener("resize", hide);
})();
