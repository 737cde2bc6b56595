// One way of writing for queries and texts: the form `search` of
// preprocessors/text/forms.rs, step for step. A test runs both over all letters
// of Japanese and over the book. `folded` also says where each letter came from,
// so that words can be marked in the text as it is written.
(function (root) {
  "use strict";
  var search = root.kiteiSearch = root.kiteiSearch || {};
  var BREAK = /[\n\r\v\f\u0085\u2028\u2029]/, SPACE = "[\\s\\u0085\\uFEFF]";
  var SELECTOR = /[\uFE00-\uFE0F]|\uDB40[\uDD00-\uDDEF]/g;
  var SMALL = /[ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ]/g, OF_AINU = "クシストヌハヒフヘホムラリルレロ";
  var VU = /ヴ([アイエオ]?)(?=([ヤユヨ]?))|ゔ([あいえお]?)(?=([やゆよ]?))/g;
  var DASH = /[\u2010-\u2015\u2043\u2212\u2500\u2501\u2E3A\u2E3B]/g, WAVE = /\u301C/g;
  var KATAKANA = /[ァ-ヺー-ヾ\u3099\u309A]{4,}/g, STEM = 3;

  function trimmed(text) { return text.replace(new RegExp("^" + SPACE + "+"), "").replace(new RegExp(SPACE + "+$"), ""); }
  // Soft-wrapped lines are one; a space is put only where Latin words would run into each other.
  function joined(text) {
    if (!BREAK.test(text)) return trimmed(text);
    return text.split(/[\n\r\v\f\u0085\u2028\u2029]/).reduce(function (before, line) {
      line = trimmed(line);
      return before + (/[A-Za-z0-9,.;:!?]$/.test(before) && /^[A-Za-z0-9]/.test(line) ? " " : "") + line;
    }, "");
  }
  function large(kana) {
    var code = kana.charCodeAt(0);
    if (code >= 0x31F0) return OF_AINU.charAt(code - 0x31F0);
    return kana === "ゕ" ? "か" : kana === "ゖ" ? "け" : kana === "ヵ" ? "カ" : kana === "ヶ" ? "ケ" : String.fromCharCode(code + 1);
  }
  // Width, case, compatibility forms and the size of kana.
  function levelled(text) {
    // A final sigma would depend on what follows it.
    var level = text.replace(SELECTOR, "").normalize("NFKC").replace(/Σ/g, "σ").toLowerCase().replace(SMALL, large);
    return level.normalize("NFKC");
  }
  function withoutVu(whole, katakana, glide, hiragana, softly) {
    if (whole.charAt(0) === "ヴ") return katakana ? "バビベボ".charAt("アイエオ".indexOf(katakana)) : glide ? "ビ" : "ブ";
    return hiragana ? "ばびべぼ".charAt("あいえお".indexOf(hiragana)) : softly ? "び" : "ぶ";
  }
  function withoutLongEnd(word) {
    var end = word.length;
    while (end > STEM && word.charAt(end - 1) === "ー") end -= 1;
    return end === word.length ? word : word.slice(0, end);
  }

  search.fold = function (text) {
    return trimmed(levelled(joined(text)).replace(VU, withoutVu).replace(DASH, "-").replace(WAVE, "~").replace(KATAKANA, withoutLongEnd));
  };

  // The letters of a text, each with the marks that join it; what folds apart folds alone.
  var LETTER = /[\s\S](?:[\u0300-\u036F\u20D0-\u20FF\u3099\u309A\uFE00-\uFE0F\uFF9E\uFF9F]|\uDB40[\uDD00-\uDDEF])*/gu;
  var known = new Map();
  function level(letter) {
    var form = known.get(letter);
    if (form === undefined) known.set(letter, form = levelled(letter));
    return form;
  }
  // The folded text, and for each letter of it the place in `text` where it begins.
  search.folded = function (text) {
    var letters = text.match(LETTER) || [], out = "", from = [], at = 0;
    letters.forEach(function (letter) {
      var form = BREAK.test(letter) ? "" : level(letter);
      for (var n = 0; n < form.length; n += 1) from.push(at);
      out += form;
      at += letter.length;
    });
    function shortened(pattern, shorter) {
      var places = [], last = 0;
      var text = out.replace(pattern, function (whole) {
        var form = shorter.apply(null, arguments), start = arguments[arguments.length - 2];
        for (; last < start; last += 1) places.push(from[last]);
        for (var n = 0; n < form.length; n += 1) places.push(from[start + n]);
        last = start + whole.length;
        return form;
      });
      for (; last < out.length; last += 1) places.push(from[last]);
      out = text;
      from = places;
    }
    if (/[ヴゔ]/.test(out)) shortened(VU, withoutVu);
    out = out.replace(DASH, "-").replace(WAVE, "~");
    if (/ー/.test(out)) shortened(KATAKANA, withoutLongEnd);
    from.push(at);
    return { text: out, from: from };
  };
})(this);
