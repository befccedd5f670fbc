const push = Object.getOwnPropertyDescriptor(Array.prototype, 'push');
const clone = Object.getOwnPropertyDescriptor(globalThis, 'structuredClone');

/**
 * Puts back what polyfills replaced although the platform has it. Those of pdf.js and core-js take over `Array.prototype.push`
 * and `structuredClone` for corner cases that do not come up here, and cost a third of all time on a long manual. Import this
 * module before the polyfills, call it after each of them has run.
 */
export function restoreNatives(): void {
  if (push) Object.defineProperty(Array.prototype, 'push', push);
  if (clone) Object.defineProperty(globalThis, 'structuredClone', clone);
}
