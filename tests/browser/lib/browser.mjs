// Starts Chromium, and goes over pages with it.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { chromium } from 'playwright-core';

// A name that is no secure context, unlike the loopback address it leads to: an intranet's
// http:// address as the browser sees it, and no packet leaves the machine.
export const INTRANET = 'intranet.example';

const PLACES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

// Playwright gives each browser a new, empty user-data-dir of its own and removes it at the end.
export function launch() {
  const executablePath = [process.env.CHROMIUM, ...PLACES].find((path) => path && existsSync(path));
  if (!executablePath) throw new Error(`no Chromium in ${PLACES.join(', ')}; CHROMIUM may name another`);
  return chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0, // Chromium refuses its sandbox to root
    args: [
      '--disable-quic',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--host-resolver-rules=MAP ${INTRANET} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    ],
  });
}

// Calls `work(tab, page)` for every page, in as many tabs as there are cores (four at most). What
// `work` throws is a fault of that page. A tab serves page after page, since a new one costs more
// than most checks; `init` runs in every page before its own scripts. Each tab has a context of its
// own: of two in one, the one behind is handed its mouse and frames seconds late.
export async function overPages(browser, { pages, faults, init, tabs = Math.min(4, availableParallelism()), ...options }, work) {
  const waiting = [...pages];
  const goOver = async () => {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    context.setDefaultTimeout(10_000);
    if (init) await context.addInitScript(init);
    let tab = await context.newPage();
    for (let page = waiting.shift(); page; page = waiting.shift()) {
      try {
        await work(tab, page);
        tab.removeAllListeners();
      } catch (error) {
        faults.push({ page: page.path, what: String(error.message ?? error).split('\n')[0] });
        await tab.close();
        tab = await context.newPage();
      }
    }
    await context.close();
  };
  await Promise.all(Array.from({ length: Math.min(tabs, pages.length) }, goOver));
}

// Tells what goes wrong in a tab while it shows a page: what it asks for outside `root`,
// what does not come, what it complains of.
export function watch(tab, root, { requests, complaints }) {
  tab.on('request', (request) => request.url().startsWith(root) || requests(`asks for ${request.url()}`));
  tab.on('response', (response) => response.status() < 400 || requests(`${response.status()} for ${response.url()}`));
  tab.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // What is still under way when the tab goes on to another page is no fault.
    if (why !== 'net::ERR_ABORTED') requests(`${why} for ${request.url()}`);
  });
  tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints(`${message.type()}: ${message.text()}`));
  tab.on('pageerror', (error) => complaints(`uncaught: ${error.message}`));
}
