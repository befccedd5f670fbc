import { InputError } from '../../shared/errors';
import type { BoardModel, DeviceModel, Report, ResultMetadata } from '../../shared/models';
import type { TaskSummary } from '../../shared/tasks';
import { buildReport, GENERATOR_VERSION, type GeneratedCode, generateOffline, reportMarkdown } from './codegen';
import type { CorrectedReading } from './corrections/device';
import { toSvd } from './export';
import type { JobContext } from './job/context';
import { type InputFile, type ReadOptions, readBoard, readDevice } from './job/read';
import { checkOutput, describeFiles, writeResultFolder } from './job/result-folder';
import { checkPdfFile } from './pdf';
import { verifyCode } from './verify';

export interface GenerateRequest extends ReadOptions {
  readonly datasheets: readonly InputFile[];
  readonly schematic: InputFile | null;
  readonly instruction: string;
  readonly provider: string;
  readonly outDir: string;
}

/**
 * The whole way: reads the documents, writes code, checks it, writes the result folder. The same input gives the same
 * bytes.
 *
 * @throws AgentError of the step that failed; nothing is left in `outDir` then
 */
export async function runGenerate(request: GenerateRequest, job: JobContext): Promise<TaskSummary> {
  await checkOutput(request.outDir);
  await allThere(request);
  const readings = await readDevices(request, job);
  const devices = readings.map(({ device }) => device);
  const sheet = request.schematic === null ? null : await readBoard(request.schematic, request, job, devices);
  const board = sheet?.board ?? null;
  job.progress('schematic', 1);
  job.signal.throwIfAborted();

  job.progress('code', 0, 'writing code');
  const code = generateOffline({ devices, board, instruction: request.instruction });
  job.log('code', 'info', 'Code written', { registersWritten: code.registersWritten, files: code.files.size });
  job.progress('code', 0.4, 'checking code');
  const { checks, proofLevel } = await verifyCode({ files: code.files, devices, signal: job.signal });
  for (const check of checks) {
    job.log('code', check.status === 'failed' ? 'error' : 'info', `${check.title}: ${check.status}`, {
      detail: check.detail,
    });
  }
  const report = buildReport({ devices, board, code, checks, proofLevel });
  const files = new Map(code.files);
  const [device] = devices;
  if (device !== undefined) files.set('device.svd', toSvd(device));
  files.set('device.json', json(oneOrAll(devices)));
  for (const [name, text] of correctionFiles(readings)) files.set(name, text);
  if (board !== null) files.set('board.json', json(board));
  if (sheet !== null && sheet.asRead !== sheet.board) files.set('board.read.json', json(sheet.asRead));
  files.set('provenance.json', json({ schema: 'provenance/1', entries: code.provenance }));
  files.set('report.json', json(report));
  files.set('report.md', reportMarkdown(report, request.instruction, code.provenance));
  files.set('metadata.json', json(metadataOf(request, devices, board, code, proofLevel, describeFiles(files))));
  job.signal.throwIfAborted();
  await writeResultFolder(request.outDir, files);
  job.progress('code', 1);
  return summaryOf(devices, board, code, report);
}

/** A file that is missing is told before the others are read, which may take minutes. */
async function allThere({ datasheets, schematic, maxBytes }: GenerateRequest): Promise<void> {
  for (const { path, name } of [...datasheets, ...(schematic === null ? [] : [schematic])])
    await checkPdfFile(path, name, maxBytes);
}

async function readDevices(request: GenerateRequest, job: JobContext): Promise<CorrectedReading[]> {
  const devices: CorrectedReading[] = [];
  const count = request.datasheets.length;
  for (const [index, file] of request.datasheets.entries()) {
    devices.push(await readDevice(file, request, job, index / count, (index + 1) / count));
    job.signal.throwIfAborted();
  }
  if (devices.length === 0) throw new InputError('INPUT_NOT_FOUND', 'No datasheet was given.');
  return devices;
}

/** What the code was made with, and the readings before it; nothing where the user put nothing right. */
function correctionFiles(readings: readonly CorrectedReading[]): [name: string, text: string][] {
  const used = readings.map(({ corrections }) => corrections).filter(({ edits }) => edits.length > 0);
  if (used.length === 0) return [];
  return [
    ['device.read.json', json(oneOrAll(readings.map(({ asRead }) => asRead)))],
    ['corrections.json', json({ schema: 'used-corrections/1', devices: used })],
  ];
}

function metadataOf(
  request: GenerateRequest,
  devices: readonly DeviceModel[],
  board: BoardModel | null,
  code: GeneratedCode,
  proofLevel: ResultMetadata['proofLevel'],
  files: ResultMetadata['files'],
): ResultMetadata {
  const inputs = devices.map(({ document }) => ({ role: 'datasheet', ...inputOf(document) }));
  if (board !== null) inputs.push({ role: 'schematic', ...inputOf(board.document) });
  return {
    schema: 'result-metadata/1',
    device: devices[0]?.device.name ?? '',
    core: devices[0]?.device.core ?? 'unknown',
    mcu: board?.mcu ?? null,
    instruction: request.instruction,
    provider: request.provider,
    proofLevel,
    registersWritten: code.registersWritten,
    generatorVersion: GENERATOR_VERSION,
    inputs,
    files,
  };
}

const inputOf = ({ name, sha256, pages }: DeviceModel['document']) => ({ name, sha256, pages });

function summaryOf(
  devices: readonly DeviceModel[],
  board: BoardModel | null,
  code: GeneratedCode,
  { proofLevel, findings }: Report,
): TaskSummary {
  const registers = devices
    .flatMap(({ peripherals }) => peripherals)
    .reduce((sum, each) => sum + each.registers.length, 0);
  return {
    device: devices[0]?.device.name ?? '',
    mcu: board?.mcu ?? null,
    registers,
    registersWritten: code.registersWritten,
    components: board?.components.length ?? 0,
    proofLevel,
    findings: findings.length,
  };
}

const oneOrAll = <T>(items: readonly T[]): T | readonly T[] | undefined => (items.length === 1 ? items[0] : items);

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
