// The default app of an Electron that came without one: runs the app whose folder is the first plain argument.
// The top-level await holds back the `ready` event until that app has loaded, as the official default app does.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const folder = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
Object.defineProperty(process, 'defaultApp', { value: true, configurable: true, enumerable: true });
// The last two are what the official default app calls as well; Electron does not document them.
const internals = /** @type {{ setVersion(version: string): void, setAppPath(path: string): void }} */ (
  /** @type {unknown} */ (app)
);
app.setName(manifest.productName ?? manifest.name);
internals.setVersion(manifest.version ?? '0.0.0');
internals.setAppPath(folder);
try {
  await import(pathToFileURL(join(folder, manifest.main ?? 'index.js')).href);
} catch (error) {
  console.error(error);
  app.exit(1);
}
