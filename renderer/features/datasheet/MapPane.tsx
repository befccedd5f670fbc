import { useTranslation } from 'react-i18next';
import { hex } from './numbers';
import { PageLink } from './PageLink';
import type { PaneProps } from './pane';

/** Memory regions and interrupt vectors. */
export function MapPane({ sheet, onPlace }: PaneProps) {
  return (
    <div className="ds-wide ds-two">
      <Memory sheet={sheet} onPlace={onPlace} />
      <Interrupts sheet={sheet} onPlace={onPlace} />
    </div>
  );
}

function Memory({ sheet, onPlace }: PaneProps) {
  const { t } = useTranslation();
  const memory = [...sheet.device.model.memory].sort((a, b) => a.start - b.start);
  return (
    <section>
      <h3>
        {t('datasheet.memory.title')} <span className="muted">{memory.length}</span>
      </h3>
      {memory.length === 0 ? (
        <p className="muted">{t('datasheet.memory.none')}</p>
      ) : (
        <table className="ds-table" data-testid="memory">
          <thead>
            <tr>
              <th scope="col">{t('datasheet.memory.name')}</th>
              <th scope="col">{t('datasheet.memory.start')}</th>
              <th scope="col">{t('datasheet.memory.end')}</th>
              <th scope="col">{t('datasheet.memory.size')}</th>
            </tr>
          </thead>
          <tbody>
            {memory.map(({ name, start, size, source }) => (
              <tr key={`${name}-${start}`}>
                <th scope="row">
                  <PageLink source={source} label={t('datasheet.memory.show', { name })} onPlace={onPlace}>
                    {name}
                  </PageLink>
                </th>
                <td className="mono">{hex(start, 8)}</td>
                <td className="mono">{hex(start + size - 1, 8)}</td>
                <td className="num">{sizeText(size)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Interrupts({ sheet, onPlace }: PaneProps) {
  const { t } = useTranslation();
  const { interrupts } = sheet.device.model;
  return (
    <section>
      <h3>
        {t('datasheet.interrupts.title')} <span className="muted">{interrupts.length}</span>
      </h3>
      {interrupts.length === 0 ? (
        <p className="muted">{t('datasheet.interrupts.none')}</p>
      ) : (
        <table className="ds-table" data-testid="interrupts">
          <thead>
            <tr>
              <th scope="col">{t('datasheet.interrupts.number')}</th>
              <th scope="col">{t('datasheet.interrupts.name')}</th>
            </tr>
          </thead>
          <tbody>
            {interrupts.map(({ number, name, source }) => (
              <tr key={`${number}-${name}`}>
                <td className="mono num">{number}</td>
                <th scope="row">
                  <PageLink source={source} label={t('datasheet.memory.show', { name })} onPlace={onPlace}>
                    {name}
                  </PageLink>
                </th>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** `64 KiB`, `1.5 MiB`: memories come in powers of two. */
function sizeText(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${Math.round(value * 100) / 100} ${units[unit] ?? ''}`;
}
