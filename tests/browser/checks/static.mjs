// What the files alone tell, over every page: links, ids, head, structure, nothing inline.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { attribute, isWithin, place, text } from '../lib/site.mjs';

export default function ({ site }) {
  const idsOf = new Map(site.pages.map((page) => [page.path, new Set(ids(page).map(([id]) => id))]));
  const over = (name, counted, check) => ({ name, counted, faults: site.pages.flatMap((page) => check(page)) });
  const pages = `${site.pages.length} pages`;
  const linked = links(site, idsOf);
  return [
    { name: 'links', counted: `${linked.count} references on ${pages} and in style sheets`, faults: linked.faults },
    over('ids', `${[...idsOf.values()].reduce((sum, { size }) => sum + size, 0)} ids on ${pages}`, checkIds),
    over('head', pages, checkHead),
    over('structure', pages, checkStructure),
    over('inline', pages, checkInline),
  ];
}

function ids(page) {
  return page.elements.filter((element) => attribute(element, 'id') !== undefined).map((element) => [attribute(element, 'id'), element]);
}

// Relations of <link> that name an address without fetching it.
const NAMES_ONLY = new Set(['canonical', 'alternate', 'license', 'author']);

// Every reference resolves to a file of the site and to an id in it.
function links(site, idsOf) {
  const faults = [];
  let count = 0;
  const refer = (from, where, reference, mayLeave) => {
    count += 1;
    const what = brokenReference(site, idsOf, from, reference, mayLeave);
    if (what) faults.push({ page: from, where, what });
  };
  for (const page of site.pages) {
    for (const element of page.elements) {
      const { tagName } = element;
      const mayLeave = tagName === 'a' || (tagName === 'link' && NAMES_ONLY.has(attribute(element, 'rel')));
      for (const name of ['href', 'src', 'action', 'poster', 'data', 'xlink:href']) {
        const value = attribute(element, name);
        if (value !== undefined) refer(page.path, place(element), value, mayLeave);
      }
      for (const candidate of (attribute(element, 'srcset') ?? '').split(',').filter((part) => part.trim())) {
        refer(page.path, place(element), candidate.trim().split(/\s+/)[0], false);
      }
    }
  }
  for (const path of [...site.files].filter((file) => file.endsWith('.css'))) {
    const css = readFileSync(join(site.folder, path), 'utf8').replace(/\/\*[^]*?\*\//g, '');
    for (const [where, , url, imported] of css.matchAll(/url\(\s*(['"]?)(.*?)\1\s*\)|@import\s+['"]([^'"]*)/g)) {
      refer(path, where, url ?? imported, false);
    }
  }
  return { count, faults };
}

// What is wrong with a reference, or null.
function brokenReference(site, idsOf, from, reference, mayLeave) {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(reference)?.[1].toLowerCase();
  if (scheme || reference.startsWith('//')) {
    return mayLeave && ['http', 'https', 'mailto', 'tel'].includes(scheme) ? null : `leaves the site: ${reference}`;
  }
  const [, path, fragment] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(reference);
  // A server shows 404.html at any depth, so it alone may start from the site's root.
  if (path.startsWith('/') && from !== '404.html') return `starts from the root, which file:// does not have: ${reference}`;
  if (path.endsWith('/')) return `names a folder, which file:// does not open: ${reference}`;
  const target = path === '' ? from : posix.join(path.startsWith('/') ? '' : posix.dirname(from), decode(path)).replace(/^\//, '');
  if (!site.files.has(target)) return `dead link: ${reference}`;
  const fragmentFound = !fragment || !idsOf.has(target) || idsOf.get(target).has(decode(fragment));
  return fragmentFound ? null : `no such id in ${target}: ${reference}`;
}

function decode(words) {
  try {
    return decodeURIComponent(words);
  } catch {
    return words;
  }
}

function checkIds(page) {
  const seen = new Set();
  return ids(page).flatMap(([id, element]) => {
    const fault = (what) => ({ page: page.path, where: place(element), what });
    if (seen.has(id)) return [fault(`the id stands twice: ${id}`)];
    seen.add(id);
    return /^\p{L}/u.test(id) ? [] : [fault(`the id does not begin with a letter: ${id}`)];
  });
}

function checkHead(page) {
  const find = (tag, test = () => true) => page.elements.find((element) => element.tagName === tag && test(element));
  const meta = (name) => attribute(find('meta', (element) => attribute(element, 'name') === name), 'content');
  const title = find('title');
  const needed = [
    [/^<!doctype html>/i.test(page.html), 'does not begin with <!doctype html>'],
    [attribute(find('html'), 'lang') === 'ja', 'lang is not ja'],
    [find('meta', (element) => attribute(element, 'charset')?.toLowerCase() === 'utf-8'), 'no <meta charset="utf-8">'],
    [title && text(title).trim(), 'no title'],
    [meta('description')?.trim(), 'no description'],
    [/width=device-width/.test(meta('viewport') ?? ''), 'no viewport of device width'],
    [!/user-scalable\s*=\s*no|maximum-scale/.test(meta('viewport') ?? ''), 'the viewport forbids zooming'],
  ];
  return needed.filter(([found]) => !found).map(([, what]) => ({ page: page.path, what }));
}

function checkStructure(page) {
  const all = (tag) => page.elements.filter((element) => element.tagName === tag);
  const [main] = all('main');
  const skip = page.elements.find((element) => element.tagName === 'a' && isWithin(element, page.body));
  const navs = all('nav');
  const needed = [
    [all('h1').length === 1, `${all('h1').length} h1 instead of one`],
    [all('main').length === 1, `${all('main').length} main instead of one`],
    [all('h1').every((h1) => main && isWithin(h1, main)), 'the h1 stands outside main'],
    [all('header').some((header) => !isWithin(header, main)), 'no header'],
    [all('footer').some((footer) => !isWithin(footer, main)), 'no footer'],
    [navs.length > 0, 'no nav'],
    [navs.every((nav) => attribute(nav, 'aria-label') || attribute(nav, 'aria-labelledby')), 'a nav without a name'],
    [main && attribute(main, 'id') && attribute(skip, 'href') === `#${attribute(main, 'id')}`, 'the first link is not a skip link to main'],
  ];
  return needed.filter(([found]) => !found).map(([, what]) => ({ page: page.path, what }));
}

const DATA = new Set(['application/json', 'application/ld+json']);

function checkInline(page) {
  return page.elements.flatMap((element) => {
    const { tagName, attrs } = element;
    const fault = (what) => ({ page: page.path, where: place(element), what });
    const faults = attrs
      .filter(({ name, value }) => name === 'style' || name.startsWith('on') || /^\s*javascript:/i.test(value))
      .map(({ name }) => fault(`inline ${name}`));
    if (tagName === 'style') faults.push(fault('inline style sheet'));
    if (tagName === 'script' && !attribute(element, 'src') && !DATA.has(attribute(element, 'type'))) faults.push(fault('inline script'));
    return faults;
  });
}
