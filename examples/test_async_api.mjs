#!/usr/bin/env node
/**
 * Walks through the REST service as a client would: check the files, prepare, submit, wait with a bar, download, list.
 *   node examples/test_async_api.mjs [--url http://localhost:8080] [--token T] [--datasheet F] [--schematic F]
 *     [--instruction TEXT] [--out DIR]
 * Exit code 0 when everything worked, 1 otherwise.
 */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { AgentApiError, AgentClient } from '../clients/js/agent-client.mjs';

const sample = (/** @type {string} */ name) => fileURLToPath(new URL(`../samples/${name}.pdf`, import.meta.url));

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: process.env['AGENT_URL'] ?? 'http://localhost:8080' },
    token: { type: 'string' },
    datasheet: { type: 'string', default: sample('datasheet') },
    schematic: { type: 'string', default: sample('schematic') },
    instruction: { type: 'string', default: '生成初始化代码' },
    out: { type: 'string', default: 'api-output' },
  },
});

const WIDTH = 64;
const BAR = 30;

/** @param {string} title */
function heading(title) {
  const line = '─'.repeat(WIDTH);
  process.stdout.write(`\n┌${line}┐\n│ ${title.padEnd(WIDTH - 1)}│\n└${line}┘\n`);
}

/** @param {string} text */
const say = (text) => process.stdout.write(`  ${text}\n`);

/** @param {number} percentage @param {string} words */
function bar(percentage, words) {
  const full = Math.round((percentage / 100) * BAR);
  const text = `  [${'█'.repeat(full)}${'░'.repeat(BAR - full)}] ${percentage.toFixed(1).padStart(5)} %  ${words}`;
  // On a terminal the bar stays in place; in a file each state is a line of its own.
  process.stdout.write(process.stdout.isTTY ? `\r\x1b[2K${text}` : `${text}\n`);
}

/** @param {string} path */
async function fileOf(path) {
  const { size } = await stat(path);
  say(`${basename(path)}: ${(size / 1024).toFixed(1)} KiB`);
  return { name: basename(path), data: new Blob([await readFile(path)], { type: 'application/pdf' }) };
}

async function main() {
  heading('1  Files');
  const datasheet = await fileOf(values.datasheet);
  const schematic = await fileOf(values.schematic);

  heading('2  Service');
  const client = new AgentClient({
    baseUrl: values.url,
    ...(values.token === undefined ? {} : { token: values.token }),
  });
  const before = await client.list({ limit: 1 });
  say(`${values.url}: ${before.stats.total} tasks known, ${before.stats.queue_length} waiting`);

  heading('3  Submit');
  const began = performance.now();
  const accepted = await client.submit({ datasheets: [datasheet], schematic, instruction: values.instruction });
  say(`${accepted.task_id} accepted after ${(performance.now() - began).toFixed(0)} ms`);

  heading('4  Progress');
  const result = await client.follow(accepted.task_id, {
    onProgress: ({ progress, status }) => bar(progress.percentage, progress.step_name || status),
  });
  process.stdout.write('\n');

  heading('5  Result');
  await mkdir(values.out, { recursive: true });
  await writeFile(join(values.out, 'generated.c'), result.generated_code);
  await writeFile(join(values.out, 'metadata.json'), `${JSON.stringify(result.metadata, null, 2)}\n`);
  say(`generated.c: ${result.generated_code.split('\n').length} lines, in ${values.out}/`);
  for (const { name, bytes } of result.files) say(`${name} (${bytes} bytes)`);

  heading('6  Tasks');
  const { tasks } = await client.list({ limit: 5 });
  for (const task of tasks) say(`${task.task_id}  ${task.status}`);
}

main().catch((error) => {
  process.stdout.write('\n');
  const words = error instanceof AgentApiError ? `${error.code}: ${error.message} ${error.hint}` : String(error);
  process.stderr.write(`${words}\n`);
  process.exitCode = 1;
});
