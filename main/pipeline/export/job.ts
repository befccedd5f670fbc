import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { InputError, StoreError } from '../../../shared/errors';
import { tryJson } from '../../../shared/json';
import { type DeviceModel, deviceModelSchema, type SvdComparison } from '../../../shared/models';
import { correctDevice } from '../corrections/device';
import { toHeader } from './header';
import { toMarkdown } from './markdown';
import { toSvd } from './svd';
import { compareSvd } from './svd-compare';
import { readSvd } from './svd-read';
import { MAX_SVD_BYTES } from './svd-tree';

/** One device of a result. */
interface StoredDevice {
  /** The models of the result as they were read: one, or a list. */
  readonly model: string;
  readonly sha256: string;
  readonly correctionsDir?: string | undefined;
}

const FORMATS = {
  svd: toSvd,
  header: toHeader,
  markdown: toMarkdown,
  json: (model: DeviceModel) => `${JSON.stringify(model, null, 2)}\n`,
};

/**
 * The text of an export, with the user's corrections in it.
 *
 * @throws StoreError STORE_RECORD_UNREADABLE
 */
export async function exportDevice(device: StoredDevice & { readonly format: keyof typeof FORMATS }): Promise<string> {
  return FORMATS[device.format](await loadDevice(device));
}

/**
 * Compares an SVD file with a device, the user's corrections in it.
 *
 * @throws InputError SVD_UNREADABLE, SVD_TOO_LARGE, INPUT_NOT_FOUND; StoreError STORE_RECORD_UNREADABLE
 */
export async function compareWithSvd(device: StoredDevice & { readonly svd: string }): Promise<SvdComparison> {
  const svd = readSvd(await loadSvd(device.svd));
  return compareSvd(await loadDevice(device), svd);
}

async function loadSvd(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > MAX_SVD_BYTES) {
      const megabytes = Math.round(size / 2 ** 20);
      throw new InputError('SVD_TOO_LARGE', `The file has ${megabytes} MiB.`, { data: { megabytes } });
    }
    const bytes = await readFile(path);
    // Some tools of vendors write UTF-16; the mark at the start tells.
    const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
    return new TextDecoder(encoding).decode(bytes);
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError('INPUT_NOT_FOUND', 'The SVD file cannot be read.', { cause });
  }
}

const modelsSchema = z.union([deviceModelSchema.transform((model) => [model]), z.array(deviceModelSchema)]);

async function loadDevice({ model, sha256, correctionsDir }: StoredDevice): Promise<DeviceModel> {
  const text = await readFile(model, 'utf8').catch(() => '');
  const parsed = modelsSchema.safeParse(tryJson(text));
  const found = parsed.data?.find(({ document }) => document.sha256 === sha256);
  if (found !== undefined) return (await correctDevice(found, correctionsDir)).device;
  throw new StoreError('STORE_RECORD_UNREADABLE', 'The result holds no such device.', { data: { sha256 } });
}
