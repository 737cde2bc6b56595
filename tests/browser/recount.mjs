// Recounts the numbers of a built officer site from the data of its project, by an arithmetic of its own:
//   node tests/browser/recount.mjs PROJECT_DIR SITE_DIR TODAY
// What clauses answer to and rest on stands in the texts, which are not read here: that is taken from the pages of the
// documents and of the frameworks, and each number made of it must be the same wherever it stands.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [PROJECT, SITE, TODAY] = process.argv.slice(2);
if (!/^\d{4}-\d\d-\d\d$/.test(TODAY ?? '')) {
  console.error('usage: node recount.mjs PROJECT_DIR SITE_DIR YYYY-MM-DD');
  process.exit(2);
}
const WORDS = JSON.parse(readFileSync(join(dirname(fileURLToPath(import.meta.url)), '../../theme/words.json'), 'utf8'));

// The fields of which 未入力 is counted, by register, in the order in which registers are listed.
const ESSENTIAL = {
  assets: 'kind custodian confidentiality integrity availability personal_data medium location zone retention inventory_on confirmed_on',
  systems: 'zone hosting support_end authentication backup log_retention confirmed_on',
  audits: 'kind state scope auditor from criteria',
  findings: 'audit found_on grade category fact state',
  checkpoints: 'number large',
  selfchecks: 'held_on target answered',
  trainings: 'kind held_on target attended',
  incidents: 'class kind occurred_on known_on notified publication',
  exceptions: 'reason from until instead residual approver approved_on',
  contractors: 'kind provider from until confidentiality subcontract checked_on location contact_hours',
  applications: 'kind object applied_on until state approver',
  notices: 'issuer received_on due state',
  meetings: 'held_on',
  evidence: 'what kept_at dated',
  questions: 'answer',
  reviews: 'reviewed_on result reviewer next',
};
const CATEGORIES = ['組織体制', '資産管理', '人的', '物理的', '技術的', '運用', '評価'];
const BLANK = '未入力';
const UNSURE = '未確認';
const DASH = '－';
const FRESH = 366;
const SOON = 30;
const FEW = 10;

// What was compared, by group.
const compared = new Map();
const faults = [];

function same(group, where, said, reckoned) {
  compared.set(group, (compared.get(group) ?? 0) + 1);
  if (String(said) !== String(reckoned)) faults.push(`${group}: ${where}: the site says ${said}, recounted ${reckoned}`);
}

function wrong(group, where, what) {
  same(group, where, what, 'none of it');
}

// ---- data

const DATA = new Map();

function records(folder) {
  if (!DATA.has(folder)) {
    const at = join(PROJECT, 'data', folder);
    const files = existsSync(at) ? readdirSync(at).filter((name) => name.toLowerCase().endsWith('.json')).sort() : [];
    DATA.set(folder, files.flatMap((name) => JSON.parse(readFileSync(join(at, name), 'utf8').replace(/^\uFEFF/, '')).records));
  }
  return DATA.get(folder);
}

const byId = (folder, id) => records(folder).find((record) => record.id === id);
const isBlank = (value) => value === undefined || value === null || value === BLANK;
const isKnown = (value) => !isBlank(value) && ![UNSURE, '非該当', 'なし'].includes(value);
const known = (value) => (isKnown(value) ? value : undefined);
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

// ---- days: numbers of days, and years of 4 to 3

const day = (year, month, date) => Date.UTC(year, month - 1, date) / 86_400_000;
const parts = (number) => {
  const at = new Date(number * 86_400_000);
  return [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
};
const iso = (number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
const ERAS = [
  ['令和', 'R', day(2019, 5, 1)],
  ['平成', 'H', day(1989, 1, 8)],
  ['昭和', 'S', day(1926, 12, 25)],
  ['大正', 'T', day(1912, 7, 30)],
  ['明治', 'M', day(1868, 1, 25)],
];
const today = day(...TODAY.split('-').map(Number));

// What a date as people write it may mean: its first and last day.
function readDate(words) {
  const text = words.normalize('NFKC').replace(/\s/g, '');
  const era = ERAS.find(([name, letter]) => text.startsWith(name) || text.toUpperCase().startsWith(letter));
  const rest = era ? text.slice(text.startsWith(era[0]) ? 2 : 1) : text;
  const found = /^(元|\d+)年(?:(度)|(?:(\d+)月(?:(\d+)日)?)?)$/.exec(rest) ?? /^(\d+)([./-])(\d+)\2(\d+)$/.exec(rest)?.map((it, at) => (at === 2 ? undefined : it));
  if (!found) {
    wrong('dates', words, 'a date that cannot be read');
    return undefined;
  }
  const year = (found[1] === '元' ? 1 : Number(found[1])) + (era ? parts(era[2])[0] - 1 : 0);
  if (found[2]) return { first: day(year, 4, 1), last: day(year + 1, 3, 31) };
  if (!found[3]) return { first: day(year, 1, 1), last: day(year, 12, 31) };
  const month = Number(found[3]);
  if (!found[4]) return { first: day(year, month, 1), last: day(year, month + 1, 0) };
  return { first: day(year, month, Number(found[4])), last: day(year, month, Number(found[4])) };
}

const dateOf = (value) => (isKnown(value) ? readDate(value) : undefined);
const lastDay = (value) => dateOf(value)?.last;
const newest = (values) => values.map(lastDay).filter((last) => last !== undefined).sort((one, other) => other - one)[0];
const isFresh = (last) => last !== undefined && last <= today && today - last <= FRESH;
const fiscalYear = (number) => {
  const [year, month] = parts(number);
  return month < 4 ? year - 1 : year;
};
const yearWritten = (value) => fiscalYear(readDate(value).first);
const inEra = (number, year) => {
  const [name, , begins] = ERAS.find(([, , first]) => first <= number);
  const count = year - parts(begins)[0] + 1;
  return `${name}${count === 1 ? '元' : count}年`;
};
const yearName = (year) => `${inEra(day(year, 12, 31), year)}度`;
const dayName = (number) => {
  const [year, month, date] = parts(number);
  return `${inEra(number, year)}${month}月${date}日`;
};
const thisYear = fiscalYear(today);

// ---- pages

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const CHARACTERS = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const plain = (words) =>
  words.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, number, name) =>
    name ? CHARACTERS[name] ?? all : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(number)));
const PAGES = new Map();

// The elements of a page as a tree.
function page(path) {
  if (!PAGES.has(path)) PAGES.set(path, existsSync(join(SITE, path)) ? tree(readFileSync(join(SITE, path), 'utf8')) : undefined);
  return PAGES.get(path);
}

function tree(html) {
  const root = { tag: '', attributes: {}, children: [] };
  let open = [root];
  for (const [all, closes, tag, inside, words] of html.matchAll(/<!--[^]*?-->|<(\/?)([a-z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|<![^>]*>|([^<]+|<)/gi)) {
    if (words !== undefined) open.at(-1).children.push(plain(words));
    else if (!tag) continue;
    else if (closes) {
      const at = open.findLastIndex((node) => node.tag === tag);
      if (at > 0) open = open.slice(0, at);
    } else {
      const attributes = {};
      for (const [, name, value] of inside.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)) attributes[name] = plain(value ?? '');
      const node = { tag, attributes, children: [], above: open.at(-1) };
      open.at(-1).children.push(node);
      if (!VOID.has(tag) && !all.endsWith('/>')) open.push(node);
    }
  }
  return root;
}

const elements = (node) => node.children.filter((child) => typeof child !== 'string');
const within = (node) => elements(node).flatMap((child) => [child, ...within(child)]);
const all = (node, tag) => (node ? within(node).filter((child) => child.tag === tag) : []);
const text = (node) => (typeof node === 'string' ? node : node ? node.children.map(text).join('') : '').trim();
const classes = (node) => (node.attributes.class ?? '').split(' ');
const block = (path, id) => page(path) && within(page(path)).find((node) => node.attributes.id === id);
const rowsOf = (node) => all(node, 'tbody').flatMap((body) => elements(body).filter((row) => row.tag === 'tr'));
const cellsOf = (row) => elements(row).filter((cell) => cell.tag === 'th' || cell.tag === 'td');
// The pieces of a cell: those of its list, or all of it.
const pieces = (cell) => (all(cell, 'li').length ? all(cell, 'li').map(text) : [text(cell)]);
const table = (path, id) => rowsOf(block(path, id)).map(cellsOf);
const pages = () => readdirSync(SITE).filter((name) => name.endsWith('.html')).sort();

// The fields of a record's page, by their titles.
function fields(path) {
  const list = within(page(path)).find((node) => node.tag === 'dl' && classes(node).includes('entry'));
  return new Map(elements(list).map((row) => [text(all(row, 'dt')[0]), all(row, 'dd')[0]]));
}

const perCent = (part, whole) => (Math.round((part * 1000) / whole) / 10).toFixed(1);
const share = (part, whole) => `${part}/${whole}${WORDS.count}${whole ? `（${perCent(part, whole)}％）` : ''}`;

// The rows of a register, over all of its pages.
const REGISTERS = new Map();

function register(folder) {
  if (!REGISTERS.has(folder)) {
    const paths = [`${folder}.html`];
    for (let at = 2; page(`${folder}-${at}.html`); at += 1) paths.push(`${folder}-${at}.html`);
    const rows = paths.flatMap((path) => rowsOf(block(path, folder)));
    const read = (row) => {
      const href = all(row, 'a')[0]?.attributes.href ?? '';
      const facets = (row.attributes['data-facets'] ?? '').split(' ').filter(Boolean);
      return { id: href.startsWith(`${folder}/`) ? href.slice(folder.length + 1, -'.html'.length) : undefined, facets };
    };
    REGISTERS.set(folder, { paths, rows: rows.map(read) });
  }
  return REGISTERS.get(folder);
}

const token = (words) => words.split(/\s/).join('_');

// ---- how records stand to their days

const STANDING = { over: '期限超過', soon: '30日以内', later: '期限内', done: '済み', waiting: '確かめ待ち', none: '期限なし', unknown: '期限未入力' };

function against(due) {
  if (due === undefined) return STANDING.unknown;
  if (due < today) return STANDING.over;
  return due - today <= SOON ? STANDING.soon : STANDING.later;
}

const isVerifiedByItself = (it) => isKnown(it.verified_by) && it.verified_by === it.department;
const openReports = (it) => (it.reports ?? []).filter((report) => isBlank(report.made_on) || report.made_on === UNSURE);

const standings = {
  findings(it) {
    if (it.state === 'リスク受容' && it.acceptance) return lastDay(it.acceptance.until) < today ? STANDING.over : STANDING.done;
    if (it.state === '確認済') return isVerifiedByItself(it) ? STANDING.waiting : STANDING.done;
    if (['リスク受容', '取下げ'].includes(it.state)) return STANDING.done;
    if (isKnown(it.completed_on)) return STANDING.waiting;
    if (it.on_the_spot && !isKnown(it.due)) return STANDING.none;
    return against(lastDay(it.due));
  },
  exceptions: (it) => (it.ended_on ? STANDING.done : against(lastDay(it.until))),
  contractors(it) {
    const standing = against(lastDay(it.until));
    return standing === STANDING.over ? STANDING.done : standing;
  },
  applications(it) {
    if (isKnown(it.returned_on) || ['不承認', '返却・終了'].includes(it.state)) return STANDING.done;
    return it.state === '審査中' ? STANDING.none : against(lastDay(it.until));
  },
  notices(it) {
    if (['完了', '対応不要'].includes(it.state)) return STANDING.done;
    return ['非該当', 'なし'].includes(it.due) ? STANDING.none : against(lastDay(it.due));
  },
  incidents(it) {
    if (!openReports(it).length) return STANDING.done;
    const days = openReports(it).filter((report) => isKnown(report.within) && isKnown(it.known_on));
    return against(days.map((report) => lastDay(it.known_on) + report.within).sort((one, other) => one - other)[0]);
  },
};
const standing = (folder) => records(folder).map(standings[folder]);
const yearOf = (finding) => {
  const audit = isKnown(finding.audit) && byId('audits', finding.audit);
  if (audit) return yearWritten(audit.fiscal_year);
  return isKnown(finding.found_on) ? fiscalYear(lastDay(finding.found_on)) : undefined;
};

// ---- classes and risk

const scheme = records('schemes')[0];
const AXES = [['confidentiality', '機密性'], ['integrity', '完全性'], ['availability', '可用性']];
const LEAST = Infinity;
const levelOf = (axis, word) => {
  const at = scheme[axis].findIndex((level) => level.level === word);
  return at < 0 ? LEAST : at;
};

// What an asset hands on: its class, or the floor that the volume of it sets. Levels are counted from the highest.
function handedOn(asset, axis) {
  const own = CLASSES.get(asset.id)[axis];
  if (own === LEAST || axis !== 'confidentiality') return own;
  const floor = (scheme.volumes ?? []).find((band) => band.name === known(asset.volume))?.at_least;
  return Math.min(own, floor === undefined ? LEAST : levelOf(axis, floor));
}

const CLASSES = new Map();
const heldBy = (asset) => (asset.holds ?? []).filter((id) => id !== asset.id).map((id) => byId('assets', id)).filter(Boolean);

function classify() {
  for (const asset of records('assets')) {
    CLASSES.set(asset.id, Object.fromEntries(AXES.map(([axis]) => [axis, isKnown(asset[axis]) ? levelOf(axis, asset[axis]) : LEAST])));
  }
  for (let changed = true; changed;) {
    changed = false;
    for (const asset of records('assets')) {
      for (const [axis] of AXES) {
        const highest = Math.min(CLASSES.get(asset.id)[axis], ...heldBy(asset).map((held) => handedOn(held, axis)));
        changed ||= highest < CLASSES.get(asset.id)[axis];
        CLASSES.get(asset.id)[axis] = highest;
      }
    }
  }
}

const RISKS = new Map();

function reckonRisk(asset) {
  const levels = AXES.map(([axis, name]) => ({ name, ...scheme[axis][CLASSES.get(asset.id)[axis]] }));
  const input = scheme.inputs.find((it) => it.kind === known(asset.kind));
  const frequency = asset.frequency ?? input?.frequency;
  const likelihood = asset.likelihood ?? input?.likelihood;
  if (levels.some((level) => level.points === undefined) || frequency === undefined || likelihood === undefined) return undefined;
  const points = levels.map((level) => level.points);
  const importance = scheme.importance === '最大' ? Math.max(...points) : sum(points);
  const isProduct = scheme.formula === '積';
  const threat = isProduct ? frequency * likelihood : frequency + likelihood;
  const risk = isProduct ? importance * threat : importance + threat;
  const band = scheme.bands.find((it) => risk >= it.from)?.name;
  const { judged } = asset;
  const differs = judged && judged.band !== band && scheme.bands.some((it) => it.name === judged.band);
  const isReasoned = differs && Boolean(judged.reason?.trim() && judged.post && judged.judged_on);
  const holds = differs ? (isReasoned ? judged.band : undefined) : band;
  return { id: asset.id, levels, frequency, likelihood, importance, threat, risk, band, holds, judged: differs ? judged.band : undefined, isSure: !differs || isReasoned, sign: isProduct ? '×' : '＋' };
}

function risks() {
  if (!scheme) return;
  classify();
  for (const asset of records('assets')) RISKS.set(asset.id, reckonRisk(asset));
}

function assetPages() {
  const said = WORDS.lists.risk;
  for (const asset of scheme ? records('assets') : []) {
    const path = `assets/${asset.id}.html`;
    if (!page(path)) {
      wrong('risk of assets', path, 'no page');
      continue;
    }
    const shown = fields(path);
    const risk = RISKS.get(asset.id);
    const is = (title, reckoned) => same('risk of assets', `${path} ${title}`, text(shown.get(title)) || DASH, reckoned ?? DASH);
    is('重要度（点）', risk?.importance);
    is('脅威の頻度と度合い（点）', risk?.threat);
    is('リスク（点）', risk?.risk);
    is('リスクの段階', risk ? risk.holds ?? (risk.isSure ? 'なし' : UNSURE) : UNSURE);
    const rows = table(path, 'risk').map((cells) => cells.map(text));
    const expected = risk ? [
      ...risk.levels.map((level) => [level.name, level.level, level.points]),
      [said.importance, scheme.importance === '最大' ? said.greatest : said.sum, risk.importance],
      [said.frequency, asset.frequency === undefined ? said.usual : said.own, risk.frequency],
      [said.likelihood, asset.likelihood === undefined ? said.usual : said.own, risk.likelihood],
      [said.points, `${[risk.importance, risk.frequency, risk.likelihood].join(risk.sign)}＝${risk.risk}`, risk.risk],
      [said.band, risk.band ?? said.none, DASH],
      ...(risk.judged ? [[said.judged, risk.isSure ? risk.judged : said.unjustified, DASH]] : []),
    ] : [];
    const own = rows.filter(([title]) => title !== said.measures);
    expected.forEach((row, at) => same('risk of assets', `${path}#risk ${row[0]}`, own[at]?.join(' '), row.join(' ')));
    same('risk of assets', `${path}#risk rows`, own.length, expected.length);
  }
}

// Whoever holds information takes the highest class of it; what hands it on must be one that has it to hand on.
function inherited(folder, title, heldIn) {
  for (const record of scheme ? records(folder) : []) {
    const path = `${folder}/${record.id}.html`;
    if (!page(path)) continue;
    const shown = fields(path);
    const held = heldIn(record);
    const handed = held.map((asset) => handedOn(asset, 'confidentiality'));
    const own = folder === 'assets' && isKnown(record.confidentiality) ? levelOf('confidentiality', record.confidentiality) : LEAST;
    const highest = Math.min(own, ...handed);
    const givers = held.filter((_, at) => highest !== LEAST && handed[at] === highest);
    const link = all(shown.get('承継元'), 'a')[0]?.attributes.href;
    const giver = givers.find((asset) => link === (folder === 'assets' ? `${asset.id}.html` : `../assets/${asset.id}.html`));
    const wanted = givers.length ? givers.map((asset) => asset.id).join(' or ') : DASH;
    same('inherited classes', `${path} 承継元`, giver ? wanted : link ?? DASH, wanted);
    const raised = (giver ?? givers[0]) && CLASSES.get((giver ?? givers[0]).id).confidentiality > highest;
    const level = highest === LEAST ? UNSURE : `${scheme.confidentiality[highest].level}${raised ? '（量による）' : ''}`;
    same('inherited classes', `${path} ${title}`, text(shown.get(title)), level);
    CLASS_WORDS.set(`${folder}/${record.id}`, level);
  }
}

const CLASS_WORDS = new Map();

function inheritedClasses() {
  inherited('assets', '機密性（承継を含む）', heldBy);
  inherited('systems', '機密性（承継）', (system) => records('assets').filter((asset) => asset.system === system.id));
}

// ---- what the texts tell: clauses that need something below them, and parts of frameworks

const CLAUSES = ['chapter', 'section', 'article', 'paragraph', 'item', 'sub', 'bullet'];

// Of the units of a tier: how many have something below them, and how many are marked as gaps.
function units(tier, mark) {
  const count = { covered: 0, gaps: 0 };
  const folder = { 基本方針: 'policy', 対策基準: 'standards' }[tier];
  const isUnit = (node, ...kinds) => classes(node).includes('unit') && kinds.some((kind) => classes(node).includes(kind));
  const relations = (node) => elements(node).filter((child) => classes(child).includes('relations'));
  const below = (node) => relations(node).flatMap((child) => all(child, 'div')).filter((row) => text(all(row, 'dt')[0]) === WORDS.relations.below).flatMap((row) => all(row, 'li'));
  // what only some of a 条 has below it stands with the 条, under the number of that
  const label = (node) => text(within(node).find((child) => classes(child).includes('label')));
  const isOfWhole = (node) => (item) => !all(item, 'span').some((note) => text(note).normalize('NFKC').startsWith(`${label(node).normalize('NFKC')}(`));
  const isHeaded = (node) => isUnit(node, 'item', 'paragraph') && elements(node).some((child) => /^h[2-6]$/.test(child.tag));
  const above = (node) => (node.above ? [node.above, ...above(node.above)] : []);
  for (const path of existsSync(join(SITE, folder)) ? readdirSync(join(SITE, folder), { recursive: true }).sort() : []) {
    if (!path.endsWith('.html')) continue;
    const articles = within(page(join(folder, path))).filter((node) => isUnit(node, 'article'));
    for (const article of articles.filter((node) => !above(node).some((it) => isUnit(it, 'supplement', 'annex', 'form')))) {
      const headed = elements(article).filter(isHeaded);
      for (const unit of headed.length ? headed : [article]) {
        const isCovered = [unit, ...within(unit)].some((node) => isUnit(node, ...CLAUSES) && below(node).length)
          || above(unit).some((node) => isUnit(node, ...CLAUSES) && below(node).some(isOfWhole(node)));
        const isGap = relations(unit).some((child) => all(child, 'strong').some((strong) => text(strong) === mark));
        if (isCovered) count.covered += 1;
        else if (isGap) count.gaps += 1;
      }
    }
  }
  return count;
}

// Parts of the frameworks that are counted: what their pages show, joined with the data.
const FRAMEWORKS = [];

function frameworks() {
  for (const record of records('frameworks').filter((it) => it.counted)) {
    const path = `frameworks/${record.id}.html`;
    const rows = table(path, 'bubun');
    const parts = (record.parts ?? []).map((part, at) => {
      const [, , clauses, procedures, seen] = rows[at] ?? [];
      const isLaidDown = Boolean(clauses) && all(clauses, 'a').length > 0;
      const hasProcedure = Boolean(procedures) && all(procedures, 'a').length > 0;
      same('parts of frameworks', `${path} row ${at}`, rows[at] && text(rows[at][0]), part.number);
      return { ...part, isLaidDown, hasProcedure, seen: text(seen), at };
    });
    if (parts.some((part) => part.isLaidDown || part.hasProcedure)) FRAMEWORKS.push({ record, path, parts });
  }
  for (const { record, path, parts } of FRAMEWORKS) {
    for (const part of parts) {
      part.evidence = records('evidence').filter((it) => lastDay(it.dated) !== undefined && (it.measures ?? []).some((words) => namesPart(record, part, words)));
      part.newest = newest(part.evidence.map((it) => it.dated));
      const denies = part.seen === WORDS.lists.no_evidence;
      same('parts of frameworks', `${path} ${part.number} says that there is no evidence`, denies, denies && !part.evidence.length);
    }
    const { covered, needed } = leaves(parts);
    const [line] = all(page(path), 'p').map(text).filter((words) => words.startsWith(WORDS.lists.framework_share));
    same('parts of frameworks', path, line?.slice(WORDS.lists.framework_share.length).split('、')[0], share(covered, needed));
    const [row] = table('frameworks.html', 'wakugumi').filter((cells) => all(cells[0], 'a')[0]?.attributes.href === path);
    same('parts of frameworks', `frameworks.html ${record.name}`, row && text(row[3]), share(covered, needed));
  }
}

const namesPart = (framework, part, words) =>
  [framework.name, ...(framework.short_names ?? [])].some((name) => words.trim() === `${name}${part.number}`);

function leaves(parts) {
  const own = parts.filter((part) => !parts.some((other) => other.group === part.number));
  const isCovered = (part) => part.isLaidDown || part.hasProcedure;
  const needed = own.filter((part) => isCovered(part) || part.not_needed === undefined);
  return { covered: needed.filter(isCovered).length, needed: needed.length };
}

function measuresTable() {
  const said = WORDS.dashboard.measures;
  const rows = table('dashboard.html', 'sochi');
  const measures = FRAMEWORKS.flatMap(({ path, parts }) => parts.filter((part) => part.group === undefined).map((part) => ({ path, part, parts })));
  same('measures', 'rows', rows.length, measures.length);
  measures.forEach(({ path, part, parts }, at) => {
    const below = parts.filter((other) => other.group === part.number);
    const own = (below.length ? below : [part]).filter((it) => it.not_needed === undefined);
    const seen = own.filter((it) => isFresh(it.newest)).length;
    const old = own.filter((it) => it.newest !== undefined && !isFresh(it.newest)).length;
    const last = own.map((it) => it.newest).filter((it) => it !== undefined).sort((one, other) => other - one)[0];
    const [name, laidDown, procedures, confirmed, evidence] = rows[at] ?? [];
    const is = (what, words, reckoned) => same('measures', `${part.number} ${what}`, words, reckoned);
    is('name', text(name), `${part.number}${part.name}`);
    is('link', all(name, 'a')[0]?.attributes.href, `${path}#part-${part.at}`);
    is(said.columns[1], text(laidDown), `${own.filter((it) => it.isLaidDown).length}/${own.length}`);
    is(said.columns[2], text(procedures), `${own.filter((it) => it.hasProcedure).length}/${own.length}`);
    const notes = [
      `${seen}/${own.length}`,
      ...(seen < own.length ? [said.unconfirmed.replace('{count}', own.length - seen)] : []),
      ...(old ? [said.old.replace('{count}', old)] : []),
    ];
    is(said.columns[3], confirmed && pieces(confirmed).join(' '), notes.join(' '));
    is(said.columns[4], text(evidence), last === undefined ? DASH : dayName(last));
    if (last !== undefined) {
      const id = all(evidence, 'a')[0]?.attributes.href.replace(/^evidence\/|\.html$/g, '');
      is('the record of it', own.some((it) => it.newest === last && it.evidence.some((record) => record.id === id && lastDay(record.dated) === last)), true);
    }
  });
}

// How procedures cover an asset: directly, by its system, or by its kind.
function coverage(asset) {
  const covers = records('documents').filter((it) => it.tier === '実施手順').flatMap((it) => it.covers ?? []);
  if (asset.procedures?.length) return 'covered';
  if (asset.no_procedure?.trim()) return 'not needed';
  if (isKnown(asset.system) && byId('systems', asset.system)?.procedures?.length) return 'covered';
  return isKnown(asset.kind) && covers.includes(asset.kind) ? 'covered' : 'gap';
}

// ---- the figures of the dashboard: [part, whole, the newest day of what it is counted from, the records counted]

const FIGURES = {};

function shares(folder, part) {
  const years = new Map();
  for (const it of records(folder).filter((record) => isKnown(record[part]) && isKnown(record.target))) {
    const year = yearWritten(it.fiscal_year);
    const [parts, wholes] = years.get(year) ?? [0, 0];
    years.set(year, [parts + it[part], wholes + it.target]);
  }
  return [...years].sort(([one], [other]) => one - other);
}

const count = (list, is) => list.filter(is).length;
const isThere = (it) => !(dateOf(it.valid_from)?.first > today) && !(it.valid_until && lastDay(it.valid_until) < today);

function weakPoints() {
  const systems = records('systems');
  FIGURES.tested = [count(systems, (it) => isFresh(lastDay(it.tested_on))), systems.length, newest(systems.map((it) => it.tested_on))];
  const there = records('departments').filter(isThere).map((it) => it.id);
  const audits = records('audits').filter((it) => {
    const year = yearWritten(it.fiscal_year);
    return year > thisYear - 3 && year <= thisYear && lastDay(it.until) <= today;
  });
  const audited = new Set(audits.flatMap((it) => it.audited ?? []));
  FIGURES.audited = [count(there, (id) => audited.has(id)), there.length, newest(audits.map((it) => it.until))];
  const assets = records('assets');
  FIGURES.assessed = [count(assets, (it) => RISKS.get(it.id)?.isSure), assets.length, newest(assets.map((it) => it.confirmed_on))];
  const contracts = records('contractors').filter((it) => standings.contractors(it) !== STANDING.done);
  const bought = contracts.filter((it) => it.kind !== '指定管理者');
  FIGURES.procured = [count(bought, (it) => isFresh(lastDay(it.checked_on))), bought.length, newest(bought.map((it) => it.checked_on))];
  const isAgreed = (it) => [it.subcontract, it.contact_hours, it.location].every(isKnown);
  FIGURES.agreed = [count(contracts, isAgreed), contracts.length, newest(contracts.map((it) => it.confirmed_on))];
}

function coverages() {
  const tiers = [['standards', '基本方針', 'no_standard'], ['procedures', '対策基準', 'no_procedure']];
  for (const [key, tier, mark] of tiers) {
    const { covered, gaps } = units(tier, WORDS.marks[mark]);
    if (covered) FIGURES[key] = [covered, covered + gaps, today];
  }
  const assets = records('assets').map(coverage);
  if (assets.length && records('documents').some((it) => it.tier === '実施手順')) {
    FIGURES.assets_covered = [count(assets, (it) => it === 'covered'), count(assets, (it) => it !== 'not needed'), today];
  }
  const parts = FRAMEWORKS.map((it) => leaves(it.parts));
  if (parts.length) FIGURES.parts = [sum(parts.map((it) => it.covered)), sum(parts.map((it) => it.needed)), today];
}

function findings() {
  const list = records('findings');
  const stands = standing('findings');
  const open = count(stands, (it) => it !== STANDING.done);
  const dated = newest(list.flatMap((it) => [it.found_on, it.completed_on, it.verified_on]));
  const figure = (whole, is) => [count(list, is), whole, dated, list.filter(is)];
  const of = (sought) => figure(open, (it) => standings.findings(it) === sought);
  FIGURES.findings_open = figure(list.length, (it) => standings.findings(it) !== STANDING.done);
  FIGURES.findings_overdue = of(STANDING.over);
  FIGURES.findings_soon = of(STANDING.soon);
  FIGURES.findings_undated = of(STANDING.unknown);
  FIGURES.findings_verified = figure(list.length, (it) => it.state === '確認済' && !isVerifiedByItself(it));
  FIGURES.findings_repeated = figure(list.length, (it) => it.repeated_from);
}

function deadlines() {
  const due = { exceptions_overdue: 'exceptions', exceptions_soon: 'exceptions', contracts_soon: 'contractors', applications_overdue: 'applications', notices_overdue: 'notices', notices_soon: 'notices', reports_overdue: 'incidents' };
  for (const [key, folder] of Object.entries(due)) {
    const sought = key.endsWith('_soon') ? STANDING.soon : STANDING.over;
    const own = records(folder).filter((it) => standings[folder](it) === sought);
    FIGURES[key] = [own.length, count(standing(folder), (it) => it !== STANDING.done), today, own];
  }
  const over = (days) => [count(days, (it) => it < today), days.length, today];
  const days = (folder, key) => records(folder).map((it) => lastDay(it[key])).filter((it) => it !== undefined);
  FIGURES.support_over = over(days('systems', 'support_end'));
  FIGURES.reviews_overdue = over(days('reviews', 'next'));
  const homework = records('meetings').flatMap((it) => it.homework ?? []).filter((it) => !isKnown(it.done_on));
  FIGURES.homework_overdue = [count(homework, (it) => lastDay(it.due) < today), homework.length, today];
}

function staff() {
  const held = (folder) => newest(records(folder).map((it) => it.held_on));
  const attended = shares('trainings', 'attended').at(-1);
  if (attended) FIGURES.attended = [...attended[1], held('trainings')];
  const answered = shares('selfchecks', 'answered').at(-1);
  if (answered) {
    FIGURES.answered = [...answered[1], held('selfchecks')];
    const answers = records('selfchecks').filter((it) => yearWritten(it.fiscal_year) === answered[0]).flatMap((it) => it.answers ?? []);
    FIGURES.kept = [sum(answers.map((it) => it.yes)), sum(answers.map((it) => it.yes + it.partly + it.no)), held('selfchecks')];
  }
  const incidents = records('incidents');
  const isOfThisYear = (it) => isKnown(it.known_on) && fiscalYear(lastDay(it.known_on)) === thisYear;
  FIGURES.incidents = [count(incidents, isOfThisYear), undefined, newest(incidents.map((it) => it.known_on))];
}

function figures() {
  weakPoints();
  coverages();
  findings();
  deadlines();
  staff();
  const said = WORDS.dashboard;
  const keys = new Map(Object.entries(said.figures).map(([key, { name }]) => [name, key]));
  const shown = new Set();
  for (let group = 0; group < said.groups.length; group += 1) {
    for (const [name, number, formula, date, state] of table('dashboard.html', `kazu-${group}`)) {
      const key = keys.get(text(name));
      shown.add(key);
      if (!FIGURES[key]) {
        wrong('figures', text(name), 'a figure that the data do not give');
        continue;
      }
      const [part, whole, dated, own] = FIGURES[key];
      const is = (what, words, reckoned) => same('figures', `${text(name)} ${what}`, words, reckoned);
      const [words, few] = pieces(number);
      is(said.columns[1], words, whole === undefined ? `${part}${WORDS.count}` : share(part, whole));
      is(said.few, few ?? '', whole < FEW ? said.few : '');
      is(said.columns[2], text(formula), said.figures[key].formula);
      is(said.columns[3], text(date), dated === undefined ? DASH : dayName(dated));
      if (dated !== undefined) is('the day by which it is sorted', date.attributes['data-sort'], iso(dated));
      const isAlarm = (group === 3 || key.endsWith('_overdue')) && part > 0;
      is(said.columns[4], text(state), isAlarm ? said.act : isFresh(dated) && whole !== 0 ? DASH : said.unconfirmed);
      follow(`${text(name)} ${words}`, number, part, own);
    }
  }
  for (const key of Object.keys(FIGURES)) same('figures', `${key} is shown`, shown.has(key), true);
}

// A number's link leads to the very records that it counts. Where all rows share a choice there is nothing to narrow by.
function follow(where, cell, number, own) {
  const href = all(cell, 'a')[0]?.attributes.href;
  const [path, query] = (href ?? '').split('?');
  same('links', `${where}: ${href}`, Boolean(path && page(path)), true);
  if (!path || !query || !page(path)) return;
  const folder = path.slice(0, -'.html'.length);
  const wishes = [...new URLSearchParams(query)].map(([name, choice]) => [name.slice(folder.length + 1), choice]);
  const { rows } = register(folder);
  const narrows = wishes.filter(([key]) => rows.some((row) => row.facets.some((facet) => facet.startsWith(`${key}=`))));
  const fits = rows.filter((row) => narrows.every(([key, choice]) => row.facets.includes(`${key}=${choice}`)));
  if (narrows.length < wishes.length && !number) return;
  same('links', `${where}: rows at ${href}`, fits.length, number);
  const ids = (list) => list.map((it) => it.id).sort().join(' ');
  if (own && fits.length === number) same('links', `${where}: records at ${href}`, ids(fits), ids(own));
}

// ---- tables two ways, shares, days

function cross(group, id, list, rowOf, columnOf, columns, nameOf) {
  const rows = table('dashboard.html', id);
  const names = [...new Set(list.map(rowOf))].filter((name) => name !== undefined).sort((one, other) => one - other);
  const heads = block('dashboard.html', id) ? all(all(block('dashboard.html', id), 'thead')[0], 'th').map(text).slice(1) : [];
  const isThere = list.some((it) => rowOf(it) !== undefined);
  same(group, `${id} columns`, heads.join(' '), isThere ? [...columns, '計'].join(' ') : '');
  same(group, `${id} rows`, rows.length, isThere ? names.length : 0);
  rows.forEach((cells, at) => {
    const own = list.filter((it) => rowOf(it) === names[at]);
    same(group, `${id} row ${at}`, text(cells[0]), nameOf(names[at]));
    columns.forEach((column, place) => {
      const counted = own.filter((it) => String(columnOf(it)) === String(column));
      const number = counted.length;
      const cell = cells[place + 1];
      same(group, `${id} ${nameOf(names[at])} ${column}`, text(cell), number);
      if (number) follow(`${id} ${nameOf(names[at])} ${column}`, cell, number, counted);
    });
    same(group, `${id} ${nameOf(names[at])} 計`, text(cells.at(-1)), own.length);
  });
}

function crosses() {
  const grades = scheme?.grades ?? [];
  // 未入力 and 未確認 are two columns: what a record says is never taken for something else
  const grade = (it) => it.grade ?? BLANK;
  const category = (it) => it.category ?? BLANK;
  const heads = (first, word) => [...new Set([...first, BLANK, ...records('findings').map(word)])];
  cross('cross tables', 'hantei-hyo', records('findings'), yearOf, grade, heads(grades, grade), yearName);
  cross('cross tables', 'kubun-hyo', records('findings'), yearOf, category, heads(CATEGORIES, category), yearName);
  const reckoned = [...RISKS.values()].filter(Boolean);
  const threats = [...new Set(reckoned.map((it) => it.threat))].sort((one, other) => one - other);
  cross('cross tables', 'netsu-hyo', reckoned, (it) => it.importance, (it) => it.threat, threats, String);
}

function sharesByYear() {
  for (const [id, folder, part] of [['kenshu-hyo', 'trainings', 'attended'], ['tenken-hyo', 'selfchecks', 'answered']]) {
    const rows = table('dashboard.html', id).map((cells) => cells.map(text).join(' '));
    const years = shares(folder, part).map(([year, [own, whole]]) => `${yearName(year)} ${own} ${whole} ${whole ? perCent(own, whole) : DASH}`);
    same('shares by year', `${id} rows`, rows.length, years.length);
    years.forEach((year, at) => same('shares by year', `${id} row ${at}`, rows[at], year));
  }
}

function correction() {
  const years = new Map();
  for (const it of records('findings')) {
    const [found, done, year] = [dateOf(it.found_on), dateOf(it.completed_on), yearOf(it)];
    if (!found || !done || found.first !== found.last || done.first !== done.last || done.last < found.last || year === undefined) continue;
    years.set(year, [...(years.get(year) ?? []), done.last - found.last].sort((one, other) => one - other));
  }
  const rows = table('dashboard.html', 'nissu').map((cells) => cells.map(text).join(' '));
  const expected = [...years].sort(([one], [other]) => one - other)
    .map(([year, days]) => `${yearName(year)} ${days[Math.floor(days.length / 2)]} ${days.length}${WORDS.count}`);
  same('days to correction', 'rows', rows.length, expected.length);
  expected.forEach((row, at) => same('days to correction', `row ${at}`, rows[at], row));
}

// ---- registers: 未入力, rows, files, facets

const hasBlank = (folder) => (record) => ESSENTIAL[folder].split(' ').some((key) => isBlank(record[key]));

function blanks() {
  const expected = Object.keys(ESSENTIAL).filter((folder) => records(folder).length)
    .map((folder) => [folder, share(count(records(folder), hasBlank(folder)), records(folder).length)]);
  const rows = table('dashboard.html', 'minyuryoku');
  same('未入力', 'rows', rows.length, expected.length);
  expected.forEach(([folder, words], at) => {
    same('未入力', `row ${at}`, all(rows[at]?.[0], 'a')[0]?.attributes.href, `${folder}.html`);
    same('未入力', folder, text(rows[at]?.[1]), words);
    const lines = all(page(`${folder}.html`), 'p').map(text).filter((line) => line.startsWith(WORDS.lists.ledger.lead_blanks));
    const has = count(records(folder), hasBlank(folder)) > 0;
    same('未入力', `${folder}.html`, lines.join(' '), has ? `${WORDS.lists.ledger.lead_blanks}${words}` : '');
  });
}

// The rows of a CSV file but the first; a line may go on within quotes.
function csvRows(path) {
  const words = readFileSync(join(SITE, path), 'utf8').replace(/"(?:[^"]|"")*"/g, '');
  return words.split('\n').filter((line) => line.trim()).length - 1;
}

// A list and its files have as many rows as there are records.
function list(path, id, length, paths = [path]) {
  const is = (what, words, reckoned) => same('rows of registers', `${what} ${id}`, words, reckoned);
  is(path, sum(paths.map((own) => rowsOf(block(own, id)).length)), length);
  if (!length) return;
  for (const own of paths) {
    const node = block(own, id);
    const shown = node && all(node, 'p').find((it) => classes(it).includes('shown'));
    if (shown) is(`${own} 「n件」`, text(shown), `${length}${WORDS.count}`);
    for (const link of node ? all(node, 'a').filter((it) => 'download' in it.attributes) : []) {
      const { href } = link.attributes;
      if (href.endsWith('.csv')) {
        is(`${own} 「全n件」`, text(all(link, 'span')[0]), `（全${length}${WORDS.count}）`);
        is(href, csvRows(href), length);
      } else {
        is(href, JSON.parse(readFileSync(join(SITE, href), 'utf8')).rows.length, length);
      }
    }
  }
}

function registers() {
  for (const folder of Object.keys(ESSENTIAL)) {
    const { paths, rows } = register(folder);
    list(`${folder}.html`, folder, records(folder).length, paths);
    const ids = records(folder).map((it) => it.id).sort().join(' ');
    same('rows of registers', `${folder}: the records themselves`, rows.map((row) => row.id).sort().join(' '), ids);
  }
  const departments = records('departments');
  list('departments.html', 'ka', count(departments, isThere));
  list('departments.html', 'moto-no-ka', count(departments, (it) => !isThere(it)));
  list('laws.html', 'horei', records('laws').length);
  list('roles.html', 'yakuwari', records('roles').length);
  list('structure.html', 'bunsho', records('documents').length);
  list('frameworks.html', 'wakugumi', records('frameworks').length);
  const learned = [...records('findings').map((it) => [yearOf(it), it]), ...records('incidents').map((it) => [isKnown(it.known_on) ? fiscalYear(lastDay(it.known_on)) : '', it])];
  const lessons = new Set(learned.filter(([, it]) => it.lesson?.trim()).map(([year, it]) => `${year} ${it.sample ?? false} ${it.lesson.trim()}`));
  list('lessons.html', 'kyokun', lessons.size);
  for (const path of pages()) {
    for (const node of within(page(path)).filter((it) => classes(it).includes('records') && !ESSENTIAL[it.attributes.id])) {
      if (!all(node, 'p').some((it) => classes(it).includes('csv'))) continue;
      list(path, node.attributes.id, rowsOf(node).length);
    }
  }
}

// The choices by which a register is narrowed: what is reckoned of each record, and how many rows fall under each.
function facets() {
  const of = {
    assets: (it) => {
      const risk = RISKS.get(it.id);
      return { risk_band: risk ? risk.holds ?? (risk.isSure ? 'なし' : UNSURE) : UNSURE, importance: risk?.importance, threat: risk?.threat };
    },
    systems: (it) => ({ class: CLASS_WORDS.get(`systems/${it.id}`) }),
    findings: (it) => ({ standing: standings.findings(it), year: yearOf(it) === undefined ? UNSURE : yearName(yearOf(it)) }),
  };
  for (const folder of Object.keys(ESSENTIAL)) {
    const reckon = of[folder] ?? (standings[folder] && ((it) => ({ standing: standings[folder](it) })));
    const { rows, paths } = register(folder);
    for (const select of all(page(paths[0]), 'select')) {
      for (const option of all(select, 'option').filter((it) => it.attributes.value)) {
        const facet = `${select.attributes['data-facet']}=${option.attributes.value}`;
        same('choices of registers', `${folder}.html ${facet}`, /（(\d+)）$/.exec(text(option))?.[1], rows.filter((row) => row.facets.includes(facet)).length);
      }
    }
    if (!reckon || (['assets', 'systems'].includes(folder) && !scheme)) continue;
    const byRow = new Map(rows.map((row) => [row.id, row.facets]));
    for (const record of records(folder)) {
      for (const [key, words] of Object.entries(reckon(record))) {
        // what all rows share is no choice
        if (!rows.some((row) => row.facets.some((facet) => facet.startsWith(`${key}=`)))) continue;
        const own = (byRow.get(record.id) ?? []).filter((facet) => facet.startsWith(`${key}=`)).join(' ');
        same('choices of registers', `${folder}/${record.id} ${key}`, own, words === undefined ? '' : `${key}=${token(String(words))}`);
      }
    }
  }
}

// The page of gaps tells the same as the dashboard, and lists each gap.
function gaps() {
  const rows = table('gaps.html', 'kazu').map((cells) => cells.map(text));
  const listed = rowsOf(block('gaps.html', 'nuke')).map((row) => row.attributes['data-facets'] ?? '');
  const keys = ['standards', 'procedures', undefined, 'assets_covered', 'parts'];
  keys.forEach((key, at) => {
    const kind = WORDS.lists.gap_kinds[at];
    const row = rows.find(([name]) => name === kind);
    if (!key || !FIGURES[key]) return;
    const [part, whole] = FIGURES[key];
    same('gaps', `${kind} in words`, row?.slice(1).join(' '), `${whole - part} ${share(part, whole)}`);
    same('gaps', `${kind} in the list`, listed.filter((facet) => facet === `kind=${token(kind)}`).length, whole - part);
  });
}

risks();
frameworks();
assetPages();
inheritedClasses();
figures();
measuresTable();
crosses();
sharesByYear();
correction();
blanks();
gaps();
facets();
registers();

for (const [group, number] of compared) {
  console.log(`${group}: ${number} numbers recounted`);
  for (const fault of faults.filter((it) => it.startsWith(`${group}: `))) console.log(`  ${fault}`);
}
console.log(`${sum([...compared.values()])} numbers recounted, ${faults.length} mismatches`);
process.exit(faults.length ? 1 : 0);
