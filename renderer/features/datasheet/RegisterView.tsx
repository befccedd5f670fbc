import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowBackUp, IconBook2, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../shared/models';
import { useDatasheet } from '../../app/stores';
import { useAction } from '../../ui/use-action';
import { BitGrid } from './BitGrid';
import { editsOf, placeOf } from './datasheet-store';
import { FieldTable } from './FieldTable';
import { EditRegister } from './forms/EditRegister';
import { Owner } from './Owner';
import type { PaneProps } from './pane';
import { RegisterFacts } from './RegisterFacts';
import type { PlacedRegister } from './tree-rows';
import './register.css';

interface RegisterViewProps extends PaneProps {
  readonly place: PlacedRegister;
}

/** One register: its facts, its bits drawn, its fields. Pointing at a field in one of them lights it in the other. */
export function RegisterView({ place, sheet, onPlace }: RegisterViewProps) {
  const { register } = place;
  const [lit, setLit] = useState<Field | null>(null);
  const onField = (field: Field) => {
    setLit(field);
    onPlace(placeOf(field.source ?? register.source));
  };
  return (
    <article className="ds-register" data-testid="register" data-name={register.name}>
      <Head place={place} sheet={sheet} onPlace={onPlace} />
      <RegisterFacts place={place} sheet={sheet} />
      <BitGrid register={register} lit={lit} onLight={setLit} onChoose={onField} />
      <FieldTable place={place} sheet={sheet} lit={lit} onLight={setLit} onChoose={onField} />
    </article>
  );
}

function Head({ place, sheet, onPlace }: RegisterViewProps) {
  const { t } = useTranslation();
  const [editing, { open, close }] = useDisclosure(false);
  const { register } = place;
  return (
    <header>
      <div className="ds-head">
        <Owner place={place} sheet={sheet} />
        <span className="grow" />
        <Revert place={place} sheet={sheet} />
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconBook2 size={14} aria-hidden />}
          onClick={() => onPlace(placeOf(register.source))}
          data-testid="show-register"
        >
          {t('datasheet.register.page', { page: register.source.page })}
        </Button>
        <Tooltip label={t('datasheet.register.edit')}>
          <ActionIcon
            variant="default"
            size={24}
            aria-label={t('datasheet.register.edit')}
            onClick={open}
            data-testid="edit-register"
          >
            <IconPencil size={14} />
          </ActionIcon>
        </Tooltip>
      </div>
      <h2 className="ds-name">
        <span className="mono break">{register.name}</span>
        {register.corrected !== undefined && (
          <span className="tag ds-corrected" data-testid="corrected">
            {t('datasheet.register.corrected')}
          </span>
        )}
      </h2>
      {register.description !== undefined && <p className="ds-about">{register.description}</p>}
      {editing && <EditRegister place={place} sheet={sheet} onClose={close} />}
    </header>
  );
}

function Revert({ place: { register }, sheet }: Pick<RegisterViewProps, 'place' | 'sheet'>) {
  const { t } = useTranslation();
  const revert = useDatasheet((state) => state.revert);
  const run = useAction();
  const ref = sheet.device.registers.get(register);
  if (ref === undefined || editsOf(sheet, ref) === 0) return null;
  return (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={<IconArrowBackUp size={14} aria-hidden />}
      onClick={() => void run(() => revert(ref))}
      data-testid="revert"
    >
      {t('datasheet.register.revert')}
    </Button>
  );
}
