// The searcher of a built site without a browser: all its parts, in a context of their own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';

export function searcher(site, wanted = () => true) {
  const context = vm.createContext({});
  const run = (path) => vm.runInContext(readFileSync(join(site, path.split('?')[0]), 'utf8'), context, { filename: path });
  run('search.js');
  run('search/index.js');
  for (const part of context.kiteiSearch.state.index.parts.filter(({ id }) => wanted(id))) run(part.file);
  return context.kiteiSearch;
}
