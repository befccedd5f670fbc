import { bus } from './bus';
import { chipFacts } from './facts';
import { mmio } from './mmio';
import type { Recogniser } from './recogniser';
import { sfr } from './sfr';

/**
 * All recognisers in the order in which they claim. Those for closed kinds (SFR maps, bus register lists) stand before the
 * general memory-mapped one.
 */
export const RECOGNISERS: readonly Recogniser[] = [chipFacts, sfr, bus, mmio];
