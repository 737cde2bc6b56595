// Citations in a query: アクセス制御規程第12条第2項, 12条の3, 基本方針９(2), 別表第1.
// What is typed alone leads to the clause; a clause that is found is named by one.
(function (root) {
  "use strict";
  var search = root.kiteiSearch = root.kiteiSearch || {};
  var ARTICLE = /^第?(\d+条(?:の\d+)*)(?:第?(\d+)項)?(?:第?(\d+)号|\((\d+)\))?([ア-ン]?)$/;
  var NUMBER = /^(\d+)(?:\((\d+)\))?([ア-ン]?)$/;
  var OTHER = /^(?:別表|様式|附則)/;

  function plain(text) { return search.inDigits(search.fold(text).replace(/\s+/g, "")).replace(/第/g, ""); }

  // Where each block stands in its article: 項, 号 and イロハ, counted from its label.
  function places(doc) {
    var paragraph = 1, item = 0, sub = "", written = "";
    return (doc[4] || []).map(function (block, at, blocks) {
      var label = search.fold(block[1] || ""), found;
      // a further line of the same clause stands where that does
      if (label === "" && at && blocks[at - 1][0] === block[0]) found = null;
      else if ((found = /^(\d+)$/.exec(label))) { paragraph = +found[1]; item = 0; sub = ""; }
      else if ((found = /^\((\d+)\)$/.exec(label))) { item = +found[1]; sub = ""; written = block[1]; }
      else if (/^[ア-ン]$/.test(label)) sub = label;
      else if (label === "" || /条/.test(label)) { item = 0; sub = ""; }
      return { paragraph: paragraph, item: item, sub: sub, row: block[1], written: written };
    });
  }
  function wide(number, like) {
    return /[０-９]/.test(like) ? String(number).replace(/\d/g, function (digit) { return String.fromCharCode(digit.charCodeAt(0) + 0xFEE0); }) : String(number);
  }

  // The citation of a block as its document writes numbers, without the document's name.
  search.cited = function (doc, at) {
    var citation = doc[2] || "";
    if (!citation || at < 0) return citation;
    var place = places(doc)[at];
    if (!place) return citation;
    if (OTHER.test(citation)) return citation + (place.row ? "の" + place.row + (/項$/.test(place.row) ? "" : "の項") : "");
    if (/条/.test(citation)) {
      if (place.paragraph > 1) citation += "第" + wide(place.paragraph, citation) + "項";
      if (place.item) citation += "第" + wide(place.item, citation) + "号";
    } else {
      if (place.paragraph > 1) citation += "の" + wide(place.paragraph, citation);
      if (place.item) citation += place.written;
    }
    return citation + place.sub;
  };

  // 体制規程13条: a part of a name before a number, where one document alone has it.
  function partOf(words, names) {
    var typed = (/^(\D{2,}?)(?=第?\d+(?:条|\(|$)|第?[一二三四五六七八九十百]+条|別表|附則|様式)/.exec(words) || [])[1];
    if (!typed) return null;
    var found = names.filter(function (name) { return name.form.indexOf(typed) >= 0; });
    var one = found.length && found.every(function (name) { return name.part === found[0].part && name.page === found[0].page; });
    return one ? { form: found[0].form, typed: typed } : null;
  }

  // What a whole query cites, or null: { name, article, paragraph, item, sub }; no article: the document itself.
  // `names` are folded, without white space, the longest first.
  search.citing = function (query, names) {
    var words = search.fold(query).replace(/\s+/g, "");
    var name = names.filter(function (name) { return name.form && words.indexOf(name.form) === 0; })[0] || null;
    if (!name) name = partOf(words, names);
    var rest = search.inDigits(name ? words.slice((name.typed || name.form).length) : words), found;
    if (!rest) return name && { name: name, article: "" };
    if ((found = ARTICLE.exec(rest))) return { name: name, article: found[1], paragraph: +found[2] || 0, item: +(found[3] || found[4]) || 0, sub: found[5] };
    if ((found = NUMBER.exec(rest)) && (name || found[2])) return { name: name, article: found[1], paragraph: 0, item: +found[2] || 0, sub: found[3] };
    return OTHER.test(rest) ? { name: name, article: rest.replace(/第/g, ""), paragraph: 0, item: 0, sub: "" } : null;
  };

  // The block of a doc that is cited: its index, -1 for the whole doc, null when there is none.
  search.blockCited = function (doc, cited) {
    var own = plain(doc[2] || "");
    if (!own) return null;
    if (own !== cited.article) {
      var row = OTHER.test(own) && cited.article.indexOf(own + "の") === 0 ? cited.article.slice(own.length + 1).replace(/の?項$/, "") : "";
      if (!row) return null;
      var at = (doc[4] || []).map(function (block) { return plain(block[1] || "").replace(/の?項$/, ""); }).indexOf(row);
      return at < 0 ? null : at;
    }
    if (!cited.paragraph && !cited.item && !cited.sub) return -1;
    var found = null;
    places(doc).forEach(function (place, at) {
      if (found !== null || place.paragraph !== (cited.paragraph || 1) || place.item !== cited.item || place.sub !== (cited.sub || "")) return;
      found = at;
    });
    return found;
  };
})(this);
