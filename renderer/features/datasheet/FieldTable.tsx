import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../shared/models';
import { isReserved } from './bit-rows';
import { FieldForm } from './forms/FieldForm';
import { accessMark, bitsOf, hex } from './numbers';
import type { PaneProps } from './pane';
import type { PlacedRegister } from './tree-rows';
import { leadOf } from './words';

interface FieldTableProps extends Pick<PaneProps, 'sheet'> {
  readonly place: PlacedRegister;
  readonly lit: Field | null;
  readonly onLight: (field: Field | null) => void;
  readonly onChoose: (field: Field) => void;
}

/** The fields of a register, the highest first, with the meaning of their values. */
export function FieldTable({ place, sheet, lit, onLight, onChoose }: FieldTableProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<Field | 'new' | null>(null);
  const { register } = place;
  const fields = [...register.fields].sort((a, b) => b.lsb - a.lsb);
  return (
    <section>
      <div className="ds-fields-head">
        <h3>
          {t('datasheet.register.fields')} <span className="muted">{fields.length}</span>
        </h3>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={13} />}
          onClick={() => setEditing('new')}
          data-testid="add-field"
        >
          {t('datasheet.field.add')}
        </Button>
      </div>
      {fields.length === 0 ? (
        <p className="muted">{t('datasheet.register.noFields')}</p>
      ) : (
        <table className="ds-table ds-fields" data-testid="fields">
          <thead>
            <tr>
              <th scope="col">{t('datasheet.field.bits')}</th>
              <th scope="col">{t('datasheet.field.name')}</th>
              <th scope="col">{t('datasheet.field.access')}</th>
              <th scope="col">{t('datasheet.field.reset')}</th>
              <th scope="col">{t('datasheet.field.description')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <FieldRow
                key={`${field.lsb}-${field.name}`}
                field={field}
                lit={field === lit}
                onLight={onLight}
                onChoose={onChoose}
                onEdit={() => setEditing(field)}
              />
            ))}
          </tbody>
        </table>
      )}
      {editing !== null && (
        <FieldForm
          place={place}
          sheet={sheet}
          field={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

interface FieldRowProps extends Pick<FieldTableProps, 'onLight' | 'onChoose'> {
  readonly field: Field;
  readonly lit: boolean;
  readonly onEdit: () => void;
}

function FieldRow({ field, lit, onLight, onChoose, onEdit }: FieldRowProps) {
  const { t } = useTranslation();
  const { name, access, resetValue, values = [], corrected } = field;
  return (
    <tr
      data-lit={lit}
      className={isReserved(name) ? 'ds-quiet' : undefined}
      onPointerEnter={() => onLight(field)}
      onPointerLeave={() => onLight(null)}
      data-testid="field"
      data-name={name}
    >
      <td className="mono num">{bitsOf(field)}</td>
      <th scope="row">
        <button
          type="button"
          className="ds-link mono"
          aria-label={t('datasheet.field.show', { name })}
          onFocus={() => onLight(field)}
          onClick={() => onChoose(field)}
          data-testid="show-field"
        >
          {name}
        </button>
        {corrected !== undefined && <span className="ds-dot" title={t('datasheet.register.corrected')} />}
      </th>
      <td title={t(`datasheet.access.${access}`)}>{accessMark(access)}</td>
      <td className="mono">{resetValue === null || resetValue === undefined ? '' : hex(resetValue)}</td>
      <td className="break">
        {leadOf(field)}
        {values.length > 0 && (
          <dl className="ds-values">
            {values.map(({ value, name: label, description: words }) => (
              <div key={`${value} ${words}`}>
                <dt className="mono">{value < 10 ? value : hex(value)}</dt>
                <dd>
                  {label !== undefined && <strong>{label}</strong>} {words}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </td>
      <td>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          className="ds-edit"
          aria-label={t('datasheet.field.edit', { name })}
          title={t('datasheet.field.edit', { name })}
          onClick={onEdit}
          data-testid="edit-field"
        >
          <IconPencil size={14} />
        </ActionIcon>
      </td>
    </tr>
  );
}
