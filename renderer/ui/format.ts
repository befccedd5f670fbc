/** `1.4 MB`, `812 B`; decimal units, as file managers show them. */
export function formatBytes(bytes: number, locale: string): string {
  const units = ['B', 'kB', 'MB', 'GB'] as const;
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)} ${units[unit] ?? ''}`;
}

/** `0:07`, `12:40`, `1:02:03` from seconds. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const pad = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
}

/** Time of day for today, date and time for earlier. */
export function formatTime(iso: string, locale: string, now: Date = new Date()): string {
  const date = new Date(iso);
  const sameDay = date.toDateString() === now.toDateString();
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  return new Intl.DateTimeFormat(locale, sameDay ? time : { month: 'short', day: 'numeric', ...time }).format(date);
}

/** Seconds between two ISO times; to `now` while there is no end; null before the start. */
export function secondsBetween(start: string | null, end: string | null, now: number): number | null {
  if (start === null) return null;
  return ((end === null ? now : Date.parse(end)) - Date.parse(start)) / 1000;
}

/** Seconds until `end`; null without one, and from then on: what takes longer than thought has no end that is known. */
export function secondsLeft(end: string | null, now: number): number | null {
  const left = end === null ? 0 : (Date.parse(end) - now) / 1000;
  return left > 0 ? left : null;
}
