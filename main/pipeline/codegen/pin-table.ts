import type { DeviceModel, Report } from '../../../shared/models';
import type { PinUse } from './pins';
import type { Role } from './roles';

type PinRow = NonNullable<Report['pins']>[number];

/** The controller's pins for the report: what the board wants of each, and what the code set it up as. */
export function pinTable(pins: readonly PinUse[], device: DeviceModel, configured: Report['configured']): PinRow[] {
  return pins.map(({ number, name, net, port, role, known }) => ({
    number,
    name,
    net,
    ...roleWords(role),
    configured: port === null ? null : settingsOf(port.label, net, configured),
    functions: known === null ? [] : [...known.functions],
    manual: known === null ? null : { document: device.document.sha256, ...known.source },
  }));
}

/** Kind of role with the bus instead of the word bus, and the signal or part that it is about. */
function roleWords(role: Role): Pick<PinRow, 'role' | 'of'> {
  if (role.kind === 'bus') return { role: role.bus, of: role.signal };
  if (role.kind === 'led' || role.kind === 'button' || role.kind === 'connector')
    return { role: role.kind, of: role.part };
  return role.kind === 'output' ? { role: role.kind, of: role.what } : { role: role.kind };
}

/** Subjects name a pin by its port, alone or in brackets behind the net, or behind what it was chosen for. */
function settingsOf(label: string, net: string | null, configured: Report['configured']): string | null {
  const own = configured.flatMap(({ subject, detail }) => {
    if (subject === label || subject === `${net} (${label})`) return [detail];
    return subject.endsWith(` (${label})`) ? [`${subject.slice(0, -label.length - 3)}: ${detail}`] : [];
  });
  return own.length === 0 ? null : own.join('; ');
}
