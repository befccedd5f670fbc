import { onTestFinished } from 'vitest';

export interface ReadEvent {
  readonly id: string;
  readonly event: string;
  readonly data: unknown;
}

/** Reads an SSE stream event by event; `next` is null at its end. Closed with the test at the latest. */
export async function readEvents(url: string, lastEventId?: string) {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const headers = {
    accept: 'text/event-stream',
    ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
  };
  const answer = await fetch(url, { headers, signal: stop.signal });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  const next = async (): Promise<ReadEvent | null> => {
    for (;;) {
      const end = buffer.indexOf('\n\n');
      if (end >= 0) {
        const block = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        const event = parse(block);
        if (event !== null) return event;
        continue;
      }
      const chunk = await reader?.read();
      if (chunk === undefined || chunk.done) return null;
      buffer += chunk.value;
    }
  };
  return { next, status: answer.status, close: async () => stop.abort() };
}

/** Null for a block that is only a comment (the heartbeat). */
function parse(block: string): ReadEvent | null {
  const value = (name: string): string | undefined => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
  const data = value('data');
  if (data === undefined) return null;
  return { id: value('id') ?? '', event: value('event') ?? 'message', data: JSON.parse(data) };
}
