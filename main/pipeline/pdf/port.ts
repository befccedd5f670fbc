/** Kind of a message of pdf.js' that brings the next piece of a stream (its StreamKind). */
const ENQUEUE = 4;

type Listener = (event: { readonly data: unknown }) => void;

/** What is known here of the messages between the halves of pdf.js. */
interface Message {
  readonly stream?: number;
  readonly chunk?: unknown;
  readonly action?: string;
  readonly data?: unknown;
}

/**
 * The line between the two halves of pdf.js when both run in this process. pdf.js' own clones every message. Here pieces of
 * text and of drawing operators, nearly all there is, are handed over as they are: neither half changes them afterwards.
 */
export class InProcessPort {
  readonly #listeners = new Set<Listener>();
  readonly #turn = Promise.resolve();

  postMessage(message: Message, transfer: Transferable[] = []): void {
    if (isOutline(message)) return;
    const data = message.stream === ENQUEUE ? handedOver(message) : structuredClone(message, { transfer });
    void this.#turn.then(() => {
      for (const listener of this.#listeners) listener.call(this, { data });
    });
  }

  addEventListener(_type: 'message', listener: Listener, options?: { readonly signal?: AbortSignal }): void {
    this.#listeners.add(listener);
    options?.signal?.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
  }
}

/** The sender empties its lists to fill them again, so the lists are copied; what stands in them is not. */
function handedOver(message: Message): Message {
  const { chunk } = message;
  if (typeof chunk !== 'object' || chunk === null) return message;
  const copies = Object.entries(chunk).map(([name, part]) => [name, Array.isArray(part) ? part.slice() : part]);
  return { ...message, chunk: Object.fromEntries(copies) };
}

/** The drawn shape of one glyph. Nothing here draws, and a manual in Chinese has thousands. */
const isOutline = ({ action, data }: Message): boolean =>
  action === 'commonobj' && Array.isArray(data) && data[1] === 'FontPath';
