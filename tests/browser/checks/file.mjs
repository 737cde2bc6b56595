// From a folder, without a server: pages open, look the same as when served, and lead to one
// another.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { overPages, watch } from '../lib/browser.mjs';
import { address, ofPages, representatives, visited } from '../lib/site.mjs';

const FOLLOWED = 3; // links of each representative

export default async function ({ site, server, browser }) {
  // Where a web server shows it, 404.html may refer to files from the site's root.
  const pages = visited(site).filter((page) => page.path !== '404.html');
  const root = pathToFileURL(join(site.folder, '/')).href;
  const file = [];
  const followed = [];
  const looks = new Map();
  let links = 0;

  await overPages(browser, { pages, faults: file }, async (tab, page) => {
    await tab.goto(`${server.origin}/${address(page.path)}`);
    looks.set(page.path, await tab.evaluate(look));
  });

  await overPages(browser, { pages, faults: file }, async (tab, page) => {
    const note = (what) => file.push({ page: page.path, what });
    watch(tab, root, { requests: note, complaints: note });
    await tab.goto(`${root}${address(page.path)}`);
    const [served, opened] = [looks.get(page.path), await tab.evaluate(look)];
    if (served !== opened) note(`looks different: served ${served}, opened ${opened}`);
  });

  const starts = representatives(site).filter((page) => pages.includes(page));
  await overPages(browser, { pages: starts, faults: followed }, async (tab, page) => {
    const url = `${root}${address(page.path)}`;
    await tab.goto(url);
    for (const target of (await tab.evaluate(otherPages)).slice(0, FOLLOWED)) {
      links += 1;
      await tab.goto(url);
      await tab.evaluate((href) => [...document.links].find((link) => link.href === href).click(), target);
      await tab.waitForURL(target, { timeout: 3000 }).catch(() => {
        throw new Error(`the link does not lead to ${target}`);
      });
    }
  });

  return [
    { name: 'file', counted: ofPages(pages, site), faults: file },
    { name: 'file-links', counted: `${links} links followed from ${starts.length} pages`, faults: followed },
  ];
}

// Runs in the page: how its chief parts look.
function look() {
  const properties = ['fontFamily', 'fontSize', 'lineHeight', 'color', 'backgroundColor', 'display'];
  return ['body', 'h1', 'main a', 'main p', 'header', 'footer']
    .map((selector) => [selector, document.querySelector(selector)])
    .filter(([, element]) => element)
    .map(([selector, element]) => `${selector} {${properties.map((name) => getComputedStyle(element)[name]).join('; ')}}`)
    .join(' ');
}

// Runs in the page: the addresses of other pages that it links to; the search opens here.
function otherPages() {
  const here = location.pathname;
  return [...new Set([...document.links].filter((link) => link.protocol === 'file:' && link.pathname !== here && link.pathname.endsWith('.html') && !link.hasAttribute('aria-haspopup')).map((link) => link.href))];
}
