// A Site is a built folder, read once: its files, and its pages as parsed trees. What needs no
// browser is asked here, over every page.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { parse } from 'parse5';

// Above this many pages a browser visits only some of each kind, so that time stays in bounds; KITEI_PAGES may say how many,
// or "all".
const VISITED = 60;
const VISITED_OF_A_KIND = process.env.KITEI_PAGES === 'all' ? Infinity : Number(process.env.KITEI_PAGES ?? 6);

// Reads the folder. A Page is { path, html, elements, body, kind }; `path` is relative, with "/".
export function readSite(folder, name = basename(folder)) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'))
    .sort();
  const pages = files.filter((file) => file.endsWith('.html')).map((path) => readPage(folder, path));
  if (pages.length === 0) throw new Error(`${folder} holds no page`);
  return { name, folder, files: new Set(files), pages };
}

function readPage(folder, path) {
  const html = readFileSync(join(folder, path), 'utf8');
  const elements = [...walk(parse(html, { sourceCodeLocationInfo: true }))];
  const body = elements.find((element) => element.tagName === 'body');
  // A top-level page is a kind of its own; any other is of its folder's kind, unless it says so.
  const kind = attribute(body, 'data-kind') || path.split('/')[0];
  return { path, html, elements, body, kind };
}

function* walk(node) {
  if (node.tagName) yield node;
  for (const child of node.childNodes ?? []) yield* walk(child);
  if (node.content) yield* walk(node.content);
}

export function attribute(element, name) {
  return element?.attrs.find((attr) => attr.name === name)?.value;
}

export function text(element) {
  if (element.nodeName === '#text') return element.value;
  return (element.childNodes ?? []).map(text).join('');
}

export function isWithin(element, ancestor) {
  for (let node = element; node; node = node.parentNode) if (node === ancestor) return true;
  return false;
}

// The words by which a person finds the element: its opening tag, shortened, and its line.
export function place(element) {
  const attributes = element.attrs.map(({ name, value }) => ` ${name}="${value.slice(0, 60)}"`).join('');
  const line = element.sourceCodeLocation?.startLine;
  return `<${element.tagName}${attributes.slice(0, 160)}>${line ? ` line ${line}` : ''}`;
}

// The largest and the smallest page of each kind: what costs seconds is done on these.
export function representatives(site) {
  return [...kinds(site).values()].flatMap((pages) => {
    const bySize = [...pages].sort((a, b) => a.html.length - b.html.length);
    return bySize.length === 1 ? bySize : [bySize[0], bySize.at(-1)];
  });
}

// Every page, or in a large site some of each kind. What costs a fraction of a second is done on these.
export function visited(site) {
  return site.pages.length <= VISITED ? site.pages : spread(site.pages, VISITED_OF_A_KIND);
}

// Some of these pages of each kind, evenly spread: `most`, or as many as KITEI_PAGES says. What costs seconds is done on these.
export function some(pages, most) {
  return spread(pages, process.env.KITEI_PAGES ? VISITED_OF_A_KIND : most);
}

function spread(pages, most) {
  return [...kinds({ pages }).values()].flatMap((pages) => {
    const step = Math.max(1, pages.length / most);
    return pages.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
  });
}

// Pages that show a legal text.
export function legalPages(pages) {
  return pages.filter((page) => page.elements.some((element) => element.tagName === 'article'));
}

export function kinds(site) {
  const kinds = new Map();
  for (const page of site.pages) kinds.set(page.kind, [...(kinds.get(page.kind) ?? []), page]);
  return kinds;
}

// "31 pages", or "60 of 700 pages".
export function ofPages(pages, site) {
  const all = `${site.pages.length} pages`;
  return pages.length === site.pages.length ? all : `${pages.length} of ${all}`;
}

// The path of a page as an address spells it.
export function address(path) {
  return path.split('/').map(encodeURIComponent).join('/');
}
