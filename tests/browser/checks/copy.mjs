// The copy control of a clause: the citation and its address reach the clipboard, on a secure
// context and on an intranet's plain http://, where browsers have no navigator.clipboard.
import { INTRANET, overPages } from '../lib/browser.mjs';
import { address, legalPages, representatives } from '../lib/site.mjs';

export default async function ({ site, server, browser }) {
  const pages = legalPages(representatives(site));
  const faults = [];
  let copied = 0;
  const contexts = [
    { name: 'http://127.0.0.1', origin: server.origin, secure: true, permissions: ['clipboard-read', 'clipboard-write'] },
    { name: `http://${INTRANET}`, origin: `http://${INTRANET}:${server.port}`, secure: false, permissions: [] },
  ];
  for (const { name, origin, secure, permissions } of contexts) {
    // One tab at a time: there is one clipboard.
    await overPages(browser, { pages, faults, permissions, tabs: 1 }, async (tab, page) => {
      const note = (where, what) => faults.push({ page: page.path, where, what: `${name}: ${what}` });
      await tab.goto(`${origin}/${address(page.path)}`);
      if ((await tab.evaluate(() => isSecureContext)) !== secure) note(null, `is ${secure ? 'no' : 'a'} secure context`);
      const controls = tab.locator('[data-citation]');
      const count = await controls.count();
      // By mouse on the first control, by keyboard on the last.
      for (const [at, press] of [[0, (control) => control.click()], [count - 1, (control) => control.press('Enter')]]) {
        if (count === 0) break;
        const control = controls.nth(at);
        const [citation, link] = await control.evaluate((element) => [element.dataset.citation, element.href]);
        await press(control);
        copied += 1;
        const said = await tab.waitForFunction(() => [...document.querySelectorAll('[role="status"], [aria-live]')].some((region) => region.textContent.includes('コピー')), null, { timeout: 2000 }).catch(() => null);
        if (!said) note(citation, 'no live region says that it was copied');
        const pasted = await paste(tab);
        if (!pasted.includes(citation) || !pasted.includes(link)) note(citation, `the clipboard holds 「${pasted.slice(0, 120)}」, not the citation and ${link}`);
        await tab.goto(`${origin}/${address(page.path)}`);
      }
    });
  }
  if (pages.length > 0 && copied === 0 && faults.length === 0) faults.push({ page: pages[0].path, what: 'no copy control ([data-citation]) on any legal page' });
  return [{ name: 'copy', counted: `${copied} controls on ${pages.length} pages, on a secure context and on none`, faults }];
}

// What the reader would paste.
async function paste(tab) {
  await tab.evaluate(() => document.body.append(Object.assign(document.createElement('textarea'), { id: 'pasted' })));
  await tab.focus('#pasted');
  await tab.keyboard.press('Control+V');
  return tab.evaluate(() => document.getElementById('pasted').value);
}
