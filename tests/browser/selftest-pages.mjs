// A small site in which every check passes, for the self-test to break at one place a page.

import { readFileSync } from 'node:fs';

export const SOURCE = '見本市情報セキュリティ基本方針\n１ 目的\n情報資産の機密性を守る。';

// A whole page; each part can be replaced by a broken one.
export function page({
  language = 'ja',
  title = '見本',
  description = '検査のための見本です。',
  head = '',
  body = '',
  skip = '<a class="skip" href="#main">本文へ</a>',
  nav = '<nav aria-label="主"><a href="index.html">先頭</a></nav>',
  mainAttributes = 'tabindex="-1"',
  article = '',
  main = '',
  script = 'copy.js',
  foot = '正本は例規集です。',
} = {}) {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width">
<meta name="description" content="${description}"><link rel="icon" href="a.svg"><link rel="stylesheet" href="style.css?v=1">${head}</head>
<body ${body}>${skip}
<header>${nav}</header>
<main id="main" ${mainAttributes}>${article ? legal(article) : '<h1>見本</h1>'}${main}<p>本文</p><p role="status"></p></main>
<footer>${foot}</footer>
<script src="${script}"></script>
</body></html>`;
}

function legal(words) {
  const [title, heading, text] = words.split('\n');
  return `<article><h1>${title}</h1>
<aside role="note">所管は未確認です。</aside>
<section id="k1"><h2>${heading}</h2><aside role="presentation"><a href="#k1" data-citation="基本方針１" aria-label="１への固定リンク">#</a></aside><p>${text}</p></section></article>`;
}

// A 新旧対照表 that no style sheet lays on its side.
export const COMPARISON =
  '<table class="comparison"><thead><tr><th scope="col">改正後</th><th scope="col">改正前</th></tr></thead><tbody><tr><td>新</td><td>旧</td></tr></tbody></table>';

// A table as the theme prints it, which its script makes a tool of.
export const TABLE = table();
export const TABLE_WITH_IDLE_CONTROLS = table('');
function table(hidden = 'hidden') {
  const row = (name, number, facet) => `<tr data-facets="tier=${facet}"><th scope="row">${name}</th><td class="to-right">${number}</td></tr>`;
  return `<div class="records" id="list">
<form class="tools" role="search" aria-label="一覧の絞り込み" ${hidden}>
<label>絞り込み <input type="search" name="list.q"></label>
<label>段 <select name="list.tier" data-facet="tier"><option value="">すべて</option><option value="a">上（2）</option><option value="b">下（1）</option></select></label>
<button type="button" class="clear" hidden>条件を消す</button></form>
<p class="shown" role="status">3件</p>
<div class="scroll" tabindex="0" role="group" aria-label="一覧の表"><table><caption>一覧</caption><thead><tr><th scope="col" data-sortable>名前</th><th scope="col" class="to-right" data-sortable>数</th></tr></thead><tbody>
${row('ＵＳＢサーバー', 10, 'a')}${row('ｲﾝｹ', 9, 'a')}${row('ウィルス', 100, 'b')}
</tbody></table></div></div>`;
}

// A link whose target is shown before it is followed.
export const PREVIEW_MISSING = '<p><a class="cite" href="law.html" data-preview="pv-1">第１条</a></p>';
export const PREVIEW = preview();
export const PREVIEW_IN_SIGHT = preview('');
function preview(hidden = 'hidden') {
  return `${PREVIEW_MISSING}<p class="far"><a href="index.html">先頭</a></p>
<aside class="preview" id="pv-1" role="note" aria-label="第１条" ${hidden}><p id="pv-1-words">情報資産を守る。</p><p><a href="law.html">開く</a></p></aside>`;
}

const COPY = `
const say = (words) => { SAY };
const fallback = (words) => {
  const field = document.createElement('textarea');
  field.value = words;
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
};
for (const link of document.querySelectorAll('[data-citation]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    const words = link.dataset.citation + '\\n' + link.href;
    WRITE
  });
}`;
const SAY = "document.querySelector('[role=status]').textContent = words;";
const SECURE_ONLY = "navigator.clipboard.writeText(words).then(() => say('コピーしました'));";
const WRITE = `if (navigator.clipboard) ${SECURE_ONLY} else { fallback(words); say('コピーしました'); }`;
const copy = (say, write) => COPY.replace('SAY', () => say).replace('WRITE', () => write);

// The theme's own scripts, and the same with one thing that does not work.
const theme = (name) => readFileSync(new URL(`../../theme/js/${name}.js`, import.meta.url), 'utf8');
function broken(name, what, by) {
  const [script, changed] = [theme(name), theme(name).replace(what, () => by)];
  if (script === changed) throw new Error(`theme/js/${name}.js has no ${what} to break`);
  return changed;
}

export const ASSETS = {
  'style.css': `
:root { color-scheme: light dark; font: 16px/1.7 "BIZ UDPGothic", sans-serif; }
body { color: light-dark(#000, #fff); background: light-dark(#fff, #111); }
:focus-visible { outline: 3px solid; }
a { color: light-dark(#00c, #9bf); display: inline-block; min-width: 24px; min-height: 24px; }
aside { user-select: none; }
main:focus { outline: none; }
.skip { position: absolute; left: -99em; } .skip:focus { left: 0; top: 0; background: Canvas; }
.wide { width: 1300px; background: #eee; color: #000; } .hides { overflow-x: hidden; }
.bare a { outline: none; }
.grey-in-dark { color: light-dark(#000, #444); }
.small button { font-size: 6px; padding: 0; border: 0; width: 10px; height: 10px; color: CanvasText; background: Canvas; }
.preview { position: absolute; width: 10em; background: Canvas; } .preview[hidden] { display: none; } .far { margin-top: 20em; }
@page { size: A4; }`,
  'letter.css': '@page { size: letter; }',
  'cut.css': '@media print { section p { display: none; } }',
  'selectable.css': 'aside { user-select: auto; }',
  'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><path d="M0 0h9v9z"/></svg>',
  'copy.js': copy(SAY, WRITE),
  'copy-secure-only.js': copy(SAY, SECURE_ONLY),
  'copy-silent.js': copy('', WRITE),
  'empty.js': 'export {};',
  'warns.js': "console.warn('見本');",
  'throws.js': "throw new Error('見本');",
  'writes.js': "document.querySelector('main p').append('足した字');",
  'tables.js': theme('tables'),
  'tables-unsorted.js': broken('tables', 'keyed.sort(', 'keyed.slice().sort('),
  'tables-unsaid.js': broken('tables', 'said.textContent = says', 'void says'),
  'tables-literal.js': broken('tables', 'text.normalize("NFKC")', 'text'),
  'tables-forgets.js': broken('tables', 'history.replaceState(', 'String('),
  'previews.js': theme('previews'),
  'previews-no-mouse.js': broken('previews', 'later(link);', ''),
  'previews-not-hoverable.js': broken('previews', 'if (inside(event.target)) still();', 'if (inside(event.target)) ;'),
  'previews-no-escape.js': broken('previews', '"Escape"', '"F9"'),
  'previews-no-touch.js': broken('previews', 'event.preventDefault();', 'void 0;'),
  'stops.js': "document.getElementById('stops').addEventListener('click', (event) => event.preventDefault());",
};
