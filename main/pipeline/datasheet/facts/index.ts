import type { Recogniser } from '../recogniser';
import { coreOf } from './core';
import { deviceName } from './device';
import { readInterrupts } from './interrupts';
import { languageOf } from './language';
import { readMemory } from './memory';
import { readPins } from './pins';
import { withPortFunctions } from './port-functions';

/** Facts about the chip as a whole. Runs first: the other recognisers go by its core. */
export const chipFacts: Recogniser = {
  id: 'facts',
  claim(layout, { documentName, documentTitle }) {
    const device = deviceName(layout, [documentName, documentTitle ?? '']);
    const core = coreOf(layout);
    const listed = readPins(layout);
    const { pins, tables } = withPortFunctions(layout, listed);
    const vectors = readInterrupts(layout, core === '8051');
    return {
      facts: {
        device: { core, ...(device ?? {}) },
        language: languageOf(layout),
        ...{ pins, interrupts: vectors.interrupts, memory: readMemory(layout) },
      },
      tables: [...listed.tables, ...tables, ...vectors.tables],
    };
  },
};
