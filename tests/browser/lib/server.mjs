// Serves a site's folder on the loopback address, as a careful web server would: with the
// Content-Security-Policy under which every page must work.
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const POLICY = "default-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.csv': 'text/csv; charset=utf-8',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.pdf': 'application/pdf',
};

// Resolves to { origin, port, close } once the server listens.
export function serve(site) {
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url, 'http://site').pathname).slice(1);
    const path = asked === '' || asked.endsWith('/') ? `${asked}index.html` : asked;
    const found = site.files.has(path);
    response.writeHead(found ? 200 : 404, {
      'Content-Type': TYPES[extname(found ? path : '.txt')] ?? 'application/octet-stream',
      'Content-Security-Policy': POLICY,
      'X-Content-Type-Options': 'nosniff',
    });
    if (found) createReadStream(join(site.folder, path)).pipe(response);
    else response.end('not found');
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      const close = () => {
        server.close();
        server.closeAllConnections();
      };
      resolve({ origin: `http://127.0.0.1:${port}`, port, close });
    });
  });
}
