import { describe, expect, it } from 'vitest';
import { InProcessPort } from '../../../../../main/pipeline/pdf/port';

/** What arrives of `message` when the sender changes it right after posting, by `change`. */
async function arrives(message: object, change: () => void): Promise<unknown> {
  const port = new InProcessPort();
  const arrived: unknown[] = [];
  port.addEventListener('message', ({ data }) => arrived.push(data));
  port.postMessage(message);
  change();
  await Promise.resolve();
  return arrived[0];
}

describe('the line between the halves of pdf.js', () => {
  it('hands over what stands in the lists of a piece, whatever the sender does with its lists', async () => {
    const item = { str: 'Timer' };
    const chunk = { items: [item], lang: null };
    const arrived = await arrives({ stream: 4, chunk }, () => {
      chunk.items.length = 0;
    });
    expect(arrived).toEqual({ stream: 4, chunk: { items: [{ str: 'Timer' }], lang: null } });
    expect((arrived as { chunk: { items: unknown[] } }).chunk.items[0]).toBe(item);
  });

  it('copies every other message', async () => {
    const data = { pages: [1] };
    const arrived = await arrives({ action: 'GetDoc', data }, () => data.pages.push(2));
    expect(arrived).toEqual({ action: 'GetDoc', data: { pages: [1] } });
  });

  it('leaves out the drawn shapes of glyphs', async () => {
    const shape = { action: 'commonobj', data: ['f1_path_A', 'FontPath', new ArrayBuffer(8)] };
    expect(await arrives(shape, () => undefined)).toBeUndefined();
  });

  it('tells nobody who has stopped to listen', async () => {
    const port = new InProcessPort();
    const stop = new AbortController();
    const arrived: unknown[] = [];
    port.addEventListener('message', ({ data }) => arrived.push(data), { signal: stop.signal });
    stop.abort();
    port.postMessage({ action: 'Ready' });
    await Promise.resolve();
    expect(arrived).toEqual([]);
  });
});
