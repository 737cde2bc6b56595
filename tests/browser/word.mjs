// 新旧対照表 as LibreOffice reads them: node word.mjs SITE_DIR
// Every .docx of a site is converted to text and to PDF. Its words are those of the comparison on the page beside it, in order,
// with the names of the columns; every sheet is A4 on its side. No browser is needed.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [site] = process.argv.slice(2);
const files = readdirSync(site, { recursive: true }).filter((path) => path.endsWith('.docx'));
if (files.length === 0) fail('there is no .docx');
const folder = mkdtempSync(join(tmpdir(), 'kitei-word-'));
for (const path of files) {
  const converted = (format, extension) => {
    // a profile of its own, so that a Writer that somebody has open is left alone
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    const words = [profile, '--headless', '--convert-to', format, '--outdir', folder, join(site, path)];
    execFileSync('soffice', words, { stdio: ['ignore', 'ignore', 'inherit'] });
    return join(folder, basename(path).replace(/docx$/, extension));
  };
  const word = lines(readFileSync(converted('txt:Text (encoded):UTF8', 'txt'), 'utf8'));
  const page = comparison(readFileSync(join(site, path.replace(/(-mihon)?\.docx$/, '.html')), 'utf8'));
  const from = word.indexOf(page[0]);
  const table = word.slice(from, from + page.length);
  const at = page.findIndex((line, at) => line !== table[at]);
  if (at >= 0) fail(`${path}: the page says 「${page[at]}」, the file 「${table[at]}」`);
  const remark = word.slice(from + page.length).join('');
  if (!/^備考　[^\n]*$/.test(remark)) fail(`${path}: behind the table stands 「${remark}」`);
  const about = execFileSync('pdfinfo', ['-f', '1', '-l', '999', converted('pdf', 'pdf')], { encoding: 'utf8' });
  const sheets = [...about.matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+)/gm)].map((size) => size.slice(1).map(Number));
  const isRight = ([width, height]) => Math.abs(width - 841.9) < 1 && Math.abs(height - 595.3) < 1;
  if (sheets.length === 0 || !sheets.every(isRight)) fail(`${path}: no A4 on its side: ${sheets}`);
  console.log(`${path}: ${page.length} paragraphs on ${sheets.length} sheets`);
}
rmSync(folder, { recursive: true });

function comparison(html) {
  const [, table] = /<table class="comparison">(.*?)<\/table>/s.exec(html) ?? fail('the page has no comparison');
  const apart = table.replace(/<\/(p|th)>/g, '\n').replace(/<[^>]*>/g, '');
  const signs = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return lines(apart.replace(/&(amp|lt|gt|quot);/g, (_, name) => signs[name]));
}

function lines(text) {
  return text.replace(/^\uFEFF/, '').split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
}

function fail(why) {
  console.error(why);
  process.exit(1);
}
