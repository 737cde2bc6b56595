// Judges the search of a built site by its own data, mechanically:
//   node tests/browser/judge.mjs SITE QUERIES.json [--words]
// A unit is relevant when for every term one of the term's ways of writing is a part of one of its blocks, its heading, its
// citation or the title of its page, all folded. What is found is compared with that; --words prints what was missed.
// Exits with 1 where a goal is not met.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';

const GOALS = { recall: 0.98, precision: 0.98, zero: 0, title: 0.95, control: 1, colloquial: 0.8 };
const CONTROLS = 200;

const [site, file, words] = process.argv.slice(2);
const { queries, colloquial } = JSON.parse(readFileSync(file, 'utf8'));
const search = load(site);
const docs = units(site);
const { fold } = search;
const alike = synonyms(site).map((group) => group.map((word) => fold(word)));

const byClass = new Map();
const missed = [];
for (const { class: name, query } of queries) {
  const found = search.find(query, {});
  // a citation leads to its clause: what else holds its letters is not what was asked for
  if (name === 'citations' && found.jumps.length > 0) {
    count(name, { recall: 1, precision: 1, zero: 0, title: null });
    continue;
  }
  const terms = fold(query).split(/\s+/).filter(Boolean).map((term) => forms(term));
  const relevant = new Set(docs.filter((doc) => terms.every((ways) => ways.some((way) => doc.blocks.some((block) => block.includes(way))))).map((doc) => doc.href));
  const titled = new Set(docs.filter((doc) => terms.every((ways) => ways.some((way) => doc.title.includes(way)))).map((doc) => doc.page));
  const hits = found.hits.map((hit) => hit.doc);
  const got = [...relevant].filter((href) => hits.includes(href) || hits.includes(href.split('#')[0]));
  const first = found.hits.slice(0, 10);
  const says = (text, way) => text.includes(way) || bare(text).includes(bare(way));
  const exact = (hit) => terms.every((ways) => ways.some((way) => docs.some((doc) => doc.page === hit.page && (says(doc.title, way) || doc.blocks.some((block) => says(block, way))))));
  count(name, {
    recall: relevant.size > 0 ? got.length / relevant.size : null,
    precision: first.length > 0 && relevant.size > 0 ? first.filter(exact).length / first.length : null,
    zero: relevant.size > 0 && found.total === 0 && found.meant.length === 0 ? 1 : 0,
    title: titled.size > 0 ? Number(found.hits.length > 0 && (titled.has(found.hits[0].page) || docs.some((doc) => doc.href === found.hits[0].doc && terms.every((ways) => ways.some((way) => doc.heading.includes(way)))))) : null,
  });
  if (relevant.size > 0 && got.length < relevant.size) missed.push(`${query}: ${relevant.size - got.length} of ${relevant.size} are missed`);
  if (relevant.size === 0 && found.total === 0) missed.push(`${query}: nothing there and nothing found${found.meant.length > 0 ? ` (meant ${found.meant.join(' ')})` : ''}`);
}

// Stretches of the text itself, evenly spread: each must be found where it stands.
let controls = 0, held = 0;
const all = docs.flatMap((doc) => doc.blocks.filter((block) => block.length >= 8).map((block) => [doc, block]));
for (let at = 0; at < CONTROLS; at += 1) {
  const [doc, block] = all[Math.floor((at * all.length) / CONTROLS)];
  const start = (at * 7) % Math.max(1, block.length - 6);
  const word = block.slice(start, start + 4 + (at % 3)).trim();
  if (!word || /\s/.test(word)) continue;
  controls += 1;
  const { hits, jumps } = search.find(word, {});
  if (hits.some((hit) => hit.doc === doc.href || hit.doc === doc.page) || jumps.some((jump) => jump.href.split('#')[0] === doc.page)) held += 1;
  else missed.push(`control 「${word}」: ${doc.href}`);
}

let right = 0;
for (const { query, page } of colloquial) {
  const { jumps, questions, hits } = search.find(query, {});
  const first = (jumps[0] ?? questions[0] ?? hits[0])?.href ?? '';
  if (first.split('#')[0] === page) right += 1;
  else missed.push(`${query}: leads to ${first || 'nothing'}, not to ${page}`);
}

const figures = { queries: queries.length, units: docs.length };
const sums = { recall: [], precision: [], zero: [], title: [] };
for (const [name, kept] of byClass) {
  const line = Object.entries(kept).map(([key, values]) => {
    sums[key].push(...values);
    return `${key} ${values.length > 0 ? mean(values).toFixed(3) : '–'}`;
  });
  console.log(`${name.padEnd(10)} ${line.join('  ')}`);
}
for (const [key, values] of Object.entries(sums)) figures[key] = mean(values);
figures.control = held / controls;
figures.colloquial = right / colloquial.length;
console.log(JSON.stringify(figures));
if (words) missed.forEach((line) => console.log(`  ${line}`));
const wrong = Object.entries(GOALS).filter(([key, goal]) => (key === 'zero' ? figures[key] > goal : figures[key] < goal));
wrong.forEach(([key, goal]) => console.log(`not met: ${key} ${figures[key].toFixed(3)} (goal ${goal})`));
process.exitCode = wrong.length > 0 ? 1 : 0;

function count(name, values) {
  if (!byClass.has(name)) byClass.set(name, { recall: [], precision: [], zero: [], title: [] });
  for (const [key, value] of Object.entries(values)) if (value !== null) byClass.get(name)[key].push(value);
}

function mean(values) {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 1;
}

// A term as it is written, in the other kana, and the words that an officer has said are the same.
function forms(term) {
  const other = term.replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
  const same = alike.filter((group) => group.includes(term) || group.includes(fold(other))).flat();
  return [...new Set([term, fold(other), ...same])];
}

// Without the kana that follow a kanji: 持ち出す, 持出し and 持ち出した are one.
function bare(words) {
  return words.replace(/(?<=[々一-鿿])[ぁ-ゖァ-ヶ]+/g, (kana) => (/[ァ-ヶ]/.test(kana) ? kana : ''));
}

// The searcher as a browser has it, without one.
function load(folder) {
  const context = vm.createContext({});
  const run = (path) => vm.runInContext(readFileSync(join(folder, path), 'utf8'), context);
  run('search.js');
  run('search/index.js');
  for (const name of readdirSync(join(folder, 'search'))) if (!['index.js', 'past.js'].includes(name)) run(`search/${name}`);
  return context.kiteiSearch;
}

function synonyms(folder) {
  let found = [];
  vm.runInContext(readFileSync(join(folder, 'search/index.js'), 'utf8'), vm.createContext({ kiteiSearch: { index: (index) => { found = index.synonyms; } } }));
  return found;
}

// The units of the data, read here and not by the searcher.
function units(folder) {
  const found = [];
  const context = vm.createContext({
    kiteiSearch: {
      index() {},
      part(id, { pages, docs }) {
        for (const [page, fragment, citation, heading, blocks = []] of docs) {
          const [href, title] = pages[page];
          found.push({ page: href, href: fragment ? `${href}#${fragment}` : href, title, heading, said: [citation, heading, ...blocks.map((block) => block[2])] });
        }
      },
    },
  });
  for (const name of readdirSync(join(folder, 'search'))) {
    if (!['index.js', 'past.js'].includes(name)) vm.runInContext(readFileSync(join(folder, 'search', name), 'utf8'), context);
  }
  const plain = load(folder).fold;
  return found.map((doc) => ({ ...doc, title: plain(doc.title), heading: plain(doc.heading), blocks: doc.said.filter(Boolean).map((words) => plain(words)) }));
}
