// Questions as people ask them: 「間違って送っちゃった」 leads to the first step of
// what to do. A question is known by its own words and by its other wordings;
// what they share with the query is counted in pairs of letters, and rare pairs
// count more.
(function (root) {
  "use strict";
  var search = root.kiteiSearch = root.kiteiSearch || {};
  var KIND = "question", MOST = 3, MOST_LETTERS = 80;

  // One pattern for all words of all groups, the longest first, and the letter that stands for each.
  function alike() {
    var same = search.state.same;
    if (same && same.of === search.state.groups) return same;
    var letters = Object.create(null), forms = [];
    search.state.groups.forEach(function (group, at) {
      group.forms.forEach(function (form) {
        if (form.length < 2 || letters[form]) return;
        letters[form] = String.fromCharCode(0xE000 + at % 6000);
        forms.push(form);
      });
    });
    forms.sort(function (a, b) { return b.length - a.length; });
    // Latin words only as a whole: no AI in gmail
    function whole(form) { return (/^[a-z0-9]/.test(form) ? "(?<![a-z0-9])" : "") + search.literal(form) + (/[a-z0-9]$/.test(form) ? "(?![a-z0-9])" : ""); }
    var pattern = forms.length ? new RegExp(forms.map(whole).join("|"), "g") : null;
    return (search.state.same = { of: search.state.groups, letters: letters, pattern: pattern });
  }
  // Kana alike, politeness and white space aside, words of one group as one letter.
  function plain(text) {
    var words = search.fold(text).slice(0, MOST_LETTERS);
    var same = alike();
    if (same.pattern) words = words.replace(same.pattern, function (form) { return same.letters[form]; });
    return words.replace(/(?:てしまいました|てしまつた|ちやいました|ちやつた|ちやつて|てしまう)/g, "た").replace(/(?:でしまいました|でしまつた|じやいました|じやつた)/g, "だ")
      .replace(/ました/g, "た").replace(/ますか|ません/g, "").replace(/(?:どうすればよいですか|どうしたらいい|どうすればいい|したいです|ですか|でしようか|よいですか)/g, "")
      .replace(/[\s、。,.!?・「」()…ー-]/g, "");
  }
  function grams(text) {
    var words = plain(text), out = {};
    for (var at = 0; at < words.length; at += 1) {
      if (at) out[words.slice(at - 1, at + 1)] = true;
      if (/[々㐀-鿿\uE000-\uF8FF]/.test(words.charAt(at))) out[words.charAt(at)] = true;
    }
    return Object.keys(out);
  }

  // Every wording of every question, made when somebody first asks.
  function asked() {
    if (search.asked) return search.asked;
    var wordings = [], counts = Object.create(null), questions = 0;
    search.state.parts.forEach(function (part) {
      part.docs.forEach(function (doc) {
        var page = part.pages[doc[0]];
        if (!page || page[2] !== KIND || search.isPast(part.id)) return;
        var see = (doc[6] || [])[0], seen = {}, number = questions;
        questions += 1;
        var own = page[0] + (doc[1] ? "#" + doc[1] : ""), words = [doc[3] || page[1]];
        (doc[4] || []).forEach(function (block) { if (!block[1]) words.push(block[2]); });
        words.forEach(function (wording) {
          var list = grams(wording);
          list.forEach(function (gram) { if (!seen[gram]) { seen[gram] = true; counts[gram] = (counts[gram] || 0) + 1; } });
          wordings.push({ number: number, wording: wording, grams: list, question: words[0], questionHref: own, href: see ? see[0] : own, title: see ? see[1] : words[0], sample: Boolean(page[4]), see: doc[6] || [] });
        });
      });
    });
    // what is all hiragana is how one asks, the rest is what about
    function weight(gram) { return Math.log(1 + questions / (0.5 + (counts[gram] || 0))) * (/^[ぁ-ゖ]+$/.test(gram) ? 0.4 : 1); }
    var places = Object.create(null);
    wordings.forEach(function (one, at) {
      one.weight = 0;
      one.grams.forEach(function (gram) { one.weight += weight(gram); (places[gram] = places[gram] || []).push(at); });
    });
    return (search.asked = { wordings: wordings, places: places, weight: weight });
  }

  // `loose`: nothing else was found, so that a fainter likeness is better than none.
  search.questions = function (query, loose) {
    var all = asked(), own = grams(query), total = 0, shared = {}, best = {};
    // what is said just so, however short it is
    var words = search.fold(query).trim(), same = all.wordings.filter(function (one) { return words && search.fold(one.wording).trim() === words; })[0];
    if (same) return [{ href: same.href, title: same.title, question: same.question, questionHref: same.questionHref, wording: same.wording, sample: same.sample, see: same.see, score: 1, equal: true }];
    if (own.length < 3) return [];
    own.forEach(function (gram) {
      var weight = all.weight(gram);
      total += weight;
      (all.places[gram] || []).forEach(function (at) { shared[at] = (shared[at] || 0) + weight; });
    });
    Object.keys(shared).forEach(function (at) {
      var one = all.wordings[at], cover = shared[at] / total, alike = 2 * shared[at] / (total + one.weight);
      var score = 0.5 * cover + 0.5 * alike;
      if (loose ? cover < 0.25 || score < 0.22 : cover < 0.5 || alike < 0.3 || score < 0.5) return;
      if (!best[one.number] || best[one.number].score < score) {
        best[one.number] = { href: one.href, title: one.title, question: one.question, questionHref: one.questionHref, wording: one.wording, sample: one.sample, see: one.see, score: score };
      }
    });
    var found = Object.keys(best).map(function (number) { return best[number]; });
    found.sort(function (a, b) { return b.score - a.score; });
    return found.filter(function (one) { return one.score > found[0].score * 0.7; }).slice(0, MOST);
  };
})(this);
