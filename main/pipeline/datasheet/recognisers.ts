import { bus } from './bus';
import { eightBit } from './bus/eight-bit';
import { chipFacts } from './facts';
import { mmio } from './mmio';
import type { Recogniser } from './recogniser';
import { sfr } from './sfr';

/**
 * All recognisers in the order in which they claim. Those for closed kinds (SFR maps, bus register lists) stand before the
 * general memory-mapped one.
 */
export const RECOGNISERS: readonly Recogniser[] = [chipFacts, sfr, bus, eightBit, unlessRead(mmio)];

/** Leaves a document alone in which a recogniser of a closed kind has found the registers. */
function unlessRead(recogniser: Recogniser): Recogniser {
  return {
    id: recogniser.id,
    claim: (layout, context) =>
      context.facts.some(({ peripherals }) => (peripherals?.length ?? 0) > 0)
        ? { facts: {}, tables: [] }
        : recogniser.claim(layout, context),
  };
}
