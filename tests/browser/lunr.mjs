// elasticlunr finds in what kitei exports: node lunr.mjs INDEX SCRIPT QUERY=PAGE …, where PAGE begins the address of a unit
// that has to be among the first ten.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';

const [, , index, script, ...wished] = process.argv;
const elasticlunr = createRequire(import.meta.url)('elasticlunr');
const context = vm.createContext({ elasticlunr });
vm.runInContext(readFileSync(script, 'utf8'), context);
const data = JSON.parse(readFileSync(index, 'utf8'));
if (data.version !== elasticlunr.version) throw new Error(`the index is for ${data.version}, this is ${elasticlunr.version}`);
const loaded = elasticlunr.Index.load(data);
const settings = { fields: { title: { boost: 3 }, heading: { boost: 2 }, citation: {}, body: {} }, bool: 'AND', expand: true };

const faults = [];
for (const wish of wished) {
  const [query, page] = wish.split('=');
  const found = loaded.search(query, settings).map((hit) => hit.ref);
  if (page === '' ? found.length > 0 : !found.some((ref) => ref.startsWith(page))) {
    faults.push(`${query}: ${page || 'nothing'} wished, ${found.length} found: ${found.slice(0, 5).join(' ')}`);
  }
}
for (const query of ['', ' ', '(', '🙂', '葛\u{E0100}', '<img onerror=1>', '\uD800', '規程'.repeat(2000)]) loaded.search(query, settings);
for (const fault of faults) console.log(fault);
console.log(`lunr: ${Object.keys(data.documentStore.docs).length} units, ${wished.length} queries, ${faults.length} wrong`);
process.exitCode = faults.length === 0 && wished.length > 0 ? 0 : 1;
