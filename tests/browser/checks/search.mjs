// The search as its readers use it: opened by link and keys, typed into (with an IME too), gone
// through by keyboard to a page where the words are marked; over http under the policy, and from a
// folder; on a telephone; with whatever a reader may type.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { overPages, watch } from '../lib/browser.mjs';
import { address, representatives } from '../lib/site.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const VIEWS = [{ width: 1280, height: 800 }, { width: 390, height: 800 }];
const WORDS = ['ＵＳＢ', 'ﾊﾟｽﾜｰﾄﾞ', 'ぱすわーど', '端末', '情報', '規程', '条'];
const NOWHERE = 'ゑゐゑゐ';
const READY = 300; // ms from the first wish to the first results, at 1.3 MB of text; best of three
const OPENED = 6; // pages, of different kinds
const EACH = 10; // ms a query, of 95 in 100
const BAD = [
  '', ' ', '　', 'あ', 'の', '。', '、。・「」', '\\', '.*', '[', '(?:', '^$', '+*?{1,9}', '../../etc', '%', '%E3%81', '&amp;', '\u0000\u0001\u0002', '\u2028',
  '😀', '👨‍👩‍👧', '\uD83D', '\uDE00', '葛󠄀城', '﨑', '㌔', 'か\u3099', '\u3099', 'ーーーー', '<img src=x onerror="window.hacked=1">', '"><script>window.hacked=1</script>',
  '{{7*7}}', 'javascript:alert(1)', '__proto__', 'constructor', 'toString', '第条', '第99999999999999999999条', '第12条第２項(', '９（', '情報'.repeat(5000), 'a '.repeat(5000), '第'.repeat(10000),
];

export default async function ({ site, server, browser }) {
  if (!site.files.has('search/index.js')) return [];
  const { word, search } = wordOf(site);
  const folder = pathToFileURL(join(site.folder, '/')).href;
  const roots = [['http', `${server.origin}/`], ['file', folder]];
  const law = site.pages.find((page) => page.elements.some((element) => element.tagName === 'article')) ?? site.pages[0];
  const [open, finds, ime, bad, axe, page, speed] = [[], [], [], [], [], [], []];
  const complaints = (faults, where) => ({ requests: (what) => faults.push({ page: where, what }), complaints: (what) => faults.push({ page: where, what }) });
  const start = (faults, options, work) => overPages(browser, { pages: [law], faults, ...options }, work);

  // Opened and closed; nothing is loaded before.
  await overPages(browser, { pages: representatives(site).filter(({ path }) => path !== 'search.html' && path !== '404.html').slice(0, OPENED), faults: open }, async (tab, { path }) => {
    const note = (what) => open.push({ page: path, what });
    const asked = [];
    tab.on('request', (request) => asked.push(new URL(request.url()).pathname));
    watch(tab, `${server.origin}/`, complaints(open, path));
    await tab.goto(`${server.origin}/${address(path)}`);
    if (asked.some((file) => file.includes('search'))) note('loads the search before anybody asks');
    const link = tab.locator('a.find');
    for (const [how, act] of [['/', () => tab.keyboard.press('/')], ['Ctrl+K', () => tab.keyboard.press('Control+K')], ['the link', () => link.click()]]) {
      await link.focus();
      await act();
      const opened = await tab.waitForSelector('dialog.finder[open] input:focus', { timeout: 3000 }).catch(() => null);
      if (!opened) { note(`${how} does not open the search`); continue; }
      await tab.keyboard.type('a');
      await tab.keyboard.press('Escape');
      if (await tab.locator('dialog.finder[open]').count()) note(`Esc does not close the search that ${how} opened`);
      else if (!(await link.evaluate((element) => element === document.activeElement))) note(`the focus does not return after ${how}`);
    }
    const field = tab.locator('main input[type=search]:visible, main input[type=text]:visible').first();
    if (await field.count()) {
      await field.focus();
      await tab.keyboard.type('/');
      if (await tab.locator('dialog.finder[open]').count()) note('a / typed into a field opens the search');
    }
  });
  await start(open, {}, async (tab) => {
    await tab.goto(`${server.origin}/${address(law.path)}`);
    await tab.keyboard.press('/');
    await tab.locator('dialog.finder label', { hasText: '「/」' }).locator('input').uncheck();
    await tab.keyboard.press('Escape');
    await tab.reload();
    await tab.keyboard.press('/');
    await tab.waitForTimeout(300);
    if (await tab.locator('dialog.finder[open]').count()) open.push({ page: law.path, what: 'the single key still opens the search after it was turned off' });
    await tab.keyboard.press('Control+K');
    if (!(await tab.waitForSelector('dialog.finder[open]', { timeout: 3000 }).catch(() => null))) open.push({ page: law.path, what: 'Ctrl+K is gone with the single key' });
  });

  // Typed, read, gone through by keyboard, and the words marked where one arrives.
  await together(roots.flatMap((root) => VIEWS.map((viewport) => [...root, viewport])), ([manner, root, viewport]) =>
      start(finds, { viewport }, async (tab) => {
        const where = `${law.path} (${manner}, ${viewport.width} px)`;
        const note = (what) => finds.push({ page: where, what });
        watch(tab, root, complaints(finds, where));
        await tab.goto(`${root}${address(law.path)}`);
        await tab.keyboard.press('/');
        await tab.waitForSelector('dialog.finder[open]');
        await tab.keyboard.type(word);
        await tab.waitForSelector('dialog .hit');
        await settled(tab);
        const groups = await tab.locator('dialog .hits > h3').allInnerTexts();
        const known = search.find(word).groups.filter((group) => group.count).map((group) => `${group.name} ${group.count}件`);
        const shown = groups.map((name) => name.replace(/\s+/g, ' ').trim()).filter((name) => /件$/.test(name));
        if (shown.join() !== known.join()) note(`「${word}」 shows the groups ${shown.join('、')} instead of ${known.join('、')}`);
        const said = await tab.waitForFunction(() => document.querySelector('dialog [role=status]').textContent, null, { timeout: 3000 }).then((handle) => handle.jsonValue(), () => '');
        if (!/\d+件/.test(said)) note(`the number of hits is not said: 「${said}」`);
        if (await overflows(tab)) note('the open search makes the page scroll sideways');
        for (let at = 0; at < 3; at += 1) await tab.keyboard.press('ArrowDown');
        const third = await tab.evaluate(() => [...document.querySelectorAll('dialog [data-hit]')].indexOf(document.activeElement));
        if (third !== 2) { note(`three times down leads to link ${third + 1}`); return; }
        const wished = await tab.evaluate(() => document.activeElement.href.replace(/[?#].*$/, ''));
        await tab.keyboard.press('Enter');
        await tab.waitForURL((url) => url.href.startsWith(wished));
        const marked = await tab.waitForSelector('main mark.sought', { timeout: 5000 }).catch(() => null);
        if (!marked) { note(`no mark on ${tab.url()}`); return; }
        if (/[?&]mark=/.test(tab.url())) note('the address still carries the marks');
        const text = search.fold(await marked.innerText());
        if (!search.alternatives(search.fold(word), search.state.groups).some((form) => form.slots || form.text.includes(text) || text.includes(form.text))) note(`「${text}」 is marked for 「${word}」`);
        const before = await tab.evaluate(() => document.querySelector('main').textContent);
        await tab.reload();
        if (!(await tab.waitForSelector('main mark.sought', { timeout: 3000 }).catch(() => null))) note('the marks are gone when the page is loaded anew');
        await tab.locator('.marks-bar button', { hasText: '次の印' }).click();
        if (!(await tab.locator('mark.now').count())) note('「次の印」 leads to no mark');
        await tab.locator('.marks-bar button', { hasText: '印を消す' }).click();
        if (await tab.locator('mark.sought, .marks-bar').count()) note('the marks cannot be taken away');
        if (before !== (await tab.evaluate(() => document.querySelector('main').textContent))) note('the marks changed the words of the page');
        // narrowed to one tier; nothing found is said
        await tab.keyboard.press('/');
        await tab.locator('dialog input[type=search]').fill(word);
        await settled(tab);
        const last = tab.locator('dialog .finder-tiers button').last();
        const [name] = (await last.innerText()).split(' ');
        await last.click();
        await settled(tab);
        const left = (await tab.locator('dialog .hits > h3').allInnerTexts()).filter((head) => /件$/.test(head.trim()));
        if (left.length !== 1 || !left[0].startsWith(name)) note(`narrowed to ${name}, there are ${left.join('、') || 'no groups'}`);
        await tab.locator('dialog .finder-tiers button').first().click();
        // earlier wordings come when they are asked for, and not before
        const past = tab.locator('dialog .finder-past input:visible');
        if (await past.count()) {
          if (await tab.evaluate(() => [...document.scripts].some((script) => script.src.includes('/search/data/past')))) note('earlier wordings are loaded before anybody asks');
          await past.check();
          await tab.waitForFunction(() => window.kiteiSearch.state.parts.some((part) => window.kiteiSearch.isPast(part.id)), null, { timeout: 3000 }).catch(() => note('earlier wordings do not come'));
          await settled(tab);
          const elsewhere = await tab.evaluate(() => [...document.querySelectorAll('dialog .hits > ol [data-hit]')].filter((hit) => !hit.href.includes('/history/')).length);
          if (elsewhere) note(`${elsewhere} of the earlier wordings are none`);
          await past.uncheck();
        }
        await tab.locator('dialog input[type=search]').fill(NOWHERE);
        await settled(tab);
        if (!(await tab.locator('dialog .finder-said').innerText()).includes('見つかりません')) note('finding nothing is not said');
      }));

  // While a word is composed nothing is searched, and the Enter that ends it opens nothing.
  await start(ime, {}, async (tab) => {
    const note = (what) => ime.push({ page: law.path, what });
    await tab.goto(`${server.origin}/${address(law.path)}`);
    await tab.keyboard.press('/');
    await tab.waitForFunction(() => window.kiteiSearch?.state.parts.length > 0);
    const session = await tab.context().newCDPSession(tab);
    await tab.evaluate(() => {
      window.asked = [];
      const find = window.kiteiSearch.find;
      window.kiteiSearch.find = (query, options) => { window.asked.push(query); return find(query, options); };
    });
    const key = (type, name, code) => session.send('Input.dispatchKeyEvent', { type, key: name, code: name, windowsVirtualKeyCode: code });
    for (const part of ['ｊ', 'じ', 'じょう', '情報']) {
      await session.send('Input.imeSetComposition', { text: part, selectionStart: part.length, selectionEnd: part.length });
      await tab.waitForTimeout(120);
    }
    await key('rawKeyDown', 'Enter', 229);
    await key('keyUp', 'Enter', 229);
    await tab.waitForTimeout(150);
    if ((await tab.evaluate(() => window.asked)).length) note(`searches for ${await tab.evaluate(() => window.asked.join('、'))} while it is composed`);
    await session.send('Input.insertText', { text: '情報' });
    await tab.waitForSelector('dialog .hit, dialog .finder-help');
    if ((await tab.evaluate(() => window.asked.at(-1))) !== '情報') note('does not search for what was composed');
    if (!tab.url().includes(address(law.path)) || !(await tab.locator('dialog.finder[open]').count())) note('the Enter that ends the composition leaves the page');
  });

  // Whatever is typed or stands in the address: no error, no markup.
  await together(roots, ([manner, root]) =>
    start(bad, {}, async (tab) => {
      const where = `search.html (${manner})`;
      const note = (what) => bad.push({ page: where, what });
      watch(tab, root, complaints(bad, where));
      tab.on('dialog', (dialog) => { note(`a message box: ${dialog.message()}`); dialog.dismiss(); });
      await tab.goto(`${root}search.html`);
      await tab.waitForFunction(() => window.kiteiSearch?.state.parts.length > 0);
      const input = tab.locator('[data-finder] input[type=search]');
      for (const words of BAD) {
        const slow = await input.evaluate((field, value) => {
          const begun = performance.now();
          field.value = value;
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
          field.form.requestSubmit();
          return performance.now() - begun;
        }, words);
        if (slow > 1000) note(`「${words.slice(0, 20)}」 takes ${slow.toFixed(0)} ms`);
        if (await tab.locator('[data-finder] :is(img, script, iframe, style)').count()) note(`「${words.slice(0, 20)}」 becomes markup`);
      }
      if (await tab.evaluate(() => window.hacked)) note('what was typed is run');
      // nor does what a text says
      await tab.evaluate((nasty) => {
        const { id } = window.kiteiSearch.state.index.parts[0];
        window.kiteiSearch.part(id, { pages: [['index.html', nasty, 'law', [0], 1]], docs: [[0, '', nasty, nasty, [['', nasty, `ゐのゑ${nasty}`]], [nasty]]] });
      }, '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>');
      await input.fill('ゐのゑ');
      await tab.waitForSelector('[data-finder] .hit', { timeout: 3000 }).catch(() => note('a text with markup is not found'));
      if (await tab.locator('[data-finder] :is(img, script)').count() || (await tab.evaluate(() => window.hacked))) note('what a text says becomes markup');
      for (const words of BAD.filter((words) => words.length < 200 && /[^\p{L}\p{M}\p{P}]/u.test(words))) {
        await tab.goto(`${root}search.html?q=${encodeURIComponent(words.toWellFormed?.() ?? words)}&tier=${encodeURIComponent('<b>')}&department=%`);
        await tab.goto(`${root}${address(law.path)}?mark=${encodeURIComponent(words.toWellFormed?.() ?? words)}`);
      }
      await tab.waitForTimeout(200);
      if (await tab.evaluate(() => window.hacked)) note('what stands in the address is run');
    }));

  // axe with the dialog open, with results and without.
  await together(['light', 'dark'].flatMap((colorScheme) => VIEWS.map((viewport) => [colorScheme, viewport])), ([colorScheme, viewport]) =>
      start(axe, { colorScheme, viewport }, async (tab) => {
        const run = async (where) => {
          const { violations } = await tab.evaluate((values) => window.axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'], preload: false }), TAGS);
          for (const { id, help, nodes } of violations) {
            for (const { target } of nodes) axe.push({ page: law.path, where: target.join(' '), what: `${id} (${where}, ${colorScheme}, ${viewport.width} px): ${help}` });
          }
        };
        await tab.goto(`${server.origin}/${address(law.path)}`);
        await tab.evaluate(AXE);
        await tab.keyboard.press('/');
        await tab.waitForSelector('dialog.finder[open]');
        await run('empty');
        await tab.keyboard.type(word);
        await tab.waitForSelector('dialog .hit');
        await settled(tab);
        await run('results');
        await tab.keyboard.press('ArrowDown');
        await run('a hit');
        await tab.locator('dialog input[type=search]').fill(NOWHERE);
        await settled(tab);
        await run('nothing');
        await tab.goto(`${server.origin}/search.html?q=${encodeURIComponent(word)}`);
        await tab.waitForSelector('.hit');
        await settled(tab);
        await tab.evaluate(AXE);
        await run('search.html');
        await tab.locator('.hit > a').first().click();
        if (await tab.waitForSelector('.marks-bar', { timeout: 3000 }).catch(() => null)) {
          await tab.evaluate(AXE);
          await run('marks');
        }
      }));

  // The results page: from the first page's field, with back and forward.
  for (const [manner, root] of roots) {
    await start(page, {}, async (tab) => {
      const where = `search.html (${manner})`;
      const note = (what) => page.push({ page: where, what });
      watch(tab, root, complaints(page, where));
      await tab.goto(`${root}index.html`);
      await tab.locator('.seek input').fill(word);
      await tab.keyboard.press('Enter');
      await tab.waitForURL(/search\.html\?q=/);
      await tab.waitForSelector('.hit');
      const input = tab.locator('[data-finder] input[type=search]');
      if ((await input.inputValue()) !== word) note('the field does not say what was asked');
      await input.fill(NOWHERE);
      await tab.keyboard.press('Enter');
      await settled(tab);
      if (await tab.locator('.hit').count()) note('the hits of before stay');
      await tab.goBack();
      await tab.waitForSelector('.hit', { timeout: 3000 }).catch(() => note('back does not bring the results back'));
      if ((await input.inputValue()) !== word) note(`back says 「${await input.inputValue()}」`);
      await tab.goForward();
      await settled(tab);
      if ((await input.inputValue()) !== NOWHERE) note(`forward says 「${await input.inputValue()}」`);
    });
  }

  // Fast enough, from a folder.
  const sizes = [...site.files].filter((file) => /^search\/[a-z0-9/-]+\.js$/.test(file) && !file.startsWith('search/data/past')).map((file) => readFileSync(join(site.folder, file)).length);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  let told = '';
  // how fast a machine is hangs on what else it does: tests/long asks
  const timed = process.env.KITEI_TIMED !== undefined;
  if (timed) await start(speed, {}, async (tab) => {
    const ready = [];
    for (let at = 0; at < 3; at += 1) {
      await tab.goto(`${folder}${address(law.path)}`);
      ready.push(await tab.evaluate(firstResults, word));
    }
    const each = await tab.evaluate(timeQueries, search.samples);
    each.sort((a, b) => a - b);
    const most = each[Math.floor(each.length * 0.95)];
    told = `${(bytes / 1e6).toFixed(2)} MB ready in ${Math.min(...ready).toFixed(0)} ms, ${each.length} queries, p95 ${most.toFixed(1)} ms`;
    if (Math.min(...ready) > READY * Math.max(1, bytes / 1.3e6)) speed.push({ page: law.path, what: `the first results take ${Math.min(...ready).toFixed(0)} ms` });
    if (most > EACH * Math.max(1, bytes / 5e6)) speed.push({ page: law.path, what: `p95 of a query is ${most.toFixed(1)} ms` });
  });

  return [
    { name: 'find-open', counted: 'link, / and Ctrl+K; Esc; the single key off', faults: open },
    { name: 'find', counted: `「${word}」 over http and file, ${VIEWS.map(({ width }) => width).join(' and ')} px, third hit, marks`, faults: finds },
    { name: 'find-ime', counted: 'composed, ended by Enter', faults: ime },
    { name: 'find-bad', counted: `${BAD.length} inputs over http and file`, faults: bad },
    { name: 'find-axe', counted: 'dialog, results page, marks; light and dark', faults: axe },
    { name: 'find-page', counted: 'first page, search.html, back and forward', faults: page },
    ...(timed ? [{ name: 'find-speed', counted: told, faults: speed }] : []),
  ];
}

// The site's own searcher, and the first word of the list that has at least four hits.
function wordOf(site) {
  const context = vm.createContext({});
  const run = (file) => vm.runInContext(readFileSync(join(site.folder, file), 'utf8'), context, { filename: file });
  run('search.js');
  run('search/index.js');
  const search = context.kiteiSearch;
  for (const part of search.state.index.parts) if (!search.isPast(part.id)) run(part.file.replace(/\?.*$/, ''));
  const word = WORDS.find((word) => search.find(word).total >= 4) ?? WORDS.at(-1);
  // words as they stand in the texts, short and long, and some of them together
  const found = search.state.parts.flatMap((part) => part.text.match(/[ァ-ヺー]{3,}|[㐀-鿿々]{2,}|[a-z]{2,}/g) ?? []);
  const step = Math.max(1, Math.floor(found.length / 60));
  const some = found.filter((_, at) => at % step === 0);
  search.samples = [...some, ...some.slice(1).map((one, at) => `${some[at]} ${one}`), '第12条第2項', '間違って送った', '持ち出し'];
  return { word, search };
}

// Two at a time: most of the time is waiting.
async function together(cases, work) {
  const left = [...cases];
  const go = async () => {
    for (let one = left.shift(); one; one = left.shift()) await work(one);
  };
  await Promise.all([go(), go()]);
}

// Until what was typed is drawn and said.
async function settled(tab) {
  await tab.waitForTimeout(650);
}

function overflows(tab) {
  return tab.evaluate(() => document.scrollingElement.scrollWidth > document.documentElement.clientWidth);
}

// Runs in the page: from the wish to search to results that stand on the screen, in ms.
function firstResults(word) {
  return new Promise((resolve) => {
    const begun = performance.now();
    document.querySelector('a.find').click();
    const look = () => {
      const input = document.querySelector('dialog input[type=search]');
      if (input && input.value !== word) {
        input.value = word;
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
      const state = window.kiteiSearch?.state;
      const all = state?.index?.parts.filter((part) => !window.kiteiSearch.isPast(part.id)).length;
      if (all && state.parts.length === all && document.querySelector('dialog .hit')) resolve(performance.now() - begun);
      else setTimeout(look, 1);
    };
    look();
  });
}

// Runs in the page: each query's best of three, since other programs run here too.
function timeQueries(queries) {
  const time = (query) => {
    const begun = performance.now();
    window.kiteiSearch.find(query);
    return performance.now() - begun;
  };
  return queries.map((query) => Math.min(time(query), time(query), time(query)));
}
