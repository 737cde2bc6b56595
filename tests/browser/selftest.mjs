// Each check must be able to fail: a small site of pages with one fault each, made on the fly, and
// for each page the very checks that must find something there, and no other.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { GROUPS } from './checks/all.mjs';
import { serve } from './lib/server.mjs';
import { readSite } from './lib/site.mjs';
import { ASSETS, COMPARISON, PREVIEW, PREVIEW_IN_SIGHT, PREVIEW_MISSING, SOURCE, TABLE, TABLE_WITH_IDLE_CONTROLS, page } from './selftest-pages.mjs';

const [lost, changed, added] = [SOURCE.replace('機密性を', '機密を'), SOURCE.replace('機密性', '秘密性'), `${SOURCE}。`];
const many = '<a href="index.html">先頭</a> '.repeat(12);

// name: [checks that find the fault, the page]
const PAGES = {
  index: [[], page()],
  law: [[], page({ article: SOURCE })],
  '全角 の名前': [[], page()],
  'dead-link': [['links', 'file-links'], page({ main: '<p><a href="none.html">無い頁</a></p>' })],
  'dead-fragment': [['links'], page({ main: '<p><a href="index.html#none">無い所</a></p>' })],
  'folder-link': [['links'], page({ main: '<p><a href="./">一覧</a></p>' })],
  'root-link': [['links', 'file-links'], page({ main: '<p><a href="/index.html">先頭</a></p>' })],
  'off-site-image': [['links', 'requests', 'console', 'csp', 'file'], page({ main: '<img src="https://elsewhere.example/a.png" alt="図">' })],
  'off-site-hint': [['links'], page({ head: '<link rel="preconnect" href="https://elsewhere.example">' })],
  'id-twice': [['ids'], page({ main: '<p id="a">一</p><p id="a">二</p>' })],
  'id-digit': [['ids'], page({ main: '<p id="1a">一</p>' })],
  'no-description': [['head'], page({ description: '' })],
  'no-language': [['head', 'axe'], page({ language: '' })],
  'no-title': [['head', 'axe'], page({ title: '' })],
  'two-h1': [['structure'], page({ main: '<h1>二つ目</h1>' })],
  'nav-unnamed': [['structure'], page({ nav: '<nav><a href="index.html">先頭</a></nav><nav aria-label="他"><a href="index.html">先頭</a></nav>' })],
  'inline-script': [['inline', 'csp', 'console'], page({ main: '<script>window.x = 1</script>' })],
  'inline-style': [['inline', 'csp', 'console'], page({ head: '<style>p { margin: 0 }</style>' })],
  'style-attribute': [['inline', 'csp', 'console'], page({ main: '<p style="margin: 0">字</p>' })],
  'handler-attribute': [['inline', 'csp', 'console'], page({ main: '<p onclick="x()">字</p>' })],
  'missing-image': [['links', 'requests', 'console', 'file'], page({ main: '<img src="none.png" alt="図">' })],
  'console-warning': [['console', 'file'], page({ script: 'warns.js' })],
  'uncaught-error': [['console', 'file'], page({ script: 'throws.js' })],
  'too-wide': [['reflow'], page({ main: '<p class="wide">字</p>' })],
  'hides-width': [['reflow'], page({ main: '<p class="wide">字</p>', body: 'class="hides"' })],
  'needs-script': [['noscript'], page({ script: 'writes.js' })],
  'no-skip-link': [['structure', 'skip-link'], page({ skip: '' })],
  'skip-nowhere': [['skip-link'], page({ mainAttributes: '' })],
  'far-main': [['reach'], page({ nav: `<nav aria-label="主">${many}</nav>` })],
  'no-focus': [['focus'], page({ main: '<p class="bare"><a href="index.html">先頭</a></p>' })],
  'module-script': [['file'], page({ head: '<script type="module" src="empty.js"></script>' })],
  'dead-click': [['file-links'], page({ main: '<p id="stops"><a href="law.html">法</a></p>', script: 'stops.js' })],
  'copy-secure-only': [['copy'], page({ article: SOURCE, script: 'copy-secure-only.js' })],
  'copy-silent': [['copy'], page({ article: SOURCE, script: 'copy-silent.js' })],
  'letter-paper': [['print'], page({ article: SOURCE, head: '<link rel="stylesheet" href="letter.css">' })],
  'no-original': [['print'], page({ article: SOURCE, foot: '見本' })],
  'cut-on-paper': [['print'], page({ article: SOURCE, head: '<link rel="stylesheet" href="cut.css">' })],
  'comparison-upright': [['print'], page({ main: COMPARISON })],
  'word-lost': [['words'], page({ article: lost })],
  'word-changed': [['words'], page({ article: changed })],
  'word-added': [['words'], page({ article: added })],
  'word-copied': [['words'], page({ article: SOURCE, head: '<link rel="stylesheet" href="selectable.css">' })],
  table: [[], page({ main: TABLE, script: 'tables.js' })],
  'table-idle-controls': [['tables-plain'], page({ main: TABLE_WITH_IDLE_CONTROLS, script: 'tables.js' })],
  'table-unsorted': [['tables-sort'], page({ main: TABLE, script: 'tables-unsorted.js' })],
  'table-unsaid': [['tables-narrow'], page({ main: TABLE, script: 'tables-unsaid.js' })],
  'table-literal': [['tables-narrow'], page({ main: TABLE, script: 'tables-literal.js' })],
  'table-forgets': [['tables-address'], page({ main: TABLE, script: 'tables-forgets.js' })],
  preview: [[], page({ main: PREVIEW, script: 'previews.js' })],
  'preview-in-sight': [['preview-plain', 'preview-hover', 'preview-keys', 'preview-touch'], page({ main: PREVIEW_IN_SIGHT, script: 'previews.js' })],
  'preview-missing': [['preview-plain', 'preview-hover', 'preview-keys', 'preview-touch'], page({ main: PREVIEW_MISSING, script: 'previews.js' })],
  'preview-no-mouse': [['preview-hover'], page({ main: PREVIEW, script: 'previews-no-mouse.js' })],
  'preview-not-hoverable': [['preview-hover'], page({ main: PREVIEW, script: 'previews-not-hoverable.js' })],
  'preview-no-escape': [['preview-keys'], page({ main: PREVIEW, script: 'previews-no-escape.js' })],
  'preview-no-touch': [['preview-touch'], page({ main: PREVIEW, script: 'previews-no-touch.js' })],
  'no-alt': [['axe'], page({ main: '<img src="a.svg">' })],
  'grey-in-dark': [['axe'], page({ main: '<p class="grey-in-dark">字</p>' })],
  'heading-skipped': [['axe'], page({ main: '<h4>深い</h4>' })],
  'small-target': [['axe'], page({ main: '<p class="small"><button>一</button><button>二</button></p>' })],
};

export async function selftest(browser, report) {
  const start = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'kitei-selftest-'));
  const write = (path, words) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), words);
  };
  for (const [path, words] of Object.entries(ASSETS)) write(path, words);
  for (const [name, [, html]] of Object.entries(PAGES)) write(`${name}.html`, html);
  const source = join(folder, 'source.txt');
  write('source.txt', SOURCE);

  const site = readSite(folder);
  const server = await serve(site);
  const found = Object.fromEntries(site.pages.map((page) => [page.path, new Set()]));
  const faults = [];
  for (const group of Object.values(GROUPS)) {
    for (const { name, faults: here } of await group({ site, server, browser, source })) {
      for (const fault of here) {
        if (found[fault.page]) found[fault.page].add(name);
        faults.push({ name, ...fault });
      }
    }
  }
  server.close();
  rmSync(folder, { recursive: true });

  report.heading('self-test: one fault a page, each found by its checks and by no other');
  const outcomes = Object.entries(PAGES).map(([name, [expected]]) => {
    const path = `${name}.html`;
    const missed = expected.filter((check) => !found[path].has(check)).map((check) => ({ page: path, what: `${check} finds nothing` }));
    const wrong = faults.filter((fault) => fault.page === path && !expected.includes(fault.name)).map((fault) => ({ page: path, where: fault.where, what: `${fault.name}: ${fault.what}` }));
    return { name, counted: expected.join(', ') || 'nothing', faults: [...missed, ...wrong] };
  });
  report.add(outcomes, (performance.now() - start) / 1000);
}
