import { useTranslation } from 'react-i18next';
import type { Register } from '../../../shared/models';
import { hex, hexOfSize } from './numbers';
import type { PaneProps } from './pane';
import type { PlacedRegister } from './tree-rows';

const NUMBERS = new Set<Fact>(['address', 'offset', 'reset']);

type Fact = 'address' | 'offset' | 'reset' | 'access' | 'size';

/** Address, offset, reset value, access and size; beside a corrected one, what was read. */
export function RegisterFacts({ place: { register }, sheet }: Pick<PaneProps, 'sheet'> & { place: PlacedRegister }) {
  const { t } = useTranslation();
  const unknown = t('datasheet.register.unknown');
  const texts = (of: Register): Record<Fact, string> => ({
    address: of.address === null ? unknown : hex(of.address, 2),
    offset: of.addressOffset === null ? unknown : hex(of.addressOffset, 2),
    reset: of.resetValue === null ? unknown : hexOfSize(of.resetValue, of.size),
    access: t(`datasheet.access.${of.access}`),
    size: t('datasheet.register.bits', { count: of.size }),
  });
  const now = texts(register);
  const asRead = sheet.device.asRead.get(register);
  const before = asRead === undefined ? now : texts(asRead);
  const keys: readonly Fact[] = ['address', 'offset', 'reset', 'access', 'size'];
  return (
    <dl className="ds-facts" data-testid="register-facts">
      {keys.map((key) => (
        <div key={key}>
          <dt>{t(`datasheet.register.${key}`)}</dt>
          <dd
            className={now[key] === unknown ? 'ds-unknown' : NUMBERS.has(key) ? 'mono' : ''}
            data-testid={`fact-${key}`}
          >
            {now[key]}
          </dd>
          {before[key] !== now[key] && (
            <dd className="ds-was">{t('datasheet.register.was', { value: before[key] })}</dd>
          )}
        </div>
      ))}
      {register.array !== undefined && (
        <div>
          <dt>{t('datasheet.register.array')}</dt>
          <dd>{t('datasheet.register.repeat', { count: register.array.count, stride: hex(register.array.stride) })}</dd>
        </div>
      )}
    </dl>
  );
}
