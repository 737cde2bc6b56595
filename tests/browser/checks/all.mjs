// The groups of checks, in the order in which they run: quick ones first.
import axe from './axe.mjs';
import copy from './copy.mjs';
import file from './file.mjs';
import keyboard from './keyboard.mjs';
import noscript from './noscript.mjs';
import previews from './previews.mjs';
import print from './print.mjs';
import search from './search.mjs';
import statically from './static.mjs';
import tables from './tables.mjs';
import visit from './visit.mjs';
import words from './words.mjs';

// Each is called with { site, server, browser, source } and gives its outcomes.
export const GROUPS = { static: statically, words, visit, noscript, keyboard, file, copy, tables, previews, search, print, axe };
