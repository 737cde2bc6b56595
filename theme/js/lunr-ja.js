// For portals that search with elasticlunr: lets it read a query as the index of
// `kitei export lunr` is written. Load elasticlunr, then this, then
//   var index = elasticlunr.Index.load(data);
//   index.search("持出し", { bool: "AND", expand: true });
// Words are folded; Japanese is cut into pairs of letters, other words stay whole.
(function (root) {
  "use strict";
  var search = root.kiteiSearch, elasticlunr = root.elasticlunr, LONGEST = 32;
  var JAPANESE = /[\u3005-\u3007\u3013\u303B\u3041-\u3096\u309D-\u309F\u30A1-\u30FA\u30FC-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF]/;
  var RUNS = /[\u3005-\u3007\u3013\u303B\u3041-\u3096\u309D-\u309F\u30A1-\u30FA\u30FC-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF]+|[0-9a-z\u00C0-\u024F\u0370-\u03FF\u0400-\u04FF]+/g;

  search.tokens = function (text) {
    // elasticlunr counts letters beyond the first plane as two
    var words = search.fold(String(text === null || text === undefined ? "" : text)).replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, "\u3013"), out = [];
    (words.match(RUNS) || []).forEach(function (run) {
      if (!JAPANESE.test(run)) { out.push(run.slice(0, LONGEST)); return; }
      if (run.length === 1) out.push(run);
      for (var at = 1; at < run.length; at += 1) out.push(run.slice(at - 1, at + 1));
    });
    return out;
  };
  if (elasticlunr) {
    Object.assign(search.tokens, elasticlunr.tokenizer);
    elasticlunr.tokenizer = search.tokens;
  }
})(this);
