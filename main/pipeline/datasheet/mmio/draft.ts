import type { Access, FieldValue, Source } from '../../../../shared/models';

/** A field as one place prints it, reserved ones too: they count for coverage and for a register's reset value. */
export interface FieldDraft {
  readonly name: string;
  readonly lsb: number;
  readonly width: number;
  readonly access: Access;
  readonly resetValue: number | null;
  readonly description: string;
  readonly values: readonly FieldValue[];
  readonly reserved: boolean;
  readonly source: Source;
}

export const overlap = (a: FieldDraft, b: FieldDraft): boolean => a.lsb < b.lsb + b.width && b.lsb < a.lsb + a.width;

export const overlapping = (some: readonly FieldDraft[], others: readonly FieldDraft[]): boolean =>
  some.some((field) => others.some((other) => overlap(field, other)));
