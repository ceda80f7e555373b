// Compares tests/wire/styles.json with what other implementations write; `.ci/styles` runs it.
//
// A row is a parameter `color` with a value, and what it sends: the part of the path, the query, the header or the cookies;
// `null` = nothing; `refused` = the client sends no request. Where another implementation gives something else, the row
// says under `differs` what it gives and which of the table's `reasons` decides. What differs without that, or no longer
// differs, is a failure.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [home, file] = process.argv.slice(2);
const require = createRequire(path.resolve(home, 'styles.js'));
const loaded = require('swagger-client');
const swagger = loaded.default ?? loaded;
const { parseTemplate } = await import(pathToFileURL(require.resolve('url-template')));

/** The part of a URL that a row is about, as URL parsing leaves it. */
function part(row, text) {
  const url = new URL(text);
  return row.in === 'path' ? url.pathname.slice('/of/'.length) : url.search.slice(1) || null;
}

/** Another client of OpenAPI documents: every row is for it. */
function swaggerClient(row) {
  const { value, in: place, style, explode, allowReserved } = row;
  const parameter = { name: 'color', in: place, required: place === 'path', style, explode, schema: {} };
  if (allowReserved) parameter.allowReserved = true;
  const spec = {
    openapi: '3.0.3',
    info: { title: 'Styles', version: '1' },
    servers: [{ url: 'http://127.0.0.1' }],
    paths: { '/of/{color}': { get: { operationId: 'one', parameters: [parameter], responses: {} } } },
  };
  if (place !== 'path') spec.paths = { '/of': spec.paths['/of/{color}'] };
  const request = swagger.buildRequest({ spec, operationId: 'one', parameters: { color: value } });
  const headers = { header: request.headers.color, cookie: request.headers.Cookie };
  return place in headers ? (headers[place] ?? null) : part(row, request.url);
}

/** RFC 6570 has templates for paths and queries, and none for what keeps reserved characters under a name. */
function urlTemplate(row) {
  const operator = { matrix: ';', label: '.', simple: '', form: '?' }[row.style];
  if (operator === undefined || !['path', 'query'].includes(row.in) || row.allowReserved) return undefined;
  const before = row.in === 'path' ? 'http://127.0.0.1/of/' : 'http://127.0.0.1/of';
  const template = parseTemplate(`${before}{${operator}color${row.explode ? '*' : ''}}`);
  return part(row, template.expand({ color: row.value }));
}

const judges = { 'swagger-client': swaggerClient, 'url-template': urlTemplate };
const table = JSON.parse(fs.readFileSync(file, 'utf8'));
const used = new Set();
const failures = [];
const counts = {};

for (const row of table.rows) {
  const { value, sends, refused, differs = {}, ...cell } = row;
  const name = `${Object.values(cell).join(' ')} ${JSON.stringify(value)}`;
  for (const [judge, ask] of Object.entries(judges)) {
    const given = ask(row);
    const listed = differs[judge];
    if (listed) used.add(listed.reason);
    const same = refused === undefined && given === sends;
    const kind = given === undefined ? 'not asked' : same ? 'agrees' : 'differs';
    counts[`${judge} ${kind}`] = (counts[`${judge} ${kind}`] ?? 0) + 1;
    if (kind === 'differs' && listed?.gives !== given) {
      failures.push(`${name}: ${judge} gives ${JSON.stringify(given)}, which no exception lists`);
    }
    if (kind !== 'differs' && listed) failures.push(`${name}: ${judge} ${kind}: its exception is unused`);
    if (listed && !(listed.reason in table.reasons)) failures.push(`${name}: no reason \`${listed.reason}\``);
  }
  for (const judge of Object.keys(differs)) {
    if (!(judge in judges)) failures.push(`${name}: nobody is called ${judge}`);
  }
}
for (const reason of Object.keys(table.reasons)) {
  if (!used.has(reason)) failures.push(`the reason \`${reason}\` is unused`);
}

console.log(`${table.rows.length} rows; ${Object.entries(counts).map(([kind, count]) => `${kind}: ${count}`).join('; ')}`);
if (failures.length > 0) {
  console.error(failures.join('\n'));
  process.exit(1);
}
