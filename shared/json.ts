/** The value of a JSON text, or null for one that is none, such as a file cut by a power loss. The caller's schema decides the rest. */
export function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
