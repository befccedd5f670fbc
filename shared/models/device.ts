import { z } from 'zod';
import { diagnosticSchema, documentSchema, sourceSchema } from './common';

export const accessSchema = z.enum(['read-only', 'write-only', 'read-write', 'read-clear', 'write-1-clear', 'unknown']);
export type Access = z.infer<typeof accessSchema>;

/** Where an address lives: memory bus, 8051 SFR, 8051 external data, RISC-V CSR, or a register number on I2C/SPI. */
export const addressSpaceSchema = z.enum(['mem', 'sfr', 'xdata', 'csr', 'bus']);
export type AddressSpace = z.infer<typeof addressSpaceSchema>;

export const fieldValueSchema = z.object({
  value: z.int(),
  name: z.string().optional(),
  description: z.string(),
});
export type FieldValue = z.infer<typeof fieldValueSchema>;

/** Properties that the user put right, `added` for what the reading lacked; absent where all is as it was read. */
const correctedSchema = z.array(z.string());

/** `lsb` counts from 0; `width` in bits, at least 1. A reset value the manual does not state is null or absent. */
export const fieldSchema = z.object({
  name: z.string(),
  lsb: z.int().min(0),
  width: z.int().min(1),
  access: accessSchema,
  resetValue: z.int().nullable().optional(),
  description: z.string().optional(),
  values: z.array(fieldValueSchema).optional(),
  corrected: correctedSchema.optional(),
  source: sourceSchema.optional(),
});
export type Field = z.infer<typeof fieldSchema>;

/** `count` registers, `stride` bytes apart, described once. */
export const registerArraySchema = z.object({ count: z.int().min(2), stride: z.int().min(1) });

export const registerSchema = z.object({
  name: z.string(),
  description: z.string().optional(),
  address: z.int().nullable(),
  addressOffset: z.int().nullable(),
  space: addressSpaceSchema.optional(),
  size: z.union([z.literal(8), z.literal(16), z.literal(32)]),
  resetValue: z.int().nullable(),
  access: accessSchema,
  array: registerArraySchema.optional(),
  fields: z.array(fieldSchema),
  corrected: correctedSchema.optional(),
  source: sourceSchema,
});
export type Register = z.infer<typeof registerSchema>;

export const peripheralSchema = z.object({
  name: z.string(),
  baseAddress: z.int().nullable(),
  description: z.string().optional(),
  registers: z.array(registerSchema),
});
export type Peripheral = z.infer<typeof peripheralSchema>;

/** One pin of one package. `functions` are the names the manual gives for what the pin can do, as printed. */
export const pinSchema = z.object({
  package: z.string(),
  number: z.string(),
  name: z.string(),
  type: z.string().optional(),
  functions: z.array(z.string()),
  source: sourceSchema,
});
export type Pin = z.infer<typeof pinSchema>;

export const memoryRegionSchema = z.object({
  name: z.string(),
  start: z.int(),
  size: z.int(),
  source: sourceSchema,
});
export type MemoryRegion = z.infer<typeof memoryRegionSchema>;

export const interruptSchema = z.object({ number: z.int(), name: z.string(), source: sourceSchema });
export type Interrupt = z.infer<typeof interruptSchema>;

export const coreSchema = z.enum(['8051', 'cortex-m', 'riscv', 'avr', 'other', 'peripheral-chip', 'unknown']);
export type Core = z.infer<typeof coreSchema>;

/** What a datasheet says about a chip. Numbers are integers, addresses in bytes; what the document does not state is null. */
export const deviceModelSchema = z.object({
  schema: z.literal('device-model/1'),
  document: documentSchema,
  device: z.object({ name: z.string(), core: coreSchema, source: sourceSchema.optional() }),
  peripherals: z.array(peripheralSchema),
  pins: z.array(pinSchema),
  memory: z.array(memoryRegionSchema),
  interrupts: z.array(interruptSchema),
  diagnostics: z.array(diagnosticSchema),
});
export type DeviceModel = z.infer<typeof deviceModelSchema>;
