// Examines built sites in a browser: node run.mjs [--selftest] {[--only GROUP,…|--but GROUP,…] SITE_DIR[=SOURCE]…}…
// SOURCE is a legal text that a page of that site must show word for word; --only and --but say which groups of checks
// the sites behind them go through. The last line is the count.
import { launch } from './lib/browser.mjs';
import { Report } from './lib/report.mjs';
import { serve } from './lib/server.mjs';
import { kinds, readSite } from './lib/site.mjs';
import { selftest } from './selftest.mjs';
import { GROUPS } from './checks/all.mjs';

const browser = await launch();
const report = new Report();
let groups = Object.keys(GROUPS);

const words = process.argv.slice(2);
for (let word = words.shift(); word !== undefined; word = words.shift()) {
  if (word === '--selftest') await selftest(browser, report);
  else if (word === '--only') groups = words.shift().split(',');
  else if (word === '--but') {
    const left = words.shift().split(',');
    groups = Object.keys(GROUPS).filter((name) => !left.includes(name));
  }
  else await examine(...word.split('='));
}
await browser.close();
process.exitCode = report.close() ? 0 : 1;

async function examine(folder, source) {
  const site = readSite(folder);
  report.heading(`${site.name}: ${site.pages.length} pages of ${kinds(site).size} kinds (${[...kinds(site).keys()].join(', ')})`);
  const server = await serve(site);
  for (const name of groups) {
    const start = performance.now();
    const outcomes = await GROUPS[name]({ site, server, browser, source });
    report.add(outcomes, (performance.now() - start) / 1000);
  }
  server.close();
}
