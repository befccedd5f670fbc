import { inflateSync } from 'node:zlib';

const Platform = globalThis.DecompressionStream;

/** The part of a DecompressionStream that pdf.js uses. */
interface Unpacking {
  readonly writable: { getWriter(): { write(packed: Uint8Array): Promise<void>; close(): Promise<void> } };
  readonly readable: { getReader(): { read(): Promise<{ done: boolean; value: Uint8Array | undefined }> } };
}

/** Bytes that one stream may unpack to: a page's content or a picture has far less, a bomb more. */
const MOST = 512 * 1024 * 1024;

/**
 * Lets pdf.js unpack the streams of a file in one step each. The platform's DecompressionStream sends them through four layers
 * of streams and another thread, which takes longer than the unpacking.
 *
 * What takes its place for 'deflate' has no real streams: nothing else in the process may use it (`pipeThrough` fails).
 * Other formats stay the platform's.
 *
 * @param most bytes that one stream may unpack to
 */
export function unpackAtOnce(most = MOST): void {
  Object.defineProperty(globalThis, 'DecompressionStream', {
    value: function unpacking(format: CompressionFormat): Unpacking | DecompressionStream {
      return format === 'deflate' ? inflating(most) : new Platform(format);
    },
    configurable: true,
    writable: true,
  });
}

/** Damaged data and too much of it reject the read, as the platform's does; pdf.js then saves what it can, piece by piece. */
function inflating(most: number): Unpacking {
  let packed: Uint8Array | null = null;
  const read = async () => {
    if (packed === null) return { done: true, value: undefined };
    const value = new Uint8Array(inflateSync(packed, { maxOutputLength: most }));
    packed = null;
    return { done: false, value };
  };
  const write = async (bytes: Uint8Array) => {
    packed = bytes;
  };
  return {
    writable: { getWriter: () => ({ write, close: async () => undefined }) },
    readable: { getReader: () => ({ read }) },
  };
}
