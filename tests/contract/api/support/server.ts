import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ApiOptions } from '../../../../main/api/options';
import { startApiServer } from '../../../../main/api/server';
import { MemoryService } from './memory-service';

const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');

/** A real HTTP service on a free port over a service in memory; both end with the test. */
export async function aServer(options: Partial<ApiOptions> = {}) {
  const stateDir = await mkdtemp(join(tmpdir(), 'api-state-'));
  const service = new MemoryService();
  const server = await startApiServer({
    service,
    version: '3.0.0',
    stateDir,
    host: '127.0.0.1',
    port: 0,
    maxInputMegabytes: () => 1,
    ...options,
  });
  onTestFinished(async () => {
    await server.close();
    await rm(stateDir, { recursive: true, force: true });
  });
  const call = (path: string, init?: RequestInit) => fetch(`${server.url}${path}`, init);
  return { ...server, service, stateDir, call, uploadsLeft: () => readdir(join(stateDir, 'uploads')) };
}

/** The form the first version's clients send, plus whatever a test wants to add. */
export function aForm(fields: Readonly<Record<string, string>> = {}, schematic = true): FormData {
  const form = new FormData();
  form.append('datasheet', new Blob([PDF], { type: 'application/pdf' }), 'datasheet.pdf');
  if (schematic) form.append('schematic', new Blob([PDF], { type: 'application/pdf' }), 'schematic.pdf');
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

export const post = (form: FormData, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: form,
  headers,
});
