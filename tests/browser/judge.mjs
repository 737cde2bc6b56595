// Judges the search of a built site, mechanically and by folding and reading the data of its own:
//   node tests/browser/judge.mjs SITE QUERIES.json [--words] [--held-out]
//
// A unit is relevant when each term has a way of writing that is a part of one of its blocks, its heading, its citation or
// the title of its page, and one of them does not stand in the title only. A term's ways are the term, the same in the other
// kana, the words of its groups of 言い換え, and the `forms` that the query's author wrote. What is found is compared:
//   recall     relevant units that are found            precision  relevant ones among the first ten found
//   empty      relevant units exist, nothing is found   title      a title holds the words: the first hit is such a page
//   cited      a citation leads to its clause (`to`: page, citation, label of the block)
//   meant      a word mistyped finds, or is answered by, what was `means` (told, not held to a goal)
//   control    stretches of the text are found where they stand, and only such among the first ten
//   colloquial a question leads to the page that an officer would open first
//   wordings   each wording of each question leads to the question's first step
//   synonyms   each word of each group of 言い換え finds something, and one of them stands in the text
// Queries marked `held_out` were not looked at while the search was made: --words prints what was missed, of these only
// with --held-out. Exits with 1 where a goal is not met.
import { readFileSync } from 'node:fs';
import { searcher } from './lib/searcher.mjs';
import { fold } from './lib/plain.mjs';
import { Book, first, has, mean, says } from './lib/relevance.mjs';

const GOALS = { recall: 0.98, precision: 0.98, title: 0.95, cited: 1, control: 1, controlPrecision: 0.99, colloquial: 0.8, colloquialHeldOut: 0.8, wordings: 0.95, synonyms: 1 };
const CONTROLS = 200;
const FIRST = 10;

const [site, file, ...flags] = process.argv.slice(2);
const { queries, colloquial } = JSON.parse(readFileSync(file, 'utf8'));
const search = searcher(site, (id) => !id.startsWith('past'));
const book = new Book(search.state);

const figures = {};
const missed = [];
const barren = [];
for (const query of queries) judge(query);
controls();
questions();
synonyms();
report();

function judge({ class: name, query, forms, to, means, held_out: aside = false }) {
  const found = search.find(query, {});
  const values = {};
  if (to) values.cited = cites(found, to) ? 1 : 0;
  else {
    const terms = book.terms(query, forms);
    const relevant = book.relevant(terms);
    const got = new Set(found.hits.map((hit) => hit.doc));
    const shown = found.hits.slice(0, FIRST);
    if (relevant.size > 0) {
      values.recall = [...relevant].filter((href) => got.has(href)).length / relevant.size;
      values.empty = found.total === 0 ? 1 : 0;
      if (shown.length > 0) values.precision = mean(shown.map((hit) => Number(relevant.has(hit.doc) || (!hit.doc.includes('#') && book.pageHas(hit.page, terms)))));
    }
    // what stands there as it was typed comes before what stands there otherwise
    const typed = found.hits.some((hit) => !hit.variant) ? terms.map(([term]) => [term]) : terms;
    const titled = book.titled(typed);
    if (titled.length > 0) values.title = titled.includes(found.hits[0]?.page) || heads(found.hits[0], typed) ? 1 : 0;
    if (means) values.meant = found.total > 0 || found.meant.map(fold).includes(fold(means)) ? 1 : 0;
    else if (relevant.size === 0) barren.push(query);
  }
  count(name, values, aside);
  for (const [key, value] of Object.entries(values)) {
    if (key === 'empty' ? value > 0 : value < 1) told(aside, `${query}: ${key} ${value.toFixed(2)}, first ${first(found) || 'nothing'}${found.meant.length > 0 ? `, meant ${found.meant}` : ''}`);
  }
}

// A heading that says the words is as good as a title.
function heads(hit, terms) {
  const unit = hit && book.units.find((unit) => unit.href === hit.doc);
  return Boolean(unit) && terms.every((ways) => has(unit.heading, ways));
}

function cites(found, to) {
  const wished = book.cited(to);
  if (to[0] === '*') return wished.every((href) => found.jumps.some((jump) => jump.href === href));
  return found.jumps.length < 2 && (found.jumps[0] ?? found.hits[0])?.href === wished[0];
}

// Stretches of the text itself, evenly spread.
function controls() {
  const all = book.units.flatMap((unit) => unit.said.filter((words) => words.length >= 8).map((words) => [unit, words]));
  for (let at = 0; at < CONTROLS; at += 1) {
    const [unit, words] = all[Math.floor((at * all.length) / CONTROLS)];
    const start = (at * 7) % Math.max(1, words.length - 6);
    const stretch = words.slice(start, start + 4 + (at % 3)).trim();
    if (stretch.length < 3 || /\s/.test(stretch)) continue;
    const { hits, jumps } = search.find(stretch, {});
    const held = hits.some((hit) => hit.doc === unit.href) || jumps.some((jump) => jump.page === unit.page);
    const holds = (hit) => (book.pages.get(hit.page) ?? []).some((other) => (other.href === hit.doc || !hit.doc.includes('#')) && says(other, [stretch]));
    const exact = hits.filter((hit) => !hit.variant).slice(0, FIRST);
    count('all', { control: Number(held), ...(exact.length > 0 ? { controlPrecision: mean(exact.map((hit) => Number(holds(hit)))) } : {}) });
    if (!held) missed.push(`control 「${stretch}」: not at ${unit.href}`);
  }
}

function questions() {
  for (const { query, page, held_out: aside = false } of colloquial) {
    const href = first(search.find(query, {}));
    const right = [page].flat().includes(href.split('#')[0]);
    count('all', { [aside ? 'colloquialHeldOut' : 'colloquial']: Number(right) });
    if (!right) told(aside, `${query}: leads to ${href || 'nothing'}, not to ${page}`);
  }
  for (const unit of book.units.filter((unit) => unit.see?.length > 0)) {
    for (const [, label, wording] of unit.blocks) {
      if (label) continue;
      const href = first(search.find(wording, {}));
      count('all', { wordings: Number(href === unit.see[0][0]) });
      if (href !== unit.see[0][0]) missed.push(`wording ${wording}: leads to ${href || 'nothing'}, not to ${unit.see[0][1]}`);
    }
  }
}

function synonyms() {
  for (const group of search.state.index.synonyms) {
    const there = book.units.some((unit) => says(unit, group.map(fold)));
    const silent = group.filter((word) => search.find(word, {}).total === 0);
    count('all', { synonyms: Number(there && silent.length === 0) });
    if (!there || silent.length > 0) missed.push(`言い換え ${group.join('、')}: ${there ? `${silent.join('、')} find nothing` : 'none stands in the text'}`);
  }
}

function told(aside, line) {
  if (!aside) missed.push(line);
  else if (flags.includes('--held-out')) missed.push(`(held out) ${line}`);
}

function count(name, values, aside = false) {
  for (const [key, value] of Object.entries(values)) {
    for (const group of [name, name === 'all' ? null : 'all', aside ? 'held out' : null]) {
      if (group) ((figures[group] ??= {})[key] ??= []).push(value);
    }
  }
}

function report() {
  for (const [name, kept] of Object.entries(figures).sort(([one], [other]) => (one === 'all') - (other === 'all'))) {
    console.log(`${name.padEnd(10)} ${Object.entries(kept).map(([key, values]) => `${key} ${mean(values).toFixed(3)} (${values.length})`).join('  ')}`);
  }
  if (flags.includes('--words')) missed.forEach((line) => console.log(`  ${line}`));
  const wrong = Object.entries(GOALS).filter(([key, goal]) => !figures.all[key] || mean(figures.all[key]) < goal).map(([key, goal]) => `${key}: the goal is ${goal}`);
  if (barren.length > 0) wrong.push(`the book has nothing of ${barren.join(', ')}: write another query, or what it means`);
  if (figures.all.empty.some((value) => value > 0)) wrong.push('empty: the goal is 0');
  console.log(`search: ${queries.length} queries and ${colloquial.length} questions over ${book.units.length} units, ${wrong.length} goals not met${wrong.map((line) => `\n  not met: ${line}`).join('')}`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
