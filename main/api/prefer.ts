/** What a Prefer header (RFC 7240) asks of a submit. `waitS` is null when it names no time. */
export interface Preference {
  readonly respondAsync: boolean;
  readonly waitS: number | null;
}

const MAX_WAIT_S = 3600;

/** Reads a Prefer header; what is not understood is ignored, as the RFC wants. */
export function parsePrefer(header: string | readonly string[] | undefined): Preference {
  const parts = (typeof header === 'string' ? header : (header ?? []).join(',')).toLowerCase().split(',');
  const names = parts.map((part) => part.split(';')[0]?.trim() ?? '');
  const wait = names.map((name) => /^wait\s*=\s*"?(\d{1,6})"?$/.exec(name)?.[1]).find((value) => value !== undefined);
  return {
    respondAsync: names.includes('respond-async'),
    waitS: wait === undefined ? null : Math.min(MAX_WAIT_S, Number(wait)),
  };
}
