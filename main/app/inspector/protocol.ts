import type { Inspection } from '../../ipc/shelf';

/** One file to look at; one answer comes back for each, in order. */
export interface InspectRequest {
  readonly path: string;
  readonly name: string;
  readonly maxBytes: number;
}

export type InspectAnswer = Inspection;
