// How much the staff read: node a4.mjs SITE_DIR PROJECT_DIR
// Prints, as a browser does, every page of the documents that a record says all staff read before
// anything happens, on A4, and counts the sheets: of text, and of forms, which are filled in. Fails
// where they are more than twelve, or where a procedure for those in trouble is more than one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';
import { address, readSite } from './lib/site.mjs';

const [folder, project] = process.argv.slice(2);
const records = readdirSync(join(project, 'data/documents')).flatMap(
  (file) => JSON.parse(readFileSync(join(project, 'data/documents', file), 'utf8')).records,
);
const read = records.filter((record) => record.readers === 'すべての職員');
const site = readSite(folder);
const server = await serve(site);
const browser = await launch();
const tab = await browser.newPage();
const sheets = async () => {
  const pdf = await tab.pdf({ format: 'A4', preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
};
let [text, forms] = [0, 0];
for (const record of read) {
  for (const file of record.files) {
    await tab.goto(`${server.origin}/${address(file.replace(/\.md$/, '.html'))}`);
    const all = await sheets();
    await tab.evaluate(() => document.querySelectorAll('.form').forEach((form) => form.remove()));
    const own = await sheets();
    console.log(`${String(own).padStart(3)} + ${all - own}  ${record.name}`);
    text += own;
    if (record.in_trouble && all > 1) process.exitCode = 1;
    forms += all - own;
  }
}
console.log(`${String(text).padStart(3)} + ${forms}  in all: text + forms, of ${read.length} documents`);
if (text > 12) process.exitCode = 1;
await browser.close();
await server.close();
