// Word for word: read in the browser without aside, nav and svg, the article is the source, white
// space aside; and so is what a reader gets who copies it whole.
import { readFileSync } from 'node:fs';
import { overPages } from '../lib/browser.mjs';
import { address, legalPages, text } from '../lib/site.mjs';
import { firstDifference } from './noscript.mjs';

export default async function ({ site, server, browser, source }) {
  if (!source) return [];
  const faults = [];
  const written = words(readFileSync(source, 'utf8'));
  const title = words(readFileSync(source, 'utf8').trim().split('\n')[0]);
  const isTitle = (element) => element.tagName === 'h1' && words(text(element)) === title;
  const pages = legalPages(site.pages).filter((page) => page.elements.some(isTitle));
  if (pages.length === 0) faults.push({ page: '(no page)', what: `no legal page has the title ${title}` });
  // One tab at a time: there is one clipboard.
  await overPages(browser, { pages, faults, tabs: 1, permissions: ['clipboard-read'] }, async (tab, page) => {
    await tab.goto(`${server.origin}/${address(page.path)}`);
    const shown = await tab.evaluate(readArticle);
    await tab.evaluate(() => getSelection().selectAllChildren(document.querySelector('article')));
    await tab.keyboard.press('Control+C');
    const copied = await tab.evaluate(() => navigator.clipboard.readText());
    for (const [manner, got] of [['shown', shown], ['copied', copied]]) {
      const difference = firstDifference(written, words(got));
      if (difference) faults.push({ page: page.path, what: `source 「${difference[0]}」, ${manner} 「${difference[1]}」` });
    }
  });
  return [{ name: 'words', counted: `${title}: ${written.length} characters, shown and copied, on ${pages.length} page`, faults }];
}

// Runs in the page.
function readArticle() {
  const article = document.querySelector('article').cloneNode(true);
  for (const other of article.querySelectorAll('aside, nav, svg')) other.remove();
  return article.textContent;
}

// The words form: white space aside.
function words(written) {
  return written.replace(/[\s\uFEFF]+/g, '');
}
