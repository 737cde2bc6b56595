// How what was found is shown: groups by tier, each hit with its clause and its
// words marked. Everything that comes from a text or a query is a text node.
(function (root) {
  "use strict";
  var search = root.kiteiSearch = root.kiteiSearch || {};
  var BEFORE = 28, SHOWN = 120, MOST_FORMS = 6;
  var QUESTIONS = "questions.html";
  // What a page is, where its title alone does not say so: by its folder, or by its kind.
  var KINDS = {
    assets: "情報資産", systems: "情報システム", departments: "わたしの課", findings: "監査の指摘", audits: "監査", trainings: "研修",
    incidents: "インシデント", exceptions: "例外措置", contractors: "委託先・クラウド", applications: "申請・許可", notices: "通知",
    meetings: "委員会", reviews: "見直し", question: "よくある質問", revision: "履歴", "as-it-stood": "以前の全文", framework: "枠組み",
    terms: "用語", roles: "役割", laws: "法令", guide: "担当者の手引",
  };

  var make = search.make = function (tag, className, words) {
    var element = document.createElement(tag);
    if (className) element.className = className;
    if (words) element.textContent = words;
    return element;
  };
  search.address = function (href, forms) {
    var parts = href.split("#"), query = new URLSearchParams();
    if (forms && forms.length) query.set("mark", forms.slice(0, MOST_FORMS).join(" "));
    return search.root + parts[0] + (forms && forms.length ? "?" + query : "") + (parts[1] ? "#" + parts[1] : "");
  };
  search.results = function (query, more) {
    var words = new URLSearchParams({ q: query });
    Object.keys(more || {}).forEach(function (name) { if (more[name]) words.set(name, more[name]); });
    return search.root + "search.html?" + words;
  };

  // The stretch of a block in which the words stand.
  function teaser(text, forms) {
    var first = search.ranges(text, forms)[0], from = first ? Math.max(0, first[0] - BEFORE) : 0;
    if (from > 0) {
      var stop = text.lastIndexOf("。", first[0]);
      if (stop >= from) from = stop + 1;
    }
    var part = text.slice(from, from + SHOWN);
    return (from > 0 ? "…" : "") + part + (from + SHOWN < text.length ? "…" : "");
  }
  function link(href, className) {
    var made = make("a", className);
    made.href = href;
    made.setAttribute("data-hit", "");
    return made;
  }
  function sampleMark() { return make("strong", "mark", "見本"); }

  function shown(hit) {
    var best = hit.best(), forms = best.forms.length ? best.forms : hit.terms.map(function (forms) { return forms[0].text; });
    var item = make("li", "hit"), title = link(search.address(hit.href, forms)), record = hit.record, heading = hit.heading;
    var name = make("span", "hit-name");
    // a record on a page of many is known by its own name
    var listed = heading && !hit.citation && record[1] && hit.kind !== "law" && hit.kind !== "guide" && hit.kind !== "as-it-stood";
    search.fill(name, listed ? heading : hit.title + (hit.citation ? " " + hit.citation : ""), forms);
    title.appendChild(name);
    if (!listed && heading && heading !== hit.title) {
      title.appendChild(document.createTextNode(" "));
      search.fill(title.appendChild(make("span", "hit-heading")), heading, forms);
    }
    item.appendChild(title);
    var kind = listed ? hit.title : KINDS[hit.kind] || KINDS[hit.page.split("/")[0]];
    if (kind) item.appendChild(make("span", "hit-kind", kind));
    if (hit.sample) item.appendChild(sampleMark());
    var block = record && record[4] && record[4][best.shown];
    if (block && block[2]) search.fill(item.appendChild(make("p", "teaser")), teaser(block[2], forms), forms);
    return item;
  }
  function headed(level, words, count, id) {
    var section = make("section", "hits"), head = section.appendChild(make("h" + level, "", words));
    if (count !== null) { head.appendChild(document.createTextNode(" ")); head.appendChild(make("span", "", count + "件")); }
    head.id = id;
    section.setAttribute("aria-labelledby", id);
    return section;
  }

  function shownJumps(result, level, most) {
    var many = result.jumps.length > 1, section = headed(level, many ? "どの文書の条項か、お選びください" : "この条項へ", null, "finder-jumps");
    var list = section.appendChild(make("ul", "jumps"));
    result.jumps.slice(0, most).forEach(function (jump) {
      var item = list.appendChild(make("li", "hit")), title = item.appendChild(link(search.address(jump.href)));
      title.appendChild(make("span", "hit-name", jump.title + (many ? "" : "へ")));
      if (jump.heading) { title.appendChild(document.createTextNode(" ")); title.appendChild(make("span", "hit-heading", jump.heading)); }
      if (jump.sample) item.appendChild(sampleMark());
    });
    if (result.jumps.length > most) section.appendChild(make("p", "finder-note", "ほかに" + (result.jumps.length - most) + "件あります。文書の名前も入れると、絞れます。"));
    return section;
  }
  function shownQuestions(result, level) {
    var section = headed(level, result.likely ? "近いもの" : "こんなときは", null, "finder-questions"), list = section.appendChild(make("ul", "questions"));
    result.questions.forEach(function (question) {
      var item = list.appendChild(make("li", "hit")), title = item.appendChild(link(search.address(question.href)));
      // 「誤送信したとき1（電話する）」: the step and its heading
      var parts = /^([^（]+)（(.+)）$/.exec(question.title);
      title.appendChild(make("span", "hit-name", parts ? parts[1] : question.title));
      var heading = parts ? parts[2] : question.questionHref ? "" : question.question;
      if (heading) { title.appendChild(document.createTextNode(" ")); title.appendChild(make("span", "hit-heading", heading)); }
      if (question.sample) item.appendChild(sampleMark());
      if (!question.questionHref || question.question === question.title) return;
      var line = item.appendChild(make("p", "teaser", "よくある質問：")), more = line.appendChild(make("a", "", question.question));
      more.href = search.address(question.questionHref);
    });
    return section;
  }

  function shownMeant(result, options) {
    var section = headed(options.level, "もしかして", null, "finder-meant"), list = section.appendChild(make("ul", "meant"));
    result.meant.forEach(function (words) {
      var again = list.appendChild(make("li")).appendChild(make("button", "", words));
      again.type = "button";
      again.addEventListener("click", function () { options.again(words); });
    });
    return section;
  }

  // Shows a result in `box`. options: { level, most, jumps, query, more(group) → address or null, state }
  search.show = function (box, result, options) {
    box.textContent = "";
    if (result.jumps.length) box.appendChild(shownJumps(result, options.level, options.jumps));
    if (result.meant.length) box.appendChild(shownMeant(result, options));
    if (result.questions.length) box.appendChild(shownQuestions(result, options.level));
    var others = [];
    result.variants.slice(0, 50).forEach(function (hit) {
      hit.best().forms.forEach(function (form) {
        var own = hit.terms.some(function (forms) { return forms[0].text === form; });
        if (!own && others.indexOf(form) < 0) others.push(form);
      });
    });
    if (others.length) box.appendChild(make("p", "finder-note", "表記ゆれを含む：" + others.slice(0, 6).map(search.written).map(function (word) { return "「" + word + "」"; }).join("") + (others.length > 6 ? "など" : "") + "でも探しました。"));
    result.groups.forEach(function (group, at) {
      if (!group.hits.length) return;
      var section = headed(options.level, group.name, group.count, "finder-group-" + at), list = section.appendChild(make("ol"));
      var most = options.most(group.id);
      group.hits.slice(0, most).forEach(function (hit) { list.appendChild(shown(hit)); });
      if (group.hits.length > most) options.rest(section, group, most);
      box.appendChild(section);
    });
    if (!result.looked && !result.jumps.length && (result.likely || !result.questions.length)) {
      var help = box.appendChild(make("p", "finder-help", "短い言葉や、別の言い方でもお試しください。"));
      var places = [["contents.html", "目次"], ["sakuin.html", "索引（五十音）"]];
      // a sentence that nobody wrote: what others asked
      if (search.hasPage(QUESTIONS)) places.unshift([QUESTIONS, "よくある質問"]);
      places.forEach(function (place) {
        help.appendChild(document.createTextNode(" "));
        help.appendChild(make("a", "", place[1])).href = search.root + place[0];
      });
    }
  };
})(this);
