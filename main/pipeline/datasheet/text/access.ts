import type { Access } from '../../../../shared/models';
import { plain } from './numbers';

const KINDS: readonly [RegExp, Access][] = [
  [/^(?:r\/?w\/?1c|w1c|rw1c|rc_?w1|w1tc|r\/w1c|r\/wc1?|woc|写1清零?)$/i, 'write-1-clear'],
  [/^(?:rc|rc_?r|r\/?c|cor|rtc|rclr|读清零?)$/i, 'read-clear'],
  [
    /^(?:[mus]?r\/?w|w\/?r|rws|rwh?|rw\/?h|rwx|rws?|rc_?w0|rw0c|w0c|r\/w0c|rw1[st]?|rw0|rwa|r\/w1s|r\/?s|rs|rt_?w1?|r\/wh|rwo|read[/-]?write|write[/-]?read|读写|读\/写|可读可写|可读\/写|可读写)$/i,
    'read-write',
  ],
  [/^(?:[mus]?r[o0]?|r\/?o|rh|r-?only|ro\/?h|read-?only|read|只读|读)$/i, 'read-only'],
  [/^(?:[mus]?wo?|w\/?o|w1|wt|w-?only|write-?only|write|只写|写)$/i, 'write-only'],
];

/** What an access column says: RO, R/W, RC_W1, W1C, 只读 …; `unknown` when it is none of the kinds. */
export function parseAccess(text: string): Access {
  const t = plain(text)
    .trim()
    .replace(/\s+/g, '')
    .replace(/[,;.]$/, '');
  for (const [pattern, access] of KINDS) if (pattern.test(t)) return access;
  // `R/W-0h` and `RW, 0` carry the reset value behind the access.
  const head = /^([a-z/_]+[01]?[a-z]?)[-,(]/i.exec(t)?.[1];
  if (head && head !== t) return parseAccess(head);
  return 'unknown';
}

/** Whether a text is an access word and nothing else. */
export const isAccess = (text: string): boolean => parseAccess(text) !== 'unknown';
