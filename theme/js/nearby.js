// When nothing is found: 「もしかして」. Words of the texts that differ by one
// letter from what was typed, or the words of a sentence one by one.
(function (root) {
  "use strict";
  var search = root.kiteiSearch = root.kiteiSearch || {};
  var RUNS = /[ァ-ヺー]{3,}|[㐀-鿿々]{2,}|[a-z0-9]{3,}/g, LONGEST = 30, MOST = 3, SURE = 0.2;

  function vocabulary() {
    if (search.vocabulary) return search.vocabulary;
    var counts = new Map();
    function count(word, worth) { counts.set(word, (counts.get(word) || 0) + worth); }
    search.state.parts.forEach(function (part) {
      if (search.isPast(part.id)) return;
      (part.text.match(RUNS) || []).forEach(function (word) { count(word, 1); });
      part.titles.forEach(function (title) { if (title.length <= LONGEST) count(title, 3); });
      part.terms.forEach(function (terms) { if (terms) terms.forEach(function (term) { count(term, 5); }); });
    });
    var lengths = [];
    counts.forEach(function (worth, word) {
      if (word.length > LONGEST) return;
      (lengths[word.length] = lengths[word.length] || []).push([word, worth]);
    });
    return (search.vocabulary = { counts: counts, lengths: lengths });
  }
  // Whether one letter is wrong, missing, too many, or two stand the wrong way round.
  function isNear(a, b) {
    var start = 0, end = 0, shorter = Math.min(a.length, b.length);
    while (start < shorter && a.charAt(start) === b.charAt(start)) start += 1;
    while (end < shorter - start && a.charAt(a.length - 1 - end) === b.charAt(b.length - 1 - end)) end += 1;
    var left = a.length - start - end, right = b.length - start - end;
    return (left <= 1 && right <= 1) || (left === 2 && right === 2 && a.charAt(start) === b.charAt(start + 1) && a.charAt(start + 1) === b.charAt(start));
  }
  function near(word) {
    var all = vocabulary(), found = [];
    if (word.length < 2 || word.length > LONGEST) return [];
    for (var length = word.length - 1; length <= word.length + 1; length += 1) {
      (all.lengths[length] || []).forEach(function (entry) { if (entry[0] !== word && isNear(word, entry[0])) found.push(entry); });
    }
    found.sort(function (a, b) { return (b[0].charAt(0) === word.charAt(0)) - (a[0].charAt(0) === word.charAt(0)) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1); });
    return found.slice(0, MOST).map(function (entry) { return entry[0]; });
  }
  // The term with a word in it mended, for each that could be meant.
  function mended(term) {
    var out = near(term), known = vocabulary().counts;
    (term.match(RUNS) || []).forEach(function (run) {
      if (run === term || known.has(run)) return;
      near(run).forEach(function (word) { out.push(term.replace(run, word)); });
    });
    return out;
  }

  // A sentence of the reader's own: the likest question, or else the procedures that have most of its words.
  search.likest = function (query) {
    var questions = search.questions(query, true);
    if (questions.length && questions[0].score >= SURE) return questions;
    var words = search.fold(query).slice(0, 80).match(/[ァ-ヺー]{2,}|[㐀-鿿々]+(?:[いきしちりみけえせてめれつ][㐀-鿿々]+)*(?:[いきしちりみけえせめれるすくうむ](?![ぁ-ゖ]))?|[a-z0-9]{2,}/g) || [];
    words = words.filter(function (word, at) { return words.indexOf(word) === at; }).slice(0, 6);
    var near = words.length ? search.near(words, MOST) : [];
    if (!near.length) return questions;
    return near.map(function (hit) {
      return { href: hit.href, title: hit.title + (hit.citation ? " " + hit.citation : ""), question: hit.heading, questionHref: "", sample: hit.sample, score: 0, see: [] };
    });
  };

  search.meant = function (query, count) {
    var terms = search.terms(query).slice(0, 4), tried = [];
    if (!terms.length || query.length > 200) return [];
    terms.forEach(function (term, at) {
      if (count(term)) return;
      var katakana = search.fold(term.replace(/[ぁ-ゖ]/g, function (kana) { return String.fromCharCode(kana.charCodeAt(0) + 0x60); }));
      mended(term).concat(katakana === term ? [] : mended(katakana)).forEach(function (other) {
        tried.push(terms.map(function (term, n) { return n === at ? other : term; }).join(" "));
      });
    });
    // a sentence: its words one by one
    var words = terms.join(" ").match(/[ァ-ヺー]{2,}|[㐀-鿿々]+[いきしちりみえけせてめれ]?|[a-z0-9]{2,}/g) || [];
    if (words.length > 1 && words.length < 6 && words.every(function (word) { return word.length > 1; })) tried.push(words.join(" "));
    return tried.filter(function (other, at) { return tried.indexOf(other) === at; }).filter(count).slice(0, MOST).map(search.written);
  };

  // Folded words as the texts write them.
  search.written = function (words) { return words.split(" ").map(writtenOne).join(" "); };
  function slice(text, form) {
    var range = search.ranges(text, [form])[0];
    return range ? text.slice(range[0], range[1]) : "";
  }
  function writtenOne(form) {
    var found = "";
    search.state.parts.some(function (part) {
      if (search.isPast(part.id)) return false;
      var at = part.text.indexOf(form), doc = 0;
      if (at < 0) {
        var page = part.titles.findIndex(function (title) { return title.indexOf(form) >= 0; });
        if (page >= 0) found = slice(part.pages[page][1], form);
        return Boolean(found);
      }
      while (part.starts[doc + 1] <= at) doc += 1;
      var record = part.docs[doc];
      return [record[2], record[3]].concat((record[4] || []).map(function (block) { return block[2]; })).some(function (text) {
        found = slice(text || "", form);
        return Boolean(found);
      });
    });
    return found || form;
  }
})(this);
