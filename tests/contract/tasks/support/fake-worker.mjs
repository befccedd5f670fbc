/**
 * A worker that does what the instruction says instead of reading anything, so that the task service is tried with real
 * processes in milliseconds: ok, slow, hang, busy, crash, memory, fail CODE, garbage.
 */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** @typedef {{ instruction: string, outDir: string, preview?: boolean }} FakeJob */

/** @param {object} message */
const send = (message) => process.send?.(message);
process.on('disconnect', () => process.exit(1));
process.on('message', (/** @type {{ type: string, job: FakeJob }} */ message) => {
  if (message.type === 'cancel') {
    if (instruction !== 'hang') process.exit(0);
    return;
  }
  instruction = message.job.instruction;
  run(message.job);
});
let instruction = '';
send({ type: 'ready' });

/** @param {FakeJob} job */
function run(job) {
  const [verb, code] = instruction.split(' ');
  send({ type: 'opened', pages: 2, known: false });
  send({ type: 'progress', step: 'datasheet', fraction: 0.5, detail: 'page 1 of 2' });
  send({ type: 'log', step: 'datasheet', level: 'info', message: 'reading', data: { pages: 2 } });
  if (job.preview === true) look();
  if (verb === 'crash') process.abort();
  if (verb === 'garbage') send({ type: 'nonsense' });
  if (verb === 'memory') grow();
  if (verb === 'fail') send({ type: 'failed', error: errorOf(code) });
  if (verb === 'ok') finish(job);
  if (verb === 'slow') setTimeout(() => finish(job), Number(code ?? 200));
  if (verb === 'busy') compute();
  if (verb === 'hang' || verb === 'garbage') setInterval(() => undefined, 1000);
}

function look() {
  send({ type: 'log', step: 'datasheet', level: 'debug', message: 'somebody looks on' });
  send({ type: 'found', registers: [{ document: 'chip.pdf', peripheral: 'TMR', name: 'CTRL', page: 1 }] });
}

/** @param {string | undefined} code */
const errorOf = (code) => ({ code, message: `made-up ${code}`, hint: '', retryable: code === 'MODEL_UNREACHABLE' });

/** Takes all of a core, a stretch at a time. */
function compute() {
  for (const end = performance.now() + 50; performance.now() < end; );
  setImmediate(compute);
}

function grow() {
  const kept = [];
  for (;;) kept.push(new Array(1e6).fill(kept.length));
}

/** @param {FakeJob} job */
function finish(job) {
  const draft = `${job.outDir}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const model = { name: 'DEMO1', core: 'riscv', peripherals: 0, registers: 0, fields: 0, pins: 0 };
  const report = {
    schema: 'report/1',
    device: model,
    board: null,
    configured: [],
    notDone: [],
    findings: [],
    checks: [],
    proofLevel: 'parsed',
  };
  const metadata = {
    schema: 'result-metadata/1',
    device: 'DEMO1',
    core: 'riscv',
    mcu: null,
    instruction: job.instruction,
    provider: 'offline',
    proofLevel: 'parsed',
    registersWritten: 1,
    generatorVersion: '1',
    inputs: [],
    files: [],
  };
  writeFileSync(`${draft}/generated.c`, 'void board_init(void) {}\n');
  writeFileSync(`${draft}/report.json`, JSON.stringify(report));
  writeFileSync(`${draft}/report.md`, '# Report\n');
  writeFileSync(`${draft}/provenance.json`, JSON.stringify({ schema: 'provenance/1', entries: [] }));
  writeFileSync(`${draft}/metadata.json`, JSON.stringify(metadata));
  rmSync(job.outDir, { recursive: true, force: true });
  renameSync(draft, job.outDir);
  const summary = {
    device: 'DEMO1',
    mcu: null,
    registers: 1,
    registersWritten: 1,
    components: 0,
    proofLevel: 'parsed',
    findings: 0,
  };
  send({ type: 'done', value: summary });
}
