// Links in a text that show where they lead: by mouse, by keyboard and by touch; to be pointed at,
// to be sent away, and nothing but links without JavaScript.
import { overPages } from '../lib/browser.mjs';
import { address, attribute, some } from '../lib/site.mjs';

const PAGES = 2; // of each kind

export default async function ({ site, server, browser }) {
  const links = (page) => page.elements.filter((element) => element.tagName === 'a' && attribute(element, 'data-preview'));
  const every = site.pages.filter((page) => links(page).length > 0);
  const pages = some(every, PAGES);
  const [plain, hover, keys, touch] = [[], [], [], []];
  for (const page of every) {
    const asides = new Map(page.elements.filter((element) => element.tagName === 'aside').map((element) => [attribute(element, 'id'), element]));
    for (const link of links(page)) {
      const aside = asides.get(attribute(link, 'data-preview'));
      if (!aside || attribute(aside, 'hidden') === undefined) plain.push({ page: page.path, where: attribute(link, 'data-preview'), what: 'has no hidden preview' });
      if (!attribute(link, 'href')) plain.push({ page: page.path, where: attribute(link, 'data-preview'), what: 'leads nowhere' });
    }
  }

  const over = (faults, work, options = {}) =>
    overPages(browser, { pages, faults, viewport: { width: 1280, height: 700 }, ...options }, async (tab, page) => {
      const url = `${server.origin}/${address(page.path)}`;
      const count = await tab.goto(url).then(() => tab.locator('a[data-preview]').count());
      for (const at of new Set([0, count - 1])) {
        // the mouse stays where the page before left it
        await tab.mouse.move(2, 2);
        await tab.goto(url);
        const link = tab.locator('a[data-preview]').nth(at);
        const box = tab.locator(`#${await link.getAttribute('data-preview')}`);
        const note = (what) => faults.push({ page: page.path, where: `link ${at + 1}`, what });
        const becomes = async (state, what) => {
          const come = await box.waitFor({ state, timeout: 1500 }).then(() => true, () => false);
          if (!come) note(what);
          return come;
        };
        await link.scrollIntoViewIfNeeded();
        if (await box.isVisible()) note('the preview is in sight before it is asked for');
        else await work({ tab, link, box, note, becomes });
      }
    });

  await over(hover, async ({ tab, link, box, note, becomes }) => {
    await link.hover();
    if (!(await becomes('visible', 'the mouse does not show the preview'))) return;
    const { x, y, width, height } = await box.boundingBox();
    const { width: room } = tab.viewportSize();
    if (x < 0 || x + width > room) note('the preview hangs over the side');
    const over = await link.boundingBox();
    if (over.y < y + height && y < over.y + over.height && over.height < 40) note('the preview lies on its link');
    await tab.mouse.move(x + width / 2, y + height / 2, { steps: 4 });
    await tab.waitForTimeout(500);
    if (!(await box.isVisible())) note('the preview goes when it is pointed at');
    await tab.mouse.move(2, 2);
    await becomes('hidden', 'the preview stays when the mouse has left');
  });

  await over(keys, async ({ tab, link, note, becomes }) => {
    await tab.keyboard.press('Tab');
    await link.focus();
    if (!(await becomes('visible', 'the keyboard does not show the preview'))) return;
    await tab.waitForTimeout(800);
    await becomes('visible', 'the preview goes by itself');
    await tab.keyboard.press('Escape');
    await becomes('hidden', 'Esc does not hide the preview');
    if (!(await link.evaluate((element) => element === document.activeElement))) note('Esc takes the focus from the link');
    await tab.keyboard.press('Shift+Tab');
    await tab.keyboard.press('Tab');
    await becomes('visible', 'the preview does not come again');
    await tab.keyboard.press('Shift+Tab');
    // the stop before may be a link to the same clause, which shows the same
    const same = await link.evaluate((element) => document.activeElement.dataset.preview === element.dataset.preview);
    if (!same) await becomes('hidden', 'the preview stays when the focus has left');
  });

  await over(touch, async ({ tab, link, note, becomes }) => {
    const [target, here] = [await link.evaluate((element) => element.href), tab.url()];
    await link.tap();
    await becomes('visible', 'the first touch does not show the preview');
    if (tab.url() !== here) note('the first touch leads away');
    else {
      await link.tap();
      await tab.waitForURL(target, { timeout: 2000 }).catch(() => note('the second touch does not follow the link'));
    }
  }, { hasTouch: true, viewport: { width: 390, height: 800 } });

  const counted = `${every.reduce((sum, page) => sum + links(page).length, 0)} links on ${every.length} pages`;
  return [
    { name: 'preview-plain', counted, faults: plain },
    { name: 'preview-hover', counted, faults: hover },
    { name: 'preview-keys', counted, faults: keys },
    { name: 'preview-touch', counted, faults: touch },
  ];
}
