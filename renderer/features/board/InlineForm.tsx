import { Autocomplete, Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface InlineFormProps {
  readonly label: string;
  readonly start: string;
  /** Names to offer while typing. */
  readonly offered?: readonly string[];
  /** Why a value cannot be taken; null when it can. */
  readonly refuse?: (value: string) => string | null;
  readonly onSave: (value: string) => void;
  readonly onCancel: () => void;
}

/** One name to enter, in place. Escape leaves everything as it was. */
export function InlineForm({ label, start, offered = [], refuse, onSave, onCancel }: InlineFormProps) {
  const { t } = useTranslation();
  const [value, setValue] = useState(start);
  const trimmed = value.trim();
  const why = refuse?.(trimmed) ?? null;
  const usable = trimmed !== '' && trimmed !== start && trimmed.length <= 200 && why === null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (usable) onSave(trimmed);
  };
  return (
    <form className="board-form" onSubmit={submit}>
      <Autocomplete
        size="xs"
        className="grow"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={setValue}
        data={[...new Set(offered)]}
        limit={40}
        error={why}
        data-autofocus
        autoFocus
        comboboxProps={{ withinPortal: true }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onCancel();
        }}
        data-testid="board-name"
      />
      <Button type="submit" size="compact-xs" disabled={!usable} data-testid="board-save">
        {t('board.edit.save')}
      </Button>
      <Button size="compact-xs" variant="default" onClick={onCancel}>
        {t('board.edit.cancel')}
      </Button>
    </form>
  );
}
