import { SegmentedControl } from '@mantine/core';
import { IconCpu } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pin } from '../../../shared/models';
import { PageLink } from './PageLink';
import type { PaneProps } from './pane';

/** Pins by package, in the order of their numbers. */
export function PinsPane({ sheet, onPlace }: PaneProps) {
  const { t } = useTranslation();
  const { pins } = sheet.device.model;
  const packages = [...new Set(pins.map((pin) => pin.package))];
  const [chosen, setChosen] = useState(packages[0] ?? '');
  if (pins.length === 0) {
    return (
      <div className="ds-wide">
        <p className="muted none">
          <IconCpu size={16} aria-hidden /> {t('datasheet.pins.none')}
        </p>
      </div>
    );
  }
  return (
    <div className="ds-wide">
      {packages.length > 1 && (
        <div className="ds-bar">
          <SegmentedControl
            size="xs"
            aria-label={t('datasheet.pins.package')}
            value={chosen}
            onChange={setChosen}
            data={packages.map((name) => ({ value: name, label: name }))}
          />
        </div>
      )}
      <table className="ds-table ds-sticky" data-testid="pins">
        <thead>
          <tr>
            <th scope="col">{t('datasheet.pins.number')}</th>
            <th scope="col">{t('datasheet.pins.name')}</th>
            <th scope="col">{t('datasheet.pins.type')}</th>
            <th scope="col">{t('datasheet.pins.functions')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted(pins.filter((pin) => pin.package === chosen)).map((pin) => (
            <tr key={`${pin.number}-${pin.name}`} data-testid="pin">
              <td className="mono num">{pin.number}</td>
              <th scope="row">
                <PageLink source={pin.source} label={t('datasheet.pins.show', { name: pin.name })} onPlace={onPlace}>
                  {pin.name}
                </PageLink>
              </th>
              <td>{pin.type}</td>
              <td className="ds-functions">
                {pin.functions.map((name) => (
                  <span key={name} className="ds-function mono">
                    {name}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** `2` before `10`, `A2` before `B1`. */
const sorted = (pins: readonly Pin[]): Pin[] =>
  [...pins].sort((a, b) => a.number.localeCompare(b.number, 'en', { numeric: true }));
