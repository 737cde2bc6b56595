// What else a word may be written as. `alternatives` gives, for one folded term,
// the forms to look for, the term itself first. A form is { text, why, slots }:
// where `slots` is set, okurigana may stand or be missing between the kanji of
// the text, and what follows in the verb's row is one of `row`. The program
// (kitei search) tries the same ones: a change here is a change there.
//   かな        every hiragana as katakana, and the other way round
//   条の数字    第二十七条 = 第27条, in citations only
//   送り仮名    持ち出し = 持出し = 持ち出す, 報告する = 報告, 送った = 送る
//   言い換え    the groups of data/synonyms/, for the term or a word inside it
(function (root) {
  "use strict";
  var search = root.kiteiSearch = root.kiteiSearch || {};
  var LONGEST = 40, MOST = 32;
  var KANJI = "[\\u3400-\\u4DBF\\u4E00-\\u9FFF々〆]";
  // What stands between two kanji of one verb or noun: the end of its 連用形, never a particle.
  var SLOT = "(?:[あかさたなまらわがざばえと]?[いきしちみりぎじびえけせてめれげぜべ]|つ)";
  var BETWEEN = new RegExp("(" + KANJI + ")" + SLOT + "(?=" + KANJI + ")", "g");
  var PAIR = new RegExp("(" + KANJI + ")(?=" + KANJI + ")", "g");
  // 報告する, バックアップした: a noun and する in its forms, small kana large.
  var SURU = new RegExp("^((?:[a-z0-9ァ-ヺー]|" + KANJI + "|" + SLOT + "(?=" + KANJI + "))*(?:" + KANJI + "|[ァ-ヺー]){2})(?:し|する|した|して|しない|しよう|します|しました|しています|している|せよ|され|される|された|されない|させる|できる|できない)$");
  // One word that ends in okurigana: kanji before, and what may follow in any form of a verb.
  var VERB = new RegExp("^((?:" + KANJI + "|" + SLOT + "(?=" + KANJI + "))*" + KANJI + ")([いきぎしちみびりえけげせてめれべ](?:る|た|て|ない|ます|ました|なければ|ば|たら|たい)?|[うくぐすつぬぶむる]|[わかがさたまばら](?:ない|れる|れた|せる)|つ(?:た|て|たら|たとき)|[んい][だでたて](?:ら)?)$");
  var ROWS = ["わいうえおつ", "かきくけこい", "がぎぐげごい", "さしすせそ", "たちつてと", "なにぬねのん", "ばびぶべぼん", "まみむめもん", "らりるれろつ"];
  function shifted(text, from, to, by) {
    return text.replace(new RegExp("[" + from + "-" + to + "]", "g"), function (kana) { return String.fromCharCode(kana.charCodeAt(0) + by); });
  }
  var literal = search.literal = function (text) { return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"); };

  var DIGITS = "〇一二三四五六七八九";
  function number(kanji) {
    if (!/[十百千]/.test(kanji)) return Array.prototype.map.call(kanji, function (one) { return DIGITS.indexOf(one); }).join("");
    var sum = 0, ones = null, unit;
    for (var at = 0; at < kanji.length; at += 1) {
      unit = { "十": 10, "百": 100, "千": 1000 }[kanji.charAt(at)];
      if (unit) { sum += (ones === null ? 1 : ones) * unit; ones = null; } else ones = DIGITS.indexOf(kanji.charAt(at));
    }
    return String(sum + (ones || 0));
  }
  function kanji(digits) {
    var rest = +digits, out = "";
    if (!rest || rest > 9999) return digits;
    [[1000, "千"], [100, "百"], [10, "十"], [1, ""]].forEach(function (unit) {
      var count = Math.floor(rest / unit[0]);
      rest -= count * unit[0];
      if (count > 1 || (count === 1 && unit[0] === 1)) out += DIGITS.charAt(count);
      if (count) out += unit[1];
    });
    return out;
  }
  // Numbers of a citation in digits.
  search.inDigits = function (text) {
    return text.replace(/(第?)([〇一二三四五六七八九十百千]+)(条|項|号|章|節|編)(の[〇一二三四五六七八九十]+)?/g, function (whole, before, count, unit, branch) {
      return before + number(count) + unit + (branch ? "の" + number(branch.slice(1)) : "");
    }).replace(/(別表|様式|附則)第([〇一二三四五六七八九十百千]+)/g, function (whole, name, count) { return name + "第" + number(count); });
  };
  function inKanji(text) {
    return text.replace(/(第?)(\d{1,4})(条|項|号|章|節|編)(の\d{1,4})?/g, function (whole, before, count, unit, branch) {
      return before + kanji(count) + unit + (branch ? "の" + kanji(branch.slice(1)) : "");
    });
  }

  // Words of `groups` inside a term, each with its group; whole words only where letters are Latin.
  function substituted(term, groups, give) {
    groups.forEach(function (group) {
      var inside = "", at = -1;
      group.forms.forEach(function (form) {
        if (form.length <= inside.length || (form.length < 2 && form !== term)) return;
        var place = term.indexOf(form);
        if (place < 0) return;
        if (/^[a-z0-9]/.test(form) && /[a-z0-9]/.test(term.charAt(place - 1))) return;
        if (/[a-z0-9]$/.test(form) && /[a-z0-9]/.test(term.charAt(place + form.length))) return;
        inside = form;
        at = place;
      });
      if (at < 0) return;
      group.forms.forEach(function (form) {
        // a word that already holds the other is found by itself
        if (form !== inside) give(term.slice(0, at) + form + term.slice(at + inside.length));
      });
    });
  }

  search.alternatives = function (term, groups) {
    var found = [], seen = Object.create(null);
    function add(text, why, row) {
      var key = text + "\u0000" + (row || "") + (why === "送り仮名" ? "+" : "");
      if (!text || seen[key] || found.length >= MOST) return;
      seen[key] = true;
      found.push({ text: text, why: why, slots: why === "送り仮名", row: row || "" });
    }
    add(term, "");
    if (term.length > LONGEST) return found;
    add(search.fold(shifted(term, "ぁ", "ゖ", 0x60)), "かな");
    add(search.fold(shifted(term, "ァ", "ヶ", -0x60)), "かな");
    add(search.inDigits(term), "条の数字");
    add(inKanji(term), "条の数字");
    var same = found.map(function (form) { return form.text; }), stems = [];
    var bare = term.replace(BETWEEN, "$1"), noun = SURU.exec(bare), verb = VERB.exec(bare);
    if (noun) stems.push(noun[1]);
    else if (verb) {
      var stem = verb[1], end = verb[2].charAt(0);
      var lone = !new RegExp(KANJI + KANJI).test(stem);
      if (!lone) add(stem, "送り仮名");
      else {
        // 捨てる, 忘れた and 起きた keep their first kana; the others change it within a row (送る, 送った, 送ります).
        var keeps = /^(?:[えけげせてめれべ].|[きぎちみびり][るたてな])/.test(verb[2]) && !/^きたい|^みたい|^りたい/.test(verb[2]);
        var row = keeps ? end : ROWS.filter(function (kana) { return kana.indexOf(end) >= 0; }).join("");
        add(stem, "送り仮名", row);
      }
    }
    stems.forEach(function (stem) { add(stem, "送り仮名"); });
    if (new RegExp(KANJI + KANJI).test(bare)) add(bare, "送り仮名");
    same.concat(stems).forEach(function (base) {
      substituted(base, groups || [], function (text) { add(text, "言い換え"); });
    });
    return found;
  };

  // A form with slots as a pattern over folded text, or null where plain text will do.
  search.pattern = function (form) {
    if (!form.slots) return null;
    return new RegExp(form.text.split("").map(literal).join("").replace(PAIR, "$1" + SLOT + "?") + (form.row ? "[" + form.row + "]" : ""), "g");
  };
})(this);
