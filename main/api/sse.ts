import type { FastifyReply } from 'fastify';

interface Message {
  readonly id: string;
  readonly event: string;
  /** One line: JSON has no line breaks of its own. */
  readonly data: string;
  /** Milliseconds that a client waits before it connects again. */
  readonly retry?: number;
}

/** The bytes of one server-sent event (WHATWG HTML, 9.2.5). */
export function sseFrame({ id, event, data, retry }: Message): Buffer {
  const pause = retry === undefined ? '' : `retry: ${retry}\n`;
  return Buffer.from(`id: ${id}\nevent: ${event}\n${pause}data: ${data}\n\n`);
}

/** Bytes that may wait for a reader. One that lets more pile up is cut off; it resumes with its last id. */
const BACKLOG_LIMIT = 1024 * 1024;
const HEARTBEAT_MS = 15_000;
const HEARTBEAT = Buffer.from(': heartbeat\n\n');

/** The open streams of one server. One timer keeps all of them alive through proxies. */
export class SseStreams {
  readonly #open = new Set<SseStream>();
  readonly #heartbeat = setInterval(() => {
    for (const stream of this.#open) stream.write(HEARTBEAT);
  }, HEARTBEAT_MS).unref();

  /** Takes the reply over and sends its head at once, so that a client knows it is connected before anything happens. */
  start(reply: FastifyReply, onClose: () => void): SseStream {
    const stream = new SseStream(reply);
    this.#open.add(stream);
    reply.raw.once('close', () => {
      this.#open.delete(stream);
      onClose();
    });
    return stream;
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const stream of this.#open) stream.end();
  }
}

export class SseStream {
  readonly #raw: FastifyReply['raw'];

  constructor(reply: FastifyReply) {
    reply.hijack();
    this.#raw = reply.raw;
    // A reader that vanished shows as an error of the write; its close ends the stream.
    this.#raw.on('error', () => this.#raw.destroy());
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) this.#raw.setHeader(name, value);
    // Ended by the end of the connection: a chunk around each event would make three writes of one.
    this.#raw.useChunkedEncodingByDefault = false;
    this.#raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
      'x-accel-buffering': 'no',
    });
    this.#raw.flushHeaders();
  }

  write(frame: Buffer): void {
    if (this.#raw.writableEnded || this.#raw.destroyed) return;
    this.#raw.write(frame);
    if (this.#raw.writableLength > BACKLOG_LIMIT) this.#raw.destroy();
  }

  end(): void {
    this.#raw.end();
  }
}
