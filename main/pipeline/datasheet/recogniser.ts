import type {
  Access,
  AddressSpace,
  Core,
  Diagnostic,
  Field,
  Interrupt,
  MemoryRegion,
  Peripheral,
  Pin,
  Source,
} from '../../../shared/models';
import type { DocumentLayout, Table } from '../pdf/layout';

/**
 * One statement about a register, from a summary table or from its own section. What the place does not say is null; the
 * consistency pass joins statements about the same register.
 */
export interface RegisterFact {
  readonly kind: 'summary' | 'detail';
  /** As printed, with its index where it has one. */
  readonly name: string;
  /** The peripheral the place belongs to, where it says so. */
  readonly peripheral: string | null;
  readonly description: string | null;
  readonly address: number | null;
  readonly offset: number | null;
  readonly size: 8 | 16 | 32 | null;
  readonly resetValue: number | null;
  readonly access: Access;
  readonly space?: AddressSpace;
  readonly array?: { readonly count: number; readonly stride: number };
  readonly fields: readonly Field[];
  readonly source: Source;
}

/** A base address the manual gives for one instance of a peripheral. */
export interface BaseFact {
  readonly name: string;
  readonly address: number;
  readonly source: Source;
}

/** What a recogniser read. Every part is optional. */
export interface Facts {
  readonly registers?: readonly RegisterFact[];
  readonly bases?: readonly BaseFact[];
  /** Peripherals that need no joining, such as an SFR map. */
  readonly peripherals?: readonly Peripheral[];
  readonly pins?: readonly Pin[];
  readonly memory?: readonly MemoryRegion[];
  readonly interrupts?: readonly Interrupt[];
  readonly device?: { readonly name?: string; readonly core?: Core; readonly source?: Source };
  /** BCP 47 primary tag. */
  readonly language?: string;
  readonly diagnostics?: readonly Diagnostic[];
}

/** What earlier recognisers left: tables in `claimed` have an owner, and `facts` are theirs in order. */
interface ClaimContext {
  readonly claimed: ReadonlySet<Table>;
  readonly facts: readonly Facts[];
  readonly documentName: string;
  readonly documentTitle: string | undefined;
}

/** What `claim` returns: the facts, and the tables they came from, which later recognisers leave alone. */
interface Claim {
  readonly facts: Facts;
  readonly tables: readonly Table[];
}

/** Reads one kind of place. Recognisers run in the order of the list in `recognisers.ts`. */
export interface Recogniser {
  readonly id: string;
  claim(layout: DocumentLayout, context: ClaimContext): Claim;
}
