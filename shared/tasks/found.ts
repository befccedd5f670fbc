import { z } from 'zod';

/**
 * A register seen while its datasheet is still being read. Provisional: the whole document decides names and owners, so the
 * result may call it differently, or not have it. `page` counts from 1 in `document`.
 */
export const foundRegisterSchema = z.object({
  document: z.string(),
  peripheral: z.string(),
  name: z.string(),
  page: z.int().min(1),
});
export type FoundRegister = z.infer<typeof foundRegisterSchema>;

/** Registers found so far. `total` also counts those beyond the ones that are kept for the list. */
export const foundListSchema = z.object({ registers: z.array(foundRegisterSchema), total: z.int().min(0) });
export type FoundList = z.infer<typeof foundListSchema>;

/** What is new in such a list: `registers` stand in it from index `from` on. */
export const foundNewsSchema = foundListSchema.extend({ from: z.int().min(0) });
export type FoundNews = z.infer<typeof foundNewsSchema>;
