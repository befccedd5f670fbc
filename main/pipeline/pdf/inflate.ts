import { inflateSync } from 'node:zlib';

const Platform = globalThis.DecompressionStream;

/** The part of a DecompressionStream that pdf.js uses. */
interface Unpacking {
  readonly writable: { getWriter(): { write(packed: Uint8Array): Promise<void>; close(): Promise<void> } };
  readonly readable: { getReader(): { read(): Promise<{ done: boolean; value: Uint8Array | undefined }> } };
}

/**
 * Lets pdf.js unpack the streams of a file in one step each. The platform's DecompressionStream sends them through four layers
 * of streams and another thread, which takes longer than the unpacking.
 */
export function unpackAtOnce(): void {
  Object.defineProperty(globalThis, 'DecompressionStream', {
    value: function unpacking(format: CompressionFormat): Unpacking | DecompressionStream {
      return format === 'deflate' ? inflating() : new Platform(format);
    },
    configurable: true,
    writable: true,
  });
}

/** Damaged data rejects the read, as the platform's does; pdf.js then saves what it can. */
function inflating(): Unpacking {
  let packed: Uint8Array | null = null;
  const read = async () => {
    if (packed === null) return { done: true, value: undefined };
    const value = new Uint8Array(inflateSync(packed));
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
