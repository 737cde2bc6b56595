// Legal pages on paper: A4, whole, and saying where the authoritative text (正本) is. A 新旧対照表 lies on its side, with the names
// of its columns on every sheet, and the rest of its page stands upright.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { overPages } from '../lib/browser.mjs';
import { address, attribute, legalPages, representatives } from '../lib/site.mjs';

export default async function ({ site, server, browser }) {
  const pages = legalPages(representatives(site));
  const faults = [];
  let sheets = 0;
  const folder = mkdtempSync(join(tmpdir(), 'kitei-print-'));
  await overPages(browser, { pages, faults }, async (tab, page) => {
    const note = (what) => faults.push({ page: page.path, what });
    await tab.goto(`${server.origin}/${address(page.path)}`);
    const heading = await tab.locator('h1').innerText();
    const ending = await tab.evaluate(lastWordsOfArticle);
    const path = join(folder, `${pages.indexOf(page)}.pdf`);
    await tab.pdf({ path, preferCSSPageSize: true });
    const about = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
    const words = plain(execFileSync('pdftotext', ['-enc', 'UTF-8', path, '-'], { encoding: 'utf8' }));
    sheets += Number(/^Pages:\s+(\d+)/m.exec(about)[1]);
    if (!/^Page size:.*\bA4\b/m.test(about)) note(`not A4: ${/^Page size:.*/m.exec(about)}`);
    for (const needed of [heading, ending, '正本']) {
      if (!words.includes(plain(needed))) note(`the paper does not show 「${needed.trim()}」`);
    }
  });
  const compared = comparisons(representatives(site));
  await overPages(browser, { pages: compared, faults }, async (tab, page) => {
    const note = (what) => faults.push({ page: page.path, what });
    await tab.goto(`${server.origin}/${address(page.path)}`);
    const columns = await tab.locator('.comparison th').allInnerTexts();
    const path = join(folder, `c${compared.indexOf(page)}.pdf`);
    await tab.pdf({ path, preferCSSPageSize: true });
    const about = execFileSync('pdfinfo', ['-f', '1', '-l', '99', path], { encoding: 'utf8' });
    const sizes = [...about.matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+).*\bA4\b/gm)];
    const [first, ...lying] = sizes.map(([, width, height]) => Number(width) > Number(height));
    if (sizes.length !== Number(/^Pages:\s+(\d+)/m.exec(about)[1])) note('not A4');
    if (first !== false || !lying.includes(true)) note(`the comparison does not lie on its side: ${sizes.map(String)}`);
    lying.forEach((lies, at) => {
      const sheet = ['-f', `${at + 2}`, '-l', `${at + 2}`, '-enc', 'UTF-8', path, '-'];
      const words = lies ? plain(execFileSync('pdftotext', sheet, { encoding: 'utf8' })) : '';
      for (const column of columns) {
        if (lies && !words.includes(plain(column))) note(`sheet ${at + 2} does not name the column 「${column}」`);
      }
    });
    sheets += sizes.length;
  });
  // what a committee is handed is at most two sheets (pages.md)
  const committee = site.pages.filter((page) => page.kind === 'committee');
  await overPages(browser, { pages: committee, faults }, async (tab, page) => {
    await tab.goto(`${server.origin}/${address(page.path)}`);
    const path = join(folder, 'committee.pdf');
    await tab.pdf({ path, preferCSSPageSize: true });
    const about = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
    const count = Number(/^Pages:\s+(\d+)/m.exec(about)[1]);
    if (count > 2 || !/^Page size:.*\bA4\b/m.test(about)) faults.push({ page: page.path, what: `${count} sheets, not at most two of A4` });
    sheets += count;
  });
  rmSync(folder, { recursive: true });
  const counted = `${sheets} sheets of ${pages.length} legal pages, ${compared.length} comparisons and ${committee.length} of the committee`;
  return [{ name: 'print', counted, faults }];
}

function comparisons(pages) {
  return pages.filter((page) => page.elements.some((element) => attribute(element, 'class') === 'comparison'));
}

// Runs in the page: the last words of the legal text.
function lastWordsOfArticle() {
  const article = document.querySelector('article').cloneNode(true);
  for (const other of article.querySelectorAll('aside, nav, svg')) other.remove();
  return article.textContent.replace(/\s+/g, '').slice(-8);
}

// A PDF may name a glyph by a compatible character (⽤ for 用).
function plain(words) {
  return words.normalize('NFKC').replace(/\s+/g, '');
}
