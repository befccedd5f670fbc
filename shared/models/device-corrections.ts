import { z } from 'zod';
import { accessSchema, fieldSchema, registerSchema } from './device';

const nameSchema = z.string().trim().min(1).max(200);
const textSchema = z.string().max(4000);
const numberSchema = z.int().min(0);

/**
 * A register by the names it was read under, so that corrections do not depend on each other: `register` is its name
 * and `peripheral` its peripheral's name before any correction. `nth` tells namesakes apart, from 0, which is left out.
 */
export const registerRefSchema = z
  .object({ peripheral: z.string(), register: z.string(), nth: z.int().min(1).optional() })
  .strict();
export type RegisterRef = z.infer<typeof registerRefSchema>;

/** A field by the name and the position it was read with. */
export const fieldRefSchema = z.object({ name: z.string(), lsb: numberSchema }).strict();
export type FieldRef = z.infer<typeof fieldRefSchema>;

export const registerChangeSchema = z
  .object({
    name: nameSchema,
    description: textSchema,
    address: numberSchema.nullable(),
    addressOffset: numberSchema.nullable(),
    size: registerSchema.shape.size,
    resetValue: numberSchema.nullable(),
    access: accessSchema,
  })
  .partial()
  .strict();
export type RegisterChange = z.infer<typeof registerChangeSchema>;

export const fieldChangeSchema = z
  .object({
    name: nameSchema,
    description: textSchema,
    lsb: fieldSchema.shape.lsb,
    width: fieldSchema.shape.width,
    resetValue: numberSchema.nullable(),
    access: accessSchema,
  })
  .partial()
  .strict();
export type FieldChange = z.infer<typeof fieldChangeSchema>;

/** A register or a field that was not read needs at least its name and its place. */
export const newRegisterSchema = registerChangeSchema.required({ name: true, size: true, access: true }).extend({
  /** The page of the document that describes it. */
  page: z.int().min(1),
});
export const newFieldSchema = fieldChangeSchema.required({ name: true, lsb: true, width: true, access: true });

const at = { at: registerRefSchema };

export const deviceEditSchema = z.discriminatedUnion('do', [
  z
    .object({
      do: z.literal('set-peripheral'),
      peripheral: z.string(),
      set: z.object({ name: nameSchema, baseAddress: numberSchema.nullable() }).partial().strict(),
    })
    .strict(),
  z.object({ do: z.literal('set-register'), ...at, set: registerChangeSchema }).strict(),
  z.object({ do: z.literal('delete-register'), ...at }).strict(),
  z.object({ do: z.literal('add-register'), peripheral: nameSchema, register: newRegisterSchema }).strict(),
  z.object({ do: z.literal('set-field'), ...at, field: fieldRefSchema, set: fieldChangeSchema }).strict(),
  z.object({ do: z.literal('delete-field'), ...at, field: fieldRefSchema }).strict(),
  z.object({ do: z.literal('add-field'), ...at, field: newFieldSchema }).strict(),
]);
export type DeviceEdit = z.infer<typeof deviceEditSchema>;

/**
 * `<data folder>/corrections/<sha256 of the document>.device.json`: what the user put right in a reading, oldest first.
 * A later edit of the same thing wins.
 */
export const deviceCorrectionsSchema = z
  .object({
    schema: z.literal('device-corrections/1'),
    document: z.string().regex(/^[0-9a-f]{64}$/),
    edits: z.array(deviceEditSchema).max(20_000),
  })
  .strict();
export type DeviceCorrections = z.infer<typeof deviceCorrectionsSchema>;

/** `corrections.json` in a result: what it was made with. */
export const usedCorrectionsSchema = z.object({
  schema: z.literal('used-corrections/1'),
  devices: z.array(deviceCorrectionsSchema),
});

export const noDeviceCorrections = (document: string): DeviceCorrections => ({
  schema: 'device-corrections/1',
  document,
  edits: [],
});
