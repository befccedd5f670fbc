import { createHash, type Hash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { AgentError, InputError, RequestError } from '../../shared/errors';
import { INSTRUCTION_MAX } from '../../shared/tasks';
import type { SubmitFile } from '../tasks/service';

const MAX_DATASHEETS = 8;
const LIMITS = { files: MAX_DATASHEETS + 1, fields: 16, parts: 32, fieldNameSize: 100, headerPairs: 50 };

/** Bytes of a file that wait for the disk before the sender has to. */
const WRITE_BUFFER = 1024 * 1024;

/** A submit form on disk. */
export interface UploadedForm {
  readonly datasheets: readonly SubmitFile[];
  readonly schematic: SubmitFile | null;
  readonly fields: Readonly<Record<string, string>>;
  /** The same for the same fields and file contents; empty where it was not asked for. */
  readonly fingerprint: string;
  /** Removes the uploaded files; the task has its own copies by then. */
  discard(): Promise<void>;
}

interface ReceiveOptions {
  /** Folder for uploads. */
  readonly root: string;
  /** Largest accepted file. */
  readonly maxBytes: number;
  /** Whether to hash the files: it costs as much time as taking them in. */
  readonly fingerprint: boolean;
}

/**
 * Streams the form's files to a new folder under `root`: no PDF is ever whole in memory, and no name that the caller
 * chose becomes part of a path. Throws RequestError or InputError, with nothing left on disk.
 */
export async function receiveForm(
  request: FastifyRequest,
  { root, maxBytes, fingerprint }: ReceiveOptions,
): Promise<UploadedForm> {
  if (!request.isMultipart()) {
    throw new RequestError('REQUEST_UNSUPPORTED_TYPE', 'The body is not multipart/form-data.');
  }
  const folder = join(root, randomUUID());
  await mkdir(folder, { recursive: true });
  const discard = () => rm(folder, { recursive: true, force: true });
  try {
    return { ...(await readParts(request, folder, maxBytes, fingerprint)), discard };
  } catch (error) {
    await discard();
    throw asFormError(error);
  }
}

/** The parser reports a broken body as a plain Error without any code; a caller who hangs up shows as a reset. */
function asFormError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AgentError) return error;
  if ('code' in error && error.code !== 'ECONNRESET') return error;
  return new RequestError('REQUEST_INVALID', 'The form is cut off or malformed.', { cause: error });
}

async function readParts(request: FastifyRequest, folder: string, maxBytes: number, hashed: boolean) {
  const files: Record<'datasheet' | 'schematic', SubmitFile[]> = { datasheet: [], schematic: [] };
  const fields: Record<string, string> = {};
  const digests: string[] = [];
  const limits = { ...LIMITS, fileSize: maxBytes, fieldSize: INSTRUCTION_MAX * 4 };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      fields[part.fieldname] = fieldText(part);
      continue;
    }
    const role = roleOf(part.fieldname);
    const digest = hashed ? createHash('sha256') : null;
    const path = join(folder, `${files.datasheet.length + files.schematic.length}.pdf`);
    await store(part, path, digest);
    files[role].push({ path, name: displayName(part.filename, role), disposable: true });
    digests.push(`${role}:${digest?.digest('hex')}`);
  }
  checkCounts(files.datasheet.length, files.schematic.length);
  const fingerprint = hashed ? fingerprintOf(fields, digests) : '';
  return { datasheets: files.datasheet, schematic: files.schematic[0] ?? null, fields, fingerprint };
}

function fingerprintOf(fields: Readonly<Record<string, string>>, digests: readonly string[]): string {
  const sorted = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([sorted, digests]))
    .digest('hex');
}

async function store(part: MultipartFile, path: string, digest: Hash | null): Promise<void> {
  const target = createWriteStream(path, { mode: 0o600, highWaterMark: WRITE_BUFFER });
  if (digest !== null) part.file.on('data', (chunk: Buffer) => digest.update(chunk));
  await pipeline(part.file, target);
  const name = displayName(part.filename, 'file');
  if (part.file.truncated) throw new InputError('PDF_TOO_LARGE', `${name} is larger than the limit.`);
  if (target.bytesWritten === 0) throw new InputError('PDF_EMPTY', `${name} is empty.`);
}

function fieldText(part: MultipartValue): string {
  if (part.fieldnameTruncated || part.valueTruncated) {
    throw new RequestError('REQUEST_TOO_LARGE', `The field ${part.fieldname.slice(0, 40)} is too long.`);
  }
  return typeof part.value === 'string' ? part.value : '';
}

function roleOf(field: string): 'datasheet' | 'schematic' {
  if (field === 'datasheet' || field === 'schematic') return field;
  throw new RequestError(
    'REQUEST_INVALID',
    'Files go into the fields datasheet and schematic; another one holds a file.',
  );
}

function checkCounts(datasheets: number, schematics: number): void {
  if (datasheets === 0) throw new RequestError('REQUEST_INVALID', 'datasheet: a datasheet PDF is needed.');
  if (datasheets > MAX_DATASHEETS) {
    throw new RequestError('REQUEST_INVALID', `datasheet: at most ${MAX_DATASHEETS} files can be given.`);
  }
  if (schematics > 1) throw new RequestError('REQUEST_INVALID', 'schematic: only one file can be given.');
}

/** The name for people: last part of what the caller sent, without characters that draw or steer. */
function displayName(given: string, fallback: string): string {
  const last = basename(given.replaceAll('\\', '/')).replace(/\p{C}/gu, '').trim().slice(0, 200);
  return last === '' || last === '.' || last === '..' ? `${fallback}.pdf` : last;
}
