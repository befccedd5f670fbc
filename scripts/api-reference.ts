/** Writes docs/API_REFERENCE.md from what the service says of itself. Run: npm run docs */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
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
await writeFile(new URL('../docs/API_REFERENCE.md', import.meta.url), referenceOf(await answer.json()));
await server.close();
await rm(stateDir, { recursive: true, force: true });
