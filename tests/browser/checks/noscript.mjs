// Without JavaScript every page says the same.
import { overPages } from '../lib/browser.mjs';
import { address, ofPages, visited } from '../lib/site.mjs';

export default async function ({ site, server, browser }) {
  const pages = visited(site);
  const faults = [];
  const read = async (javaScriptEnabled) => {
    const words = new Map();
    await overPages(browser, { pages, faults, javaScriptEnabled }, async (tab, page) => {
      await tab.goto(`${server.origin}/${address(page.path)}`);
      words.set(page.path, await tab.evaluate(wordsOfMain));
    });
    return words;
  };
  const [without, having] = [await read(false), await read(true)];
  for (const { path } of pages) {
    const difference = firstDifference(without.get(path) ?? '', having.get(path) ?? '');
    if (difference) faults.push({ page: path, what: `main differs: without JavaScript 「${difference[0]}」, with it 「${difference[1]}」` });
  }
  return [{ name: 'noscript', counted: `${[...without.values()].reduce((sum, words) => sum + words.length, 0)} characters of ${ofPages(pages, site)}`, faults }];
}

// Runs in the page: what a reader sees in main. Controls, what they report and <noscript> belong
// to the tools, which may need JavaScript; text, links, tables and figures may not. A column's
// heading that has become a button is still the table's.
function wordsOfMain() {
  const main = document.querySelector('main');
  for (const tool of main.querySelectorAll('button:not(th button), input, select, label, output, [role="status"], [aria-live], noscript')) tool.style.display = 'none';
  return main.innerText.replace(/\s+/g, '');
}

// The words from the first difference on, or null.
export function firstDifference(a, b) {
  if (a === b) return null;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  return [a, b].map((words) => words.slice(Math.max(0, at - 10), at + 20));
}
