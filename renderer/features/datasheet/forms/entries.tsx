import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceEdit } from '../../../../shared/models';
import { accessSchema } from '../../../../shared/models';
import { useDatasheet } from '../../../app/stores';
import { notifyDone, useAction } from '../../../ui/use-action';
import type { Complaint, Complaints, Draft } from './drafts';

/** The texts of a form, and how to change one of them. */
export function useDraft<D extends Draft>(start: D) {
  const [draft, setDraft] = useState(start);
  return { draft, put: (key: keyof D & string, text: string) => setDraft((before) => ({ ...before, [key]: text })) };
}

/** Saves an edit and closes the form; a failure is shown and keeps it open. */
export function useCorrect(onClose: () => void) {
  const { t } = useTranslation();
  const correct = useDatasheet((state) => state.correct);
  const run = useAction();
  return async (edit: DeviceEdit) => {
    const done = await run(() => correct(edit).then(() => true));
    if (done === null) return;
    notifyDone(t('datasheet.form.saved'));
    onClose();
  };
}

type Label = 'peripheral' | 'name' | 'base' | 'address' | 'offset' | 'reset' | 'page' | 'lsb' | 'width';

interface EntryProps<D extends Draft> {
  readonly name: keyof D & Label;
  readonly draft: D;
  readonly put: (key: keyof D & string, text: string) => void;
  readonly complaints: Complaints<D>;
  /** Bits that the value has to fit into. */
  readonly bits?: number;
}

/** One line of text with what is wrong with it. */
export function Entry<D extends Draft>({ name, draft, put, complaints, bits = 0 }: EntryProps<D>) {
  const { t } = useTranslation();
  const complaint: Complaint | undefined = complaints[name];
  return (
    <TextInput
      size="xs"
      label={t(`datasheet.form.${name}`)}
      value={draft[name] ?? ''}
      onChange={({ currentTarget }) => put(name, currentTarget.value)}
      error={complaint === undefined ? null : t(`datasheet.form.${complaint}`, { bits })}
      classNames={{ input: name === 'peripheral' ? '' : 'mono' }}
      data-testid={`form-${name}`}
    />
  );
}

interface ChoiceProps {
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
}

export function AccessChoice({ value = 'unknown', onChange }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      size="xs"
      label={t('datasheet.form.access')}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={accessSchema.options.map((each) => ({ value: each, label: t(`datasheet.access.${each}`) }))}
    />
  );
}

export function SizeChoice({ value = '32', onChange }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      size="xs"
      label={t('datasheet.form.size')}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={['8', '16', '32']}
    />
  );
}

export function Words({ value = '', onChange }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <Textarea
      size="xs"
      rows={3}
      maxLength={4000}
      label={t('datasheet.form.description')}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
