// Runs before the first paint: the reader's saved light or dark choice must
// not flash, and style.css must know early that controls will work.
(function (root) {
  root.classList.add("js");
  try {
    var saved = localStorage.getItem("kitei-theme");
    if (saved === "dark" || saved === "light") root.dataset.theme = saved;
  } catch (blocked) { /* private windows and some file shares have no storage */ }
})(document.documentElement);
