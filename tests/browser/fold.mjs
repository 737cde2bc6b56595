// The browser folds as the program does: node fold.mjs FILE, where tests/fold.rs wrote FILE, a line
// ["text", "folded"] each. Where a text is folded with the places of its letters, it is the same.
import { readFileSync } from 'node:fs';
import vm from 'node:vm';

const context = vm.createContext({});
vm.runInContext(readFileSync(new URL('../../theme/js/fold.js', import.meta.url), 'utf8'), context);
const { fold, folded } = context.kiteiSearch;

const faults = [];
const unplaced = [];
let unknown = 0;
const pairs = readFileSync(process.argv[2], 'utf8').split('\n').map((line) => JSON.parse(line));
for (const [text, wished] of pairs) {
  // What this engine's Unicode does not have yet, it cannot fold.
  if (/\p{Cn}/u.test(text)) {
    unknown += 1;
    continue;
  }
  const got = fold(text);
  if (got !== wished) faults.push(`${show(text)}: ${show(wished)} in the program, ${show(got)} in the browser`);
  if (fold(got) !== got) faults.push(`${show(text)}: folded again it changes`);
  // Lines are joined before; pages have them joined.
  if (/[\n\r\v\f\u0085\u2028\u2029]/.test(text)) continue;
  const { text: placed, from } = folded(text);
  if (from.length !== placed.length + 1 || from.some((at, n) => at < (from[n - 1] ?? 0))) faults.push(`${show(text)}: its letters have no order`);
  else if (placed.trim() !== got.trim()) unplaced.push(text);
}
for (const fault of faults.slice(0, 20)) console.log(fault);
// A Latin letter with several marks, or a jamo: found all the same, and left unmarked.
console.log(`fold: ${pairs.length} texts, ${faults.length} differ, ${unknown} with letters this Unicode does not have; ${unplaced.length} cannot be marked${unplaced.length ? ` (${unplaced.slice(0, 3).map(show).join(' ')} …)` : ''}`);
process.exitCode = faults.length === 0 && unplaced.length < pairs.length / 1000 ? 0 : 1;

function show(text) {
  const words = JSON.stringify(text.slice(0, 40)).replace(/[^ -~　-鿿！-～]/gu, (letter) => `\\u{${letter.codePointAt(0).toString(16)}}`);
  return words;
}
