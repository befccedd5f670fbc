import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';

const SCHEME = 'app';
export const APP_ORIGIN = `${SCHEME}://agent`;
export const APP_URL = `${APP_ORIGIN}/index.html`;

/** Nothing from elsewhere, no inline script, no eval. Styles may be inline: the component library writes them. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Must run before the app is ready: a standard, secure scheme gives the page an origin of its own, unlike file://. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }]);
}

/** Folders of pdf.js that the page may read when it shows a document: packed CMaps and standard fonts. */
const PDFJS_FOLDER = /^\/pdfjs\/(?:cmaps|standard_fonts)\//;

/** Serves the built page from `root`, pdf.js' data from its package, and nothing else. */
export function serveRenderer(root: string): void {
  const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  protocol.handle(SCHEME, ({ url }) => respond(PDFJS_FOLDER.test(new URL(url).pathname) ? pdfjs : root, url));
}

async function respond(root: string, address: string): Promise<Response> {
  const url = new URL(address);
  const inside = decodeURIComponent(url.pathname).replace(PDFJS_FOLDER, (prefix) => prefix.slice('/pdfjs'.length));
  const path = normalize(join(root, inside));
  if (url.host !== 'agent' || !path.startsWith(root + sep)) return new Response(null, { status: 403 });
  try {
    const body = await readFile(path);
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    return new Response(new Uint8Array(body), {
      headers: {
        'content-type': type,
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Response(null, { status: 404 });
    throw error;
  }
}
