import type { Source } from '../../../../shared/models';
import type { Placeholder } from '../text/ranges';
import { type FieldDraft, overlapping } from './draft';
import { FieldList } from './field-list';
import type { KeyValues } from './key-values';
import type { Title } from './title';
import { areApart, perMode, type View } from './view';

/** A larger number is an address. */
const LAST_OFFSET = 0xffff;

/** A view that further tables may add to. */
interface OpenView extends View {
  readonly fields: FieldDraft[];
}

/** Tables of modes that share no bit describe one register together. */
function joined(tables: readonly View[]): OpenView[] {
  const all: OpenView[] = [];
  for (const { mode, fields } of tables) {
    const last = all.at(-1);
    if (last && !overlapping(last.fields, fields)) last.fields.push(...fields);
    else all.push({ mode, fields: [...fields] });
  }
  return all;
}

/** Everything a manual says of one register (or of several that share a description) under one title. */
export class Section {
  readonly keys: KeyValues = {};
  /** Field tables that describe the same bits anew, in order. */
  readonly tables: OpenView[] = [];
  private mode: string | null = null;
  readonly grid: FieldDraft[] = [];
  /** Bits that the grid draws, those without a name too. */
  bits = 0;
  readonly list = new FieldList();
  /** Base address stated before this section in the same chapter. */
  base: number | null = null;
  /** Instances the chapter lists with their base addresses. */
  instances: readonly { readonly name: string; readonly address: number }[] = [];

  /** Instances that lines below the title place, with their base addresses. */
  owners: readonly { readonly name: string; readonly address: number }[] = [];

  constructor(
    readonly title: Title,
    readonly source: Source,
    /** Headings above, outermost first. */
    readonly trail: readonly string[],
    readonly level: number,
  ) {}

  /** Takes fields of a table. Those that overlap the last table's begin another table. */
  addTable(fields: readonly FieldDraft[], continues: boolean): void {
    const last = this.tables.at(-1);
    if (last && (continues || (last.mode === this.mode && !overlapping(last.fields, fields))))
      last.fields.push(...fields);
    else this.tables.push({ mode: this.mode, fields: [...fields] });
  }

  /** Notes the mode that a line announces for the fields that follow. */
  noteMode(mode: string, words: string): void {
    this.mode = mode;
    this.list.turn(mode, words);
  }

  /** The field tables, or where there are none the lists, each with its mode. */
  views(): View[] {
    if (this.tables.length === 0) return this.list.views();
    return areApart(this.tables) ? perMode(this.tables) : joined(this.tables);
  }

  /** Takes fields of a bit grid that draws so many bits. */
  addGrid(fields: readonly FieldDraft[], bits: number): void {
    this.grid.push(...fields);
    this.bits = Math.max(this.bits, bits);
  }

  /** `Address: 0x200` in a chapter whose base is 0x4000_0000 is an offset. */
  private get lowAddress(): number | null {
    const { address } = this.keys;
    return address !== undefined && this.base !== null && this.base > LAST_OFFSET && address <= LAST_OFFSET
      ? address
      : null;
  }

  get offset(): number | null {
    if (this.keys.offset !== undefined) return this.keys.offset;
    if (this.lowAddress !== null) return this.lowAddress;
    const { number } = this.title;
    return number !== null && number <= LAST_OFFSET ? number : null;
  }

  get address(): number | null {
    if (this.lowAddress !== null) return null;
    if (this.keys.address !== undefined) return this.keys.address;
    const { number } = this.title;
    return number !== null && number > LAST_OFFSET ? number : null;
  }

  get names(): readonly string[] {
    const { name } = this.keys;
    if (name === undefined || this.title.names.some((own) => !name.split(' ').includes(own) && !this.title.weak))
      return this.title.names;
    return [name];
  }

  /** What the placeholder in the name stands for, as the title or the line of the offset explains it. */
  get placeholder(): Placeholder | null {
    return this.title.placeholder ?? this.keys.placeholder ?? null;
  }

  /** Whether the name needs a summary table to confirm it. */
  get weak(): boolean {
    return this.title.weak && this.names === this.title.names;
  }

  get hasPlace(): boolean {
    return this.offset !== null || this.address !== null;
  }
}
