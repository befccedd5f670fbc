import type { Recogniser } from '../recogniser';
import { coreOf } from './core';
import { deviceName } from './device';
import { languageOf } from './language';

/** Facts about the chip as a whole. Runs first: the other recognisers go by its core. */
export const chipFacts: Recogniser = {
  id: 'facts',
  claim(layout, { documentName, documentTitle }) {
    const device = deviceName(layout, [documentName, documentTitle ?? '']);
    return {
      facts: {
        device: { core: coreOf(layout), ...(device ?? {}) },
        language: languageOf(layout),
      },
      tables: [],
    };
  },
};
