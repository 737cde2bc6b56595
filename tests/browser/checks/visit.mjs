// Every page in a browser, under the policy: what it asks for, what it complains of, how it
// reflows.
import { overPages, watch } from '../lib/browser.mjs';
import { address, ofPages, visited } from '../lib/site.mjs';

const WIDTHS = [320, 390, 1280, 1920];

export default async function ({ site, server, browser }) {
  const pages = visited(site);
  const requests = [];
  const console = [];
  const csp = [];
  const reflow = [];
  let asked = 0;

  await overPages(browser, { pages, faults: requests, init: recordViolations }, async (tab, page) => {
    const note = (faults) => (what) => faults.push({ page: page.path, what });
    tab.on('request', () => (asked += 1));
    watch(tab, `${server.origin}/`, { requests: note(requests), complaints: note(console) });
    await tab.goto(`${server.origin}/${address(page.path)}`, { waitUntil: 'load' });
    for (const width of WIDTHS) {
      await tab.setViewportSize({ width, height: 800 });
      for (const [where, what] of await tab.evaluate(overflowing)) reflow.push({ page: page.path, where, what: `${width} px: ${what}` });
    }
    for (const [where, what] of await tab.evaluate(() => window.violations)) csp.push({ page: page.path, where, what });
  });

  const counted = ofPages(pages, site);
  return [
    { name: 'requests', counted: `${asked} requests of ${counted}`, faults: requests },
    { name: 'console', counted, faults: console },
    { name: 'csp', counted, faults: csp },
    { name: 'reflow', counted: `${counted} at ${WIDTHS.join(', ')} px`, faults: reflow },
  ];
}

// Runs in the page, before its own scripts.
function recordViolations() {
  window.violations = [];
  addEventListener('securitypolicyviolation', (event) => {
    window.violations.push([event.blockedURI, `${event.effectiveDirective} ${event.sample}`.trim()]);
  });
}

// Runs in the page: what makes it wider than the window.
function overflowing() {
  const root = document.documentElement;
  const hides = [root, document.body].filter((element) => ['hidden', 'clip'].includes(getComputedStyle(element).overflowX));
  const faults = hides.map((element) => [element.localName, 'hides what is too wide']);
  if (document.scrollingElement.scrollWidth <= root.clientWidth) return faults;
  const scrolls = (element) => element && element !== document.body && (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
  const wide = [...document.body.querySelectorAll('*')].filter(
    (element) => element.getBoundingClientRect().right > root.clientWidth + 0.5 && !scrolls(element.parentElement),
  );
  const name = (element) => `<${element.localName} id="${element.id}" class="${element.getAttribute('class') ?? ''}">`;
  return [...faults, [wide.slice(0, 3).map(name).join(' '), `scrolls sideways, ${document.scrollingElement.scrollWidth} px wide`]];
}
