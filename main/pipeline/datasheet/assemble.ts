import type { DeviceModel, Peripheral } from '../../../shared/models';
import type { PdfDocument } from '../pdf';
import type { DocumentLayout } from '../pdf/layout';
import type { Facts } from './recogniser';
import { contradictedResets } from './resets';

/** Joins what all recognisers read to one model. The first recogniser that names device, core or language is believed. */
export function assembleModel(doc: PdfDocument, layout: DocumentLayout, facts: readonly Facts[]): DeviceModel {
  const device = facts.flatMap((fact) => (fact.device ? [fact.device] : []));
  const source = device.find((entry) => entry.source)?.source;
  const peripherals = facts.flatMap((fact): readonly Peripheral[] => fact.peripherals ?? []);
  return {
    schema: 'device-model/1',
    document: {
      name: doc.name,
      sha256: doc.sha256,
      pages: doc.pageCount,
      language: facts.find((fact) => fact.language)?.language ?? 'und',
      ...(doc.title ? { title: doc.title } : {}),
    },
    device: {
      name: device.find((entry) => entry.name)?.name ?? '',
      core: device.find((entry) => entry.core && entry.core !== 'unknown')?.core ?? 'unknown',
      ...(source ? { source } : {}),
    },
    peripherals,
    pins: facts.flatMap((fact) => fact.pins ?? []),
    memory: facts.flatMap((fact) => fact.memory ?? []),
    interrupts: facts.flatMap((fact) => fact.interrupts ?? []),
    diagnostics: [
      ...layout.diagnostics,
      ...facts.flatMap((fact) => fact.diagnostics ?? []),
      ...contradictedResets(peripherals),
    ],
  };
}
