// The searcher, without a page: it keeps the data that classic scripts hand in,
// and finds. Terms are parts of words and all of them must stand in one clause,
// or else on one page. kitei search in the terminal finds the same.
(function (root) {
  "use strict";
  var search = root.kiteiSearch = root.kiteiSearch || {};
  // Between blocks, behind the citation, behind a doc: what no term can span.
  var BLOCK = "\u0001", HEAD = "\u0002", DOC = "\u0003", MARKS = /[\u0000-\u0008\u000E-\u001F\n\r\v\f\u0085\u2028\u2029]/;
  var MOST_TERMS = 16, MOST_JUMPS = 40;
  var EXACT = 1, VARIANT = 2, IN_HEADING = 1, IN_CITATION = 2, IS_HEADING = 4, IS_WORD = 8;
  var state = search.state = { index: null, parts: [], groups: [], names: [] };

  function clean(text) { return MARKS.test(text) ? search.fold(text).replace(/[\u0000-\u001F]/g, " ") : text; }

  search.index = function (data) {
    state.index = data;
    state.groups = (data.synonyms || []).map(function (words) { return { words: words, forms: words.map(search.fold) }; });
    state.names = (data.names || []).map(function (name) {
      return { form: search.fold(name[0]).replace(/\s+/g, ""), part: name[1], page: name[2] };
    }).sort(function (a, b) { return b.form.length - a.form.length; });
  };

  // A Part is one script's pages and docs with their folded text, made once.
  search.part = function (id, data) {
    var docs = data.docs || [], pages = data.pages || [];
    var text = search.fold(DOC + docs.map(function (doc) {
      var blocks = (doc[4] || []).map(function (block) { return clean(block[2] || ""); });
      return clean(doc[2] || "") + HEAD + clean(doc[3] || "") + BLOCK + blocks.join(BLOCK);
    }).join(DOC) + DOC);
    var starts = new Int32Array(docs.length + 1), heads = new Int32Array(docs.length), bodies = new Int32Array(docs.length), at = 0;
    for (var n = 0; n < docs.length; n += 1) {
      starts[n] = at + 1;
      heads[n] = text.indexOf(HEAD, at);
      bodies[n] = text.indexOf(BLOCK, heads[n]);
      at = text.indexOf(DOC, at + 1);
    }
    starts[docs.length] = at + 1;
    var part = {
      id: id, tier: id.replace(/-\d+$/, ""), pages: pages, docs: docs, text: text, starts: starts, heads: heads, bodies: bodies,
      titles: pages.map(function (page) { return search.fold(page[1] || ""); }),
      terms: docs.map(function (doc) { return doc[5] ? doc[5].map(search.fold) : null; }),
      of: pages.map(function () { return []; }),
    };
    docs.forEach(function (doc, n) { if (part.of[doc[0]]) part.of[doc[0]].push(n); });
    state.parts = state.parts.filter(function (one) { return one.id !== id; });
    state.parts.push(part);
    var order = ((state.index || {}).parts || []).map(function (one) { return one.id; });
    state.parts.sort(function (a, b) { return order.indexOf(a.id) - order.indexOf(b.id); });
    search.vocabulary = search.asked = null;
  };
  // Whether the edition has a page of that address.
  search.hasPage = function (href) {
    return state.parts.some(function (part) { return part.pages.some(function (page) { return page[0] === href; }); });
  };
  search.isPast = function (id) { return id.indexOf("past") === 0; };

  // The terms of a query, folded, each once.
  search.terms = function (query) {
    var terms = search.fold(String(query)).split(/[\s\u0000-\u001F\u0085\uFEFF]+/).filter(Boolean);
    return terms.filter(function (term, at) { return terms.indexOf(term) === at; }).slice(0, MOST_TERMS);
  };

  var LATIN = /[a-z0-9]/;
  // Where one term stands in a part: a doc's best way, how often, in which zone; the same of titles.
  function scan(part, forms) {
    var count = part.docs.length, text = part.text;
    var found = { own: new Uint8Array(count), often: new Uint16Array(count), zone: new Uint8Array(count), form: new Uint8Array(count), title: new Uint8Array(part.pages.length), any: false, docs: 0 };
    forms.forEach(function (form, which) {
      var manner = which === 0 ? EXACT : VARIANT, doc = 0, pattern = form.pattern, length = form.text.length, at, hit;
      if (pattern) pattern.lastIndex = 0;
      function next(from) {
        if (!pattern) return text.indexOf(form.text, from);
        hit = pattern.exec(text);
        if (!hit) return -1;
        length = hit[0].length;
        return hit.index;
      }
      for (at = next(0); at >= 0; at = next(at + length)) {
        while (part.starts[doc + 1] <= at) doc += 1;
        if (!found.own[doc]) { found.own[doc] = manner; found.form[doc] = which; found.docs += 1; }
        if (found.own[doc] !== manner) continue;
        if (found.often[doc] < 999) found.often[doc] += 1;
        if (at < part.bodies[doc]) {
          found.zone[doc] |= at < part.heads[doc] ? IN_CITATION : IN_HEADING;
          if (at === part.heads[doc] + 1 && at + length === part.bodies[doc]) found.zone[doc] |= IS_HEADING;
        }
        if (!LATIN.test(text.charAt(at)) || !(LATIN.test(text.charAt(at - 1)) || LATIN.test(text.charAt(at + length)))) found.zone[doc] |= IS_WORD;
      }
      part.titles.forEach(function (title, page) {
        if (found.title[page]) return;
        if (pattern) pattern.lastIndex = 0;
        if (pattern ? pattern.test(title) : title.indexOf(form.text) >= 0) found.title[page] = manner;
      });
    });
    return found;
  }

  // A Hit is a doc, or a page where `doc` is below nought.
  function Hit(part, page, doc, score, variant, terms) {
    this.part = part; this.at = page; this.doc_ = doc; this.score = score; this.variant = variant; this.terms = terms;
    this.tier = part.tier;
  }
  Object.defineProperties(Hit.prototype, {
    page: { get: function () { return this.part.pages[this.at][0]; } },
    title: { get: function () { return this.part.pages[this.at][1]; } },
    kind: { get: function () { return this.part.pages[this.at][2]; } },
    sample: { get: function () { return Boolean(this.part.pages[this.at][4]); } },
    record: { get: function () { return this.doc_ < 0 ? null : this.part.docs[this.doc_]; } },
    doc: { get: function () { var record = this.record; return this.page + (record && record[1] ? "#" + record[1] : ""); } },
    heading: { get: function () { return this.record ? this.record[3] || "" : ""; } },
    block: { get: function () { return this.best().block; } },
    href: { get: function () {
      var block = this.block, fragment = block >= 0 && this.record[4][block][0];
      return fragment ? this.page + "#" + fragment : this.doc;
    } },
    citation: { get: function () { return this.record ? search.cited(this.record, this.record[4][this.block] && this.record[4][this.block][0] ? this.block : -1) : ""; } },
  });
  // The block that says most of what is sought (-1: what names the doc says it), and the forms that stand in it.
  Hit.prototype.best = function () {
    if (this.found) return this.found;
    var best = { block: -1, shown: 0, forms: [], score: -1 }, terms = this.terms;
    if (this.doc_ >= 0) {
      var part = this.part, text = part.text.slice(part.starts[this.doc_], part.starts[this.doc_ + 1] - 1).split(/[\u0001-\u0003]/);
      var forms = [], firsts = terms.map(function (forms) { return text.map(function (words) { return firstForm(forms, words); }); });
      var named = firsts.every(function (found) { return found[0] || found[1]; });
      text.slice(2).forEach(function (words, at) {
        var score = firsts.reduce(function (sum, found) { return sum + (found[at + 2] ? 1 : 0); }, 0);
        if (score > best.score) best = { block: at, shown: at, score: score, forms: [] };
      });
      firsts.forEach(function (found) { found.forEach(function (form) { if (form && forms.indexOf(form) < 0) forms.push(form); }); });
      if (named || best.score < 1) best.block = -1;
      best.forms = forms;
    }
    else {
      var page = this.at, own = this.part, told = [own.titles[page]].concat(own.of[page].map(function (doc) { return own.text.slice(own.starts[doc], own.starts[doc + 1]); })).join("\u0001");
      best.forms = terms.map(function (forms) { return firstForm(forms, own.titles[page]) || firstForm(forms, told); }).filter(Boolean);
    }
    return (this.found = best);
  };
  // What of a term's forms stands in a text, as it stands there.
  function firstForm(forms, text) {
    for (var at = 0; at < forms.length; at += 1) {
      if (!forms[at].pattern) { if (text.indexOf(forms[at].text) >= 0) return forms[at].text; continue; }
      forms[at].pattern.lastIndex = 0;
      var hit = forms[at].pattern.exec(text);
      if (hit) return hit[0];
    }
    return "";
  }

  // Pages about a page: what they lead to comes before them.
  var ASIDE = { revision: 0.5, search: 0.3, sakuin: 0.3, lists: 0.5, about: 0.6, days: 0.5, publication: 0.5 };
  // Title and heading, then citation, then body; a definition before its uses.
  function weigh(part, doc, found, idf, terms, average) {
    var page = part.docs[doc][0], length = part.starts[doc + 1] - part.bodies[doc], defined = part.terms[doc];
    return found.reduce(function (sum, term, n) {
      var often = term.own[doc] ? term.often[doc] : 0, zone = term.zone[doc], form = terms[n][term.form[doc]].text, worth = 0;
      if (often) worth += often * 2.2 / (often + 1.2 * (0.5 + 0.5 * length / average));
      if (zone & IN_HEADING) worth += 2.5 + 2.5 * Math.min(1, form.length / Math.max(1, part.bodies[doc] - part.heads[doc] - 1));
      if (zone & IS_HEADING) worth += 2;
      if (zone & IN_CITATION) worth += 2.5;
      if (term.title[page]) worth += 1 + 3 * Math.min(1, form.length / Math.max(1, part.titles[page].length));
      if (often && !(zone & IS_WORD)) worth *= 0.6;
      if (defined && defined.indexOf(form) >= 0) worth += 5;
      return sum + worth * idf[n] * (term.own[doc] === VARIANT ? 0.6 : 1);
    }, 0) * (ASIDE[part.pages[page][2]] || 1);
  }

  // Where no clause has all of the words: procedures that have most of them, a page once, best first; what is to be done
  // before what is to be filled in.
  var FORM = /^(?:様式|別表|別記)/;
  search.near = function (words, most) {
    var terms = words.map(formsOf), parts = state.parts.filter(function (part) { return part.tier === "procedures"; }), hits = [], pages = {};
    parts.forEach(function (part) {
      var found = terms.map(function (forms) { return scan(part, forms); }), all = part.docs.length, sum = 0;
      var idf = found.map(function (term) { var weight = Math.log(1 + (all - term.docs + 0.5) / (term.docs + 0.5)); sum += weight; return weight; });
      part.docs.forEach(function (doc, n) {
        var covered = found.reduce(function (sum, term, at) { return sum + (term.own[n] || term.title[doc[0]] ? idf[at] : 0); }, 0);
        if (covered < sum * 0.4 || !found.some(function (term) { return term.own[n]; })) return;
        hits.push(new Hit(part, doc[0], n, (FORM.test(doc[2] || "") ? 0.4 : 1) * covered / sum * (weigh(part, n, found, idf, terms, part.text.length / all) + found.reduce(function (sum, term, at) { return sum + (term.title[doc[0]] ? 6 * idf[at] : 0); }, 0)), true, terms));
      });
    });
    hits.sort(function (a, b) { return b.score - a.score; });
    return hits.filter(function (hit) { var first = !pages[hit.page]; pages[hit.page] = true; return first; }).slice(0, most);
  };

  function hitsIn(part, found, idf, terms, average) {
    var hits = [], count = found.length;
    part.of.forEach(function (docs, page) {
      var some = false, titled = 0, titledExactly = 0, everywhere = true;
      found.forEach(function (term) { if (term.title[page]) titled += 1; if (term.title[page] === EXACT) titledExactly += 1; });
      docs.forEach(function (doc) {
        var own = 0, all = 0, exact = true;
        for (var n = 0; n < count; n += 1) {
          if (found[n].own[doc]) own += 1;
          if (found[n].own[doc] || found[n].title[page]) all += 1;
          if (found[n].own[doc] !== EXACT && found[n].title[page] !== EXACT) exact = false;
        }
        if (all < count || !own) return;
        some = true;
        hits.push(new Hit(part, page, doc, weigh(part, doc, found, idf, terms, average), !exact, terms));
      });
      if (titled < count) {
        if (some || !docs.length) return;
        everywhere = found.every(function (term) { return term.title[page] || docs.some(function (doc) { return term.own[doc]; }); });
        if (!everywhere) return;
      }
      // the page itself; what stands at its head is one with it
      var whole = docs.filter(function (doc) { return !part.docs[doc][1]; })[0];
      var length = terms.reduce(function (sum, forms) { return sum + forms[0].text.length; }, 0);
      var cover = Math.min(1, length / Math.max(1, part.titles[page].length));
      var score = titled < count ? 0.5 : (8 + 32 * cover * cover + (cover === 1 ? 20 : 0)) * (part.pages[page][2] === "law" ? 1.25 : 1);
      var same = whole === undefined ? null : hits.filter(function (hit) { return hit.doc_ === whole && hit.at === page; })[0];
      if (same) { same.score = Math.max(same.score, score) + 1; if (titledExactly === count) same.variant = false; return; }
      var loose = titled < count ? !found.every(function (term) { return term.title[page] === EXACT || docs.some(function (doc) { return term.own[doc] === EXACT; }); }) : titledExactly < count;
      hits.push(new Hit(part, page, whole === undefined ? -1 : whole, score, loose, terms));
    });
    return hits;
  }

  // Clauses and pages that the query cites.
  function jumpsOf(query, here, parts) {
    var cited = search.citing(query, state.names), jumps = [];
    if (!cited) return [];
    var order = (state.index.parts || []).map(function (part) { return part.id; });
    function give(part, page, doc, block) {
      var record = doc === null ? null : part.docs[doc], fragment = record && ((block >= 0 && record[4][block][0]) || record[1]);
      var href = part.pages[page][0] + (fragment ? "#" + fragment : "");
      if (jumps.some(function (jump) { return jump.href === href; })) return;
      jumps.push({ href: href, page: part.pages[page][0], title: part.pages[page][1] + (record ? search.cited(record, block) : ""), heading: record ? record[3] : "", sample: Boolean(part.pages[page][4]) });
    }
    var wanted = cited.name && state.names.filter(function (name) { return name.form === cited.name.form; });
    parts.forEach(function (part) {
      if (part.tier === "records") { if (!wanted || cited.article) return; }
      part.pages.forEach(function (page, at) {
        if (wanted && !wanted.some(function (name) { return order[name.part] === part.id && name.page === at; })) return;
        if (!cited.article) { give(part, at, null, -1); return; }
        part.of[at].forEach(function (doc) {
          var block = search.blockCited(part.docs[doc], cited);
          if (block !== null) give(part, at, doc, block);
        });
      });
    });
    // the document that is being read is meant, when none is named
    var near = wanted ? [] : jumps.filter(function (jump) { return jump.page === here; });
    return (near.length ? near : jumps).slice(0, MOST_JUMPS);
  }

  function formsOf(term) {
    return search.alternatives(term, state.groups).map(function (form) {
      return { text: form.text, why: form.why, pattern: search.pattern(form) };
    });
  }
  function found(query, options) {
    var terms = search.terms(query).map(formsOf);
    var parts = state.parts.filter(function (part) { return options.past ? search.isPast(part.id) : !search.isPast(part.id); });
    var scans = terms.length ? parts.map(function (part) { return terms.map(function (forms) { return scan(part, forms); }); }) : [];
    var all = 1, letters = 1;
    parts.forEach(function (part) { all += part.docs.length; letters += part.text.length; });
    var idf = terms.map(function (forms, n) {
      var docs = scans.reduce(function (sum, found) { return sum + found[n].docs; }, 0);
      return Math.log(1 + (all - docs + 0.5) / (docs + 0.5)) + 0.1;
    });
    var hits = [];
    scans.forEach(function (found, at) { hits = hits.concat(hitsIn(parts[at], found, idf, terms, letters / all)); });
    hits.sort(function (a, b) { return (a.variant - b.variant) || (b.score - a.score); });
    return { terms: terms, parts: parts, hits: hits };
  }

  search.find = function (query, options) {
    options = options || {};
    query = String(query);
    if (!state.index) return { jumps: [], questions: [], hits: [], groups: [], departments: [], total: 0, variants: [], meant: [] };
    var result = found(query, options), hits = result.hits, jumps = jumpsOf(query, options.here || "", result.parts);
    var questions = options.past ? [] : search.questions(query);
    // a word alone is no question: one that is found is what was sought, and one that is not may be mistyped
    var asks = /[ぁ-ゖ]{2}/.test(query) || questions.some(function (one) { return one.equal; });
    if (hits.length && !asks) questions = [];
    var meant = hits.length || jumps.length || questions.length && asks ? [] : search.meant(query, function (other) { return found(other, options).hits.length; });
    // what people say in a sentence of their own stands nowhere as it is
    var likely = !hits.length && !jumps.length && !questions.length && !options.past;
    if (likely) questions = search.likest(query);
    var department = options.department === undefined || options.department === "" ? -1 : +options.department;
    function ofDepartment(hit) { return department < 0 || (hit.part.pages[hit.at][3] || []).indexOf(department) >= 0; }
    function ofTier(hit) { return !options.tier || hit.tier === options.tier; }
    var counts = [], groups = [], variants = [];
    hits.filter(ofTier).forEach(function (hit) {
      (hit.part.pages[hit.at][3] || []).forEach(function (one) { counts[one] = (counts[one] || 0) + 1; });
    });
    var kept = hits.filter(ofDepartment);
    (state.index.parts || []).forEach(function (part) {
      var id = part.id.replace(/-\d+$/, "");
      if (search.isPast(id) !== Boolean(options.past) || groups.some(function (group) { return group.id === id; })) return;
      var own = kept.filter(function (hit) { return hit.tier === id; });
      groups.push({ id: id, name: part.name, count: own.length, hits: options.tier && options.tier !== id ? [] : own });
    });
    kept = kept.filter(ofTier);
    kept.forEach(function (hit) { if (hit.variant) variants.push(hit); });
    return {
      jumps: jumps, questions: questions, likely: likely, hits: kept, groups: groups, departments: counts, total: kept.length, looked: hits.length,
      variants: variants, terms: result.terms,
      meant: meant,
    };
  };
})(this);
