import { deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { unpackAtOnce } from '../../../../../main/pipeline/pdf/inflate';

const platform = globalThis.DecompressionStream;

/** What a stream of the format gives for the bytes, asked for as pdf.js does. */
async function unpacked(format: CompressionFormat, bytes: Uint8Array<ArrayBuffer>): Promise<Buffer> {
  const { readable, writable } = new DecompressionStream(format);
  const writer = writable.getWriter();
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = readable.getReader();
  const chunks: Uint8Array[] = [];
  for (let { done, value } = await reader.read(); !done && value; { done, value } = await reader.read()) {
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

const packed = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(deflateSync(bytes));

describe('unpacking in one step', () => {
  afterEach(() => {
    globalThis.DecompressionStream = platform;
  });

  it('gives what the stream holds', async () => {
    unpackAtOnce();
    expect((await unpacked('deflate', packed(Buffer.from('BT (Timer) Tj ET')))).toString()).toBe('BT (Timer) Tj ET');
  });

  it('rejects damaged streams, and those that unpack to more than is allowed', async () => {
    unpackAtOnce(1000);
    await expect(unpacked('deflate', new Uint8Array([1, 2, 3]))).rejects.toThrow();
    await expect(unpacked('deflate', packed(Buffer.alloc(1001)))).rejects.toThrow();
    expect(await unpacked('deflate', packed(Buffer.alloc(1000)))).toHaveLength(1000);
  });

  it('leaves other formats to the platform', async () => {
    unpackAtOnce();
    expect((await unpacked('gzip', new Uint8Array(gzipSync('Timer')))).toString()).toBe('Timer');
  });
});
