// What a query should find, known by folding and reading a built site's search data apart from its searcher.
import { fold, kana } from './plain.mjs';

// A Book is the units of a site's search data: articles, steps, rows, records, each with what it says, folded.
export class Book {
  constructor({ parts, index }) {
    this.alike = index.synonyms.map((group) => group.map(fold));
    this.units = parts.flatMap(({ pages, docs }) => docs.map(([page, fragment, citation = '', heading = '', blocks = [], , see]) => {
      const [href, title] = pages[page];
      const said = [citation, heading, ...blocks.map((block) => block[2])].filter(Boolean).map(fold);
      return { page: href, href: fragment ? `${href}#${fragment}` : href, title: fold(title), citation: fold(citation), heading: fold(heading), blocks, see, said };
    }));
    this.pages = new Map();
    for (const unit of this.units) this.pages.set(unit.page, [...(this.pages.get(unit.page) ?? []), unit]);
  }

  // The terms of a query, each with its ways of writing, the term itself first. `forms`: a list for a query of one term, or
  // the lists of its terms.
  terms(query, forms = []) {
    return fold(query).split(/\s+/).filter(Boolean).map((term) => {
      const written = [term, ...kana(term).map(fold)];
      const group = this.alike.filter((words) => words.some((word) => written.includes(word))).flat();
      const own = Array.isArray(forms) ? forms : forms[term] ?? [];
      return [...new Set([...written, ...group, ...own.map(fold)])];
    });
  }

  // The units that have all terms, one of them not in the page's title only; or else the pages that have them all.
  relevant(terms) {
    const own = this.units.filter((unit) => terms.every((ways) => says(unit, ways)) && terms.some((ways) => unit.said.some((words) => has(words, ways))));
    if (own.length > 0) return new Set(own.map((unit) => unit.href));
    return new Set(this.relevantPages(terms));
  }

  relevantPages(terms) {
    return [...this.pages.keys()].filter((page) => this.pageHas(page, terms));
  }

  pageHas(page, terms) {
    return terms.every((ways) => (this.pages.get(page) ?? []).some((unit) => says(unit, ways)));
  }

  titled(terms) {
    return [...this.pages].filter(([, [unit]]) => terms.every((ways) => has(unit.title, ways))).map(([page]) => page);
  }

  // The addresses that a citation means: [page or *, citation, label of a block].
  cited([page, citation, label]) {
    if (!citation) return [page];
    const there = this.units.filter((unit) => unit.citation === fold(citation) && (page === '*' ? /^(standards|policy)\//.test(unit.page) : unit.page === page));
    if (there.length === 0) throw new Error(`no ${citation} on ${page}`);
    return there.map((unit) => {
      const block = label && unit.blocks.find((block) => fold(block[1] ?? '') === fold(label));
      return block ? `${unit.page}#${block[0]}` : unit.href;
    });
  }
}

export function has(words, ways) {
  return ways.some((way) => words.includes(way));
}

export function says(unit, ways) {
  return has(unit.title, ways) || unit.said.some((words) => has(words, ways));
}

// What a reader opens first.
export function first(found) {
  return (found.jumps[0] ?? found.questions[0] ?? found.hits[0])?.href ?? '';
}

export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
