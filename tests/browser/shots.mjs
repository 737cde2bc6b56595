// Screenshots for people to look at: node shots.mjs [--kind KIND]… SITE_DIR…
// They land in tests/browser/shots/<site>/: the largest and the smallest page of each kind, 1280
// and 390 px wide, light and dark, and the first two printed sheets.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, overPages } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';
import { address, readSite, representatives } from './lib/site.mjs';

const SHOTS = fileURLToPath(new URL('shots', import.meta.url));

const browser = await launch();
const faults = [];
const only = new Set();
const words = process.argv.slice(2);
for (let word = words.shift(); word !== undefined; word = words.shift()) {
  if (word === '--kind') only.add(words.shift());
  else await shoot(word);
}
await browser.close();
for (const { page, what } of faults) console.error(`${page}: ${what}`);
process.exitCode = faults.length === 0 ? 0 : 1;

async function shoot(folder) {
  const site = readSite(folder);
  const into = join(SHOTS, site.name);
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  const server = await serve(site);
  const pages = representatives(site).filter((page) => only.size === 0 || only.has(page.kind));
  const name = (page) => join(into, page.path.replaceAll('/', '-').replace(/\.html$/, ''));
  for (const colorScheme of ['light', 'dark']) {
    await overPages(browser, { pages, faults, colorScheme }, async (tab, page) => {
      await tab.goto(`${server.origin}/${address(page.path)}`);
      for (const width of [390, 1280]) {
        await tab.setViewportSize({ width, height: 900 });
        await tab.screenshot({ path: `${name(page)}-${width}-${colorScheme}.png`, fullPage: true });
      }
      if (colorScheme === 'dark') return;
      const pdf = `${name(page)}.pdf`;
      await tab.pdf({ path: pdf, preferCSSPageSize: true });
      execFileSync('pdftoppm', ['-png', '-r', '80', '-l', '2', pdf, `${name(page)}-print`]);
    });
  }
  server.close();
  console.log(`${into}: ${pages.length} pages`);
}
