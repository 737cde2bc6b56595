// Tables of records: whole without JavaScript; sorted by keyboard, narrowed by choices and words,
// and the same again from the address, also from a folder.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { overPages } from '../lib/browser.mjs';
import { address, attribute, some } from '../lib/site.mjs';

const PAGES = 3; // of each kind
const CHOICES = 3; // of each filter
const COLUMNS = 6;
const NOWHERE = 'ない言葉々'; // in no row

export default async function ({ site, server, browser }) {
  const pages = some(site.pages.filter((page) => page.elements.some((element) => (attribute(element, 'class') ?? '').split(' ').includes('tools'))), PAGES);
  const [plain, sort, narrow, kept] = [[], [], [], []];
  const url = (page) => `${server.origin}/${address(page.path)}`;
  const over = (faults, work, options = {}) =>
    overPages(browser, { pages, faults, ...options }, (tab, page) => work(tab, page, (where, what) => faults.push({ page: page.path, where, what })));
  const tablesOf = (tab) => tab.locator('.records:has(.tools)').all();
  let counted = 0;
  // one that did not come on a page does not come the next time either
  const patience = (faults, page) => (faults.some((fault) => fault.page === page.path) ? 200 : 2000);

  await over(plain, async (tab, page, note) => {
    await tab.goto(url(page));
    for (const table of await tablesOf(tab)) {
      const [rows, seen, controls] = await table.evaluate((box) => {
        const rows = [...box.querySelectorAll('tbody tr')];
        const inSight = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
        return [rows.length, rows.filter(inSight).length, [...box.querySelectorAll('button, input, select')].filter(inSight).length];
      });
      counted += rows;
      if (seen !== rows || rows === 0) note(null, `without JavaScript ${seen} of ${rows} rows are in sight`);
      if (controls > 0) note(null, `without JavaScript ${controls} controls that do nothing are in sight`);
    }
  }, { javaScriptEnabled: false });

  await over(sort, async (tab, page, note) => {
    await tab.goto(url(page));
    for (const table of await tablesOf(tab)) {
      const written = await table.evaluate(readRows);
      for (const button of (await table.locator('th[data-sortable] button').all()).slice(0, COLUMNS)) {
        const name = (await button.innerText()).trim();
        for (const wished of ['ascending', 'descending', null]) {
          await button.focus();
          await tab.keyboard.press('Enter');
          const [state, wrong] = await button.evaluate(readColumn);
          const rows = await table.evaluate(readRows);
          if (state !== wished) note(name, `aria-sort is ${state}, not ${wished}`);
          if (wished && wrong) note(name, `${wished}: 「${wrong[0]}」 stands before 「${wrong[1]}」`);
          if (!wished && rows.join() !== written.join()) note(name, 'the third press does not bring back the order as written');
          if (new Set(rows).size !== new Set(written).size || rows.length !== written.length) note(name, 'rows are lost or doubled');
        }
      }
      if ((await table.locator('th[data-sortable]').count()) > 0 && (await table.locator('th[data-sortable] button').count()) === 0) note(null, 'no column can be sorted');
    }
  });

  await over(narrow, async (tab, page, note) => {
    await tab.goto(url(page));
    for (const table of await tablesOf(tab)) {
      const all = (await table.evaluate(readRows)).length;
      const input = table.locator('.tools input[type=search]');
      const expect = async (where, count) => {
        const wished = `${all}件中${count}件`;
        await tab.waitForFunction(([box, words]) => box.querySelector('[role=status]').textContent.startsWith(words), [await table.elementHandle(), wished], { timeout: patience(narrow, page) }).catch(async () => note(where, `it says 「${await table.locator('[role=status]').innerText()}」, not ${wished}`));
        const shown = (await table.evaluate(readRows)).length;
        if (shown !== count) note(where, `${shown} rows are in sight, not ${count}`);
      };
      for (const select of await table.locator('.tools select').all()) {
        const options = await select.evaluate((element) => [...element.options].slice(1).map(({ value, text }) => [value, Number(/（(\d+)）$/.exec(text)?.[1])]));
        for (const [value, count] of options.slice(0, CHOICES)) {
          await select.selectOption(value);
          await expect(value, count);
        }
        await select.selectOption('');
      }
      // What a row says is found however it is written.
      const name = (await table.locator('tbody tr').first().locator('th, td').first().innerText()).trim();
      for (const words of new Set([name, name.normalize('NFKC'), hiragana(name), name.toUpperCase(), wide(name)])) {
        await input.fill(NOWHERE);
        await expect(NOWHERE, 0);
        await input.fill(words);
        const found = await tab.waitForFunction(([box, first]) => box.querySelector('[role=status]').textContent.includes('件中') && !box.querySelector('tbody tr').hidden && first, [await table.elementHandle(), true], { timeout: patience(narrow, page) }).catch(() => null);
        if (!found) note(words, `does not find the row 「${name}」`);
      }
      await input.fill(NOWHERE);
      await expect(NOWHERE, 0);
      await table.locator('.clear').click();
      if ((await table.evaluate(readRows)).length !== all) note('.clear', 'does not bring back all rows');
      if (!(await input.evaluate((element) => element === document.activeElement))) note('.clear', 'loses the focus');
    }
  });

  const places = [['served', url], ['opened', (page) => pathToFileURL(join(site.folder, page.path)).href]];
  for (const [name, at] of places) {
    await over(kept, async (tab, page, note) => {
      await tab.goto(at(page));
      for (const table of await tablesOf(tab)) {
        const words = (await table.locator('tbody tr').last().locator('th, td').first().innerText()).trim();
        const heads = table.locator('th[data-sortable] button');
        if ((await heads.count()) > 0) await heads.last().click();
        await table.locator('.tools input[type=search]').fill(words.slice(0, 4));
        // sorting is kept at once, words when they have been typed
        await tab.waitForFunction(() => /\.q=/.test(location.search), null, { timeout: 5000 }).catch(() => note(null, `${name}: the address keeps nothing`));
        const before = await table.evaluate(readRows);
        await tab.goto('about:blank');
        await tab.goBack();
        const after = await table.evaluate(readRows);
        if (before.join() !== after.join()) note(null, `${name}: the address leads to ${after.length} rows, it stood at ${before.length}, or in another order`);
        await tab.goto(at(page));
      }
    });
  }

  const counts = `${counted} rows on ${pages.length} pages`;
  return [
    { name: 'tables-plain', counted: counts, faults: plain },
    { name: 'tables-sort', counted: counts, faults: sort },
    { name: 'tables-narrow', counted: counts, faults: narrow },
    { name: 'tables-address', counted: counts, faults: kept },
  ];
}

// Runs in the page: the rows in sight, in order.
function readRows(box) {
  return [...box.querySelectorAll('tbody tr')].filter((row) => row.getClientRects().length > 0).map((row) => row.textContent.trim());
}

// Runs in the page: how the column says it is sorted, and the first two values that are not.
function readColumn(button) {
  const head = button.closest('th');
  const state = head.getAttribute('aria-sort');
  const numeric = head.classList.contains('to-right');
  const cells = [...head.closest('table').tBodies[0].rows].map((row) => row.cells[head.cellIndex]);
  const values = cells.map((cell) => cell.getAttribute('data-sort') ?? cell.textContent.trim());
  const { compare } = new Intl.Collator('ja', { numeric: true });
  const empty = (value) => value === '' || (numeric && Number.isNaN(parseFloat(value)));
  const inOrder = (a, b) => {
    if (empty(a) || empty(b)) return empty(b);
    const by = numeric ? parseFloat(a) - parseFloat(b) : compare(a, b);
    return state === 'descending' ? by >= 0 : by <= 0;
  };
  const at = values.findIndex((value, index) => index > 0 && !inOrder(values[index - 1], value));
  return [state, at < 0 ? null : [values[at - 1], values[at]]];
}

function hiragana(words) {
  return words.normalize('NFKC').replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

function wide(words) {
  return words.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
}
