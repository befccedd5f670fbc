// The default app of an Electron that came without one: runs the app whose folder is the first plain argument.
const { app } = require('electron');
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { pathToFileURL } = require('node:url');

const folder = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
Object.defineProperty(process, 'defaultApp', { value: true, configurable: true, enumerable: true });
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version ?? '0.0.0');
app.setAppPath(folder);
import(pathToFileURL(join(folder, manifest.main ?? 'index.js')).href).catch((error) => {
  console.error(error);
  app.exit(1);
});
