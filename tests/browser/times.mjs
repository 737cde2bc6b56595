// How long the searcher of a site takes: node times.mjs SITE QUERIES, where QUERIES is a list as JSON. Prints, in
// milliseconds, until it is ready, its median query, and of 95 in a hundred. Every query is asked twice and the second counts.
import { readFileSync } from 'node:fs';
import { searcher } from './lib/searcher.mjs';

const [, , site, file] = process.argv;
const queries = JSON.parse(readFileSync(file, 'utf8'));
const start = performance.now();
const search = searcher(site, (id) => !id.startsWith('past'));
const ready = performance.now() - start;
const times = [];
for (const again of [false, true]) {
  for (const query of queries) {
    const from = performance.now();
    const found = search.find(query, {});
    // 「もしかして」 stands outside the budget
    if (again && found.total > 0) times.push(performance.now() - from);
  }
}
times.sort((a, b) => a - b);
const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))];
console.log(JSON.stringify([ready, at(0.5), at(0.95)]));
