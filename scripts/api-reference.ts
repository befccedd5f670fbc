/**
 * Writes docs/API_REFERENCE.md from what the service says of itself. Run: npm run docs. With --check it writes nothing and
 * ends with 1 where the page says something else.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApiServer } from '../main/api/server';
import packageJson from '../package.json';
import { MemoryService } from '../tests/contract/api/support/memory-service';
import { referenceOf } from './api/reference';

const stateDir = await mkdtemp(join(tmpdir(), 'api-reference-'));
const server = await startApiServer({
  service: new MemoryService(),
  version: packageJson.version,
  stateDir,
  host: '127.0.0.1',
  port: 0,
  maxInputMegabytes: () => 1,
});
const answer = await fetch(`${server.url}/api/v1/openapi.json`);
const page = new URL('../docs/API_REFERENCE.md', import.meta.url);
const made = referenceOf(await answer.json());
if (!process.argv.includes('--check')) await writeFile(page, made);
else if ((await readFile(page, 'utf8')) !== made) {
  console.error('docs/API_REFERENCE.md is not what the service says of itself: npm run docs');
  process.exitCode = 1;
}
await server.close();
await rm(stateDir, { recursive: true, force: true });
