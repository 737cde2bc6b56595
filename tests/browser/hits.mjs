// The browser finds what the program finds: node hits.mjs FILE SITE, where tests/search.rs wrote FILE, a line
// ["query", {"href": variant}] each, and SITE is the same project and edition as a site.
import { readFileSync } from 'node:fs';
import { searcher } from './lib/searcher.mjs';

const [, , file, site] = process.argv;
const search = searcher(site);
const faults = [];
let hits = 0;
const lines = readFileSync(file, 'utf8').split('\n').map((line) => JSON.parse(line));
for (const [query, wished] of lines) {
  const got = {};
  for (const hit of search.find(query, {}).hits) got[hit.doc] = (got[hit.doc] ?? true) && hit.variant;
  hits += Object.keys(wished).length;
  const missing = Object.keys(wished).filter((href) => !(href in got));
  const more = Object.keys(got).filter((href) => !(href in wished));
  const other = Object.keys(got).filter((href) => href in wished && got[href] !== wished[href]);
  if (missing.length + more.length + other.length > 0) {
    faults.push(`${JSON.stringify(query)}: only the program ${missing.slice(0, 3)} (${missing.length}), only the browser ${more.slice(0, 3)} (${more.length}), exact or not ${other.slice(0, 3)} (${other.length})`);
  }
}
for (const fault of faults.slice(0, 20)) console.log(fault);
console.log(`hits: ${lines.length} queries, ${hits} hits, ${faults.length} queries differ`);
process.exitCode = faults.length === 0 && hits > 1000 ? 0 : 1;
