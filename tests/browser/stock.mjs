// The search of stock mdBook beside the site's own, over the pages that both have:
//   node tests/browser/stock.mjs SITE STOCK QUERIES.json [--all]
// STOCK is the same project and edition, built by mdBook itself with its search on: its index, its elasticlunr.js and its
// settings, as its searcher.js uses them. A page is relevant when for every term a way of writing stands in one of its
// units; for a citation, the pages of the clauses that it means. `--all` does not stop at mdBook's limit of results.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { searcher } from './lib/searcher.mjs';
import { Book, first, mean } from './lib/relevance.mjs';

const FIRST = 10;
const [site, stock, file, all] = process.argv.slice(2);
const { queries, colloquial } = JSON.parse(readFileSync(file, 'utf8'));
const search = searcher(site, (id) => !id.startsWith('past'));
const book = new Book(search.state);
const { index, options, urls, limit } = mdbook(stock);
const pageOf = (href) => href.split('#')[0];
const theirs = new Set(urls.map(pageOf));
const shared = new Set([...book.pages.keys()].filter((page) => theirs.has(page)));
const once = (pages) => [...new Set(pages)].filter((page) => shared.has(page));

const engines = {
  'this site': (query) => {
    const found = search.find(query, {});
    return { pages: once([...found.jumps, ...found.hits].map((hit) => hit.page)), opened: pageOf(first(found)) };
  },
  'stock mdBook': (query) => {
    const found = index.search(query.trim(), options).slice(0, all ? undefined : limit);
    const pages = once(found.map(({ ref }) => pageOf(urls[ref])));
    return { pages, opened: pages[0] ?? '' };
  },
};

const table = {};
for (const { class: name, query, forms, to } of queries) {
  const relevant = once(to ? book.cited(to).map(pageOf) : book.relevantPages(book.terms(query, forms)));
  if (relevant.length === 0) continue;
  for (const [engine, ask] of Object.entries(engines)) {
    const { pages } = ask(query);
    const shown = pages.slice(0, FIRST);
    for (const row of [name, 'all']) {
      const kept = (table[row] ??= {})[engine] ??= { recall: [], precision: [], zero: [] };
      kept.recall.push(relevant.filter((page) => pages.includes(page)).length / relevant.length);
      kept.precision.push(shown.length > 0 ? mean(shown.map((page) => Number(relevant.includes(page)))) : 0);
      kept.zero.push(Number(pages.length === 0));
    }
  }
}

console.log(`${shared.size} pages that both have`);
for (const [row, kept] of Object.entries(table).sort(([one], [other]) => (one === 'all') - (other === 'all'))) {
  for (const [engine, values] of Object.entries(kept)) {
    console.log(`${row.padEnd(10)} ${engine.padEnd(13)} ${Object.entries(values).map(([key, list]) => `${key} ${mean(list).toFixed(3)}`).join('  ')}  (${values.recall.length} queries)`);
  }
}
for (const [engine, ask] of Object.entries(engines)) {
  const right = (list) => mean(list.map(({ query, page }) => Number([page].flat().includes(ask(query).opened))));
  console.log(`questions  ${engine.padEnd(13)} first page right ${right(colloquial).toFixed(3)} of ${colloquial.length}, held out ${right(colloquial.filter((one) => one.held_out)).toFixed(3)}`);
}
const means = (engine) => mean(table.all[engine].recall);
if (!(means('this site') > means('stock mdBook'))) process.exitCode = 1;

// mdBook's index, as its page loads it.
function mdbook(folder) {
  const named = (pattern) => readFileSync(join(folder, readdirSync(folder).find((name) => pattern.test(name))), 'utf8');
  const context = vm.createContext({});
  context.window = context;
  context.search = {};
  vm.runInContext(named(/^elasticlunr.*\.js$/), context);
  const code = named(/^searchindex.*\.js$/);
  vm.runInContext(code, context);
  const config = context.search;
  return {
    index: context.elasticlunr.Index.load(config.index),
    options: config.search_options,
    urls: config.doc_urls,
    limit: config.results_options.limit_results,
  };
}
