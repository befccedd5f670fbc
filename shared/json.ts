import type { z } from 'zod';

/** The value of a JSON text, or null for one that is none, such as a file cut by a power loss. The caller's schema decides the rest. */
export function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The value by a schema whose keys all have defaults; what is not valid by itself gives way to its default. */
export function salvage<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return schema.parse(Object.fromEntries(entries.filter(([key, each]) => schema.safeParse({ [key]: each }).success)));
}
