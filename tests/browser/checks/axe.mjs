// axe-core finds nothing, best practice included: each kind of page, light and dark, on a
// telephone and on a desk.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { overPages } from '../lib/browser.mjs';
import { address, kinds, representatives } from '../lib/site.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [390, 1280];

export default async function ({ site, server, browser }) {
  const pages = representatives(site);
  const faults = [];
  const undecided = new Map();
  for (const colorScheme of ['light', 'dark']) {
    await overPages(browser, { pages, faults, colorScheme }, async (tab, page) => {
      await tab.goto(`${server.origin}/${address(page.path)}`);
      await tab.evaluate(AXE);
      for (const width of WIDTHS) {
        await tab.setViewportSize({ width, height: 800 });
        const { violations, incomplete } = await tab.evaluate((values) => window.axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations', 'incomplete'], preload: false }), TAGS);
        for (const { id, help, nodes } of violations) {
          for (const { target } of nodes) faults.push({ page: page.path, where: target.join(' '), what: `${id} (${colorScheme}, ${width} px): ${help}` });
        }
        for (const { id, nodes } of incomplete) {
          for (const { target, any } of nodes) {
            // axe measures texts of one character but leaves them undecided; here a clause's label
            // is one (１, ア).
            const { contrastRatio, expectedContrastRatio } = any[0]?.data ?? {};
            const reason = `${id} ${any[0]?.data?.messageKey ?? ''}`.trim();
            if (!contrastRatio) undecided.set(reason, (undecided.get(reason) ?? 0) + 1);
            else if (contrastRatio < parseFloat(expectedContrastRatio)) {
              faults.push({ page: page.path, where: target.join(' '), what: `${id} (${colorScheme}, ${width} px): ${contrastRatio} of ${expectedContrastRatio}` });
            }
          }
        }
      }
    });
  }
  const left = [...undecided].map(([reason, count]) => `${reason} ${count}`).join(', ');
  const counted = `${pages.length} pages of ${kinds(site).size} kinds, light and dark, ${WIDTHS.join(' and ')} px`;
  return [{ name: 'axe', counted: left ? `${counted} (left to people by axe: ${left})` : counted, faults }];
}
