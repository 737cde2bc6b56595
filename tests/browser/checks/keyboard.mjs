// The keyboard alone: the skip link first, main soon, and the focus in sight at every stop.
import { overPages } from '../lib/browser.mjs';
import { address, ofPages, representatives, visited } from '../lib/site.mjs';

// skip link, name, search, six at the top level, two breadcrumbs, contents of the document, and main itself
const STOPS_TO_MAIN = 13;
const STOPS_FOLLOWED = 80; // on a representative of its kind
const OUTLINE = 2; // px

export default async function ({ site, server, browser }) {
  const pages = visited(site);
  const thorough = new Set(representatives(site));
  const skip = [];
  const reach = [];
  const focus = [];
  let stops = 0;
  let farthest = 0;

  await overPages(browser, { pages, faults: skip, viewport: { width: 1280, height: 800 } }, async (tab, page) => {
    const url = `${server.origin}/${address(page.path)}`;
    const note = (faults, where, what) => faults.push({ page: page.path, where, what });
    const step = async () => {
      await tab.keyboard.press('Tab');
      return tab.evaluate(stopHere);
    };

    await tab.goto(url);
    const first = await step();
    if (!first?.skips) note(skip, first?.name, 'the first stop is not a link to main');
    else if (!first.inSight) note(skip, first.name, 'the skip link is out of sight when it has the focus');
    else {
      await tab.keyboard.press('Enter');
      const arrived = await tab.waitForFunction(() => document.querySelector('main')?.contains(document.activeElement), null, { timeout: 1000 }).catch(() => null);
      if (!arrived) note(skip, first.name, 'the skip link does not move the focus to main');
    }

    // Where there is room the document's own tree stands open before main, and the skip link is
    // the way past it; on a narrow page it must be folded.
    for (const width of thorough.has(page) ? [390, 1280] : [390]) {
      await tab.setViewportSize({ width, height: 800 });
      await tab.goto(url);
      let toMain = null;
      for (let at = 1; at <= (thorough.has(page) ? STOPS_FOLLOWED : STOPS_TO_MAIN); at += 1) {
        const stop = await step();
        if (!stop || stop.pastMain) toMain ??= at;
        if (!stop) break; // past the last one, back to the browser
        stops += 1;
        if (stop.outline < OUTLINE) note(focus, stop.name, `the focus is drawn by ${stop.outline} px, less than ${OUTLINE}`);
        if (width === 390 && toMain === null && at === STOPS_TO_MAIN) note(reach, stop.name, `after ${at} stops the keyboard is not yet at main`);
      }
      if (width === 390) farthest = Math.max(farthest, toMain ?? STOPS_TO_MAIN);
    }
  });

  return [
    { name: 'skip-link', counted: ofPages(pages, site), faults: skip },
    { name: 'reach', counted: `${ofPages(pages, site)}, at most ${farthest} stops to main at 390 px`, faults: reach },
    { name: 'focus', counted: `${stops} stops on ${ofPages(pages, site)}`, faults: focus },
  ];
}

// Runs in the page: what has the focus, or null when nothing has.
function stopHere() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const main = document.querySelector('main');
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    name: `<${element.localName} class="${element.getAttribute('class') ?? ''}"> ${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 30)}`,
    skips: Boolean(main?.id) && element.getAttribute('href') === `#${main.id}`,
    inSight: box.width > 1 && box.height > 1 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth && style.opacity !== '0',
    pastMain: Boolean(main) && Boolean(main.compareDocumentPosition(element) & (Node.DOCUMENT_POSITION_CONTAINED_BY | Node.DOCUMENT_POSITION_FOLLOWING)),
    outline: ['none', 'hidden'].includes(style.outlineStyle) ? 0 : parseFloat(style.outlineWidth),
  };
}
