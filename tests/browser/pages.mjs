// A register of several pages, from a folder: its tools sort and narrow over the rows of all pages, and give the page back.
//   node tests/browser/pages.mjs KITEI TOWN_DIR
// KITEI is the program, TOWN_DIR a project with assets; a copy of it with 1,201 more is built and looked at.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './lib/browser.mjs';

const MANY = 1201;
const [kitei, town] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'kitei-pages-'));
const faults = [];
const expect = (what, found, wished) => {
  if (JSON.stringify(found) !== JSON.stringify(wished)) faults.push(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wished)}`);
};
try {
  cpSync(town, join(folder, 'town'), { recursive: true });
  const assets = join(folder, 'town/data/assets');
  const [file] = readdirSync(assets);
  const kept = JSON.parse(readFileSync(join(assets, file), 'utf8'));
  const own = kept.records.length;
  for (let at = 1; at <= MANY; at += 1) {
    kept.records.push({ id: `many-${at}`, name: `見本の資産${String(at).padStart(4, '0')}`, department: 'somu', kind: '情報', sample: true });
  }
  writeFileSync(join(assets, file), JSON.stringify(kept));
  const site = join(folder, 'site');
  execFileSync(kitei, ['build', join(folder, 'town'), '--edition', 'officer', '--today', '2026-12-01', '--out', site, '--quiet']);
  const all = own + MANY;
  const browser = await launch();
  try {
    const tab = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
    tab.on('pageerror', (error) => faults.push(`an error: ${error.message}`));
    await tab.goto(pathToFileURL(join(site, 'assets.html')).href);
    const table = tab.locator('.records').first();
    const names = () => table.locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.cells[0].textContent.trim().replace(/（見本）$/, '')));
    const says = () => table.locator('[role=status]').innerText();
    const until = (words) => tab.waitForFunction((words) => document.querySelector('.records [role=status]').textContent.startsWith(words), words, { timeout: 20_000 }).catch(() => undefined);
    expect('rows on the first page', (await names()).length, 500);
    expect('what it says at first', await says(), `${all}件`);
    const written = await names();
    const last = `見本の資産${MANY}`;
    expect('the last record is on another page', written.includes(last), false);
    const input = table.locator('.tools input[type=search]');
    await input.fill(last);
    await until(`${all}件中`);
    expect('what is on the last page is found on the first', await names(), [last]);
    expect('how many there are', await says(), `${all}件中1件`);
    expect('the pager is out of the way', await table.locator('.pager').isVisible(), false);
    await input.fill('見本の資産');
    await until(`${all}件中${MANY}件`);
    expect('only so many are shown at once', (await names()).length, 500);
    await table.locator('.clear').click();
    await until(`${all}件`);
    expect('all is as it was', await names(), written);
    expect('the pager is back', await table.locator('.pager').isVisible(), true);
    const head = table.locator('th[data-sortable] button').first();
    await head.press('Enter');
    await head.press('Enter');
    await tab.waitForFunction(() => document.querySelector('.records th[aria-sort=descending]'), null, { timeout: 20_000 });
    const { compare } = new Intl.Collator('ja', { numeric: true });
    const sorted = await names();
    expect('sorted over all pages', sorted.includes(last), true);
    expect('the order', sorted.slice(1).findIndex((name, at) => compare(sorted[at], name) < 0), -1);
    const kept2 = await names();
    await tab.goto('about:blank');
    await tab.goBack();
    await tab.waitForFunction(() => document.querySelector('.records th[aria-sort=descending]'), null, { timeout: 20_000 });
    await tab.waitForFunction((name) => document.querySelector('.records tbody tr').textContent.includes(name), kept2[0], { timeout: 20_000 });
    expect('the address leads to the same rows', await names(), kept2);
  } finally {
    await browser.close();
  }
} finally {
  rmSync(folder, { recursive: true });
}
faults.forEach((fault) => console.error(`  ${fault}`));
console.log(`several pages: ${MANY} records, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
