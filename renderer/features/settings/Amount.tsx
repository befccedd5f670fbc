import { NumberInput } from '@mantine/core';
import { type Settings, settingsPatchSchema } from '../../../shared/settings';
import { useChange } from './use-change';

interface Props {
  readonly name: keyof Settings & string;
  readonly label: string;
  readonly value: number | null;
  readonly testId?: string;
}

/** A number that is kept when it is left or stepped, and only when the settings allow it. */
export function Amount({ name, label, value, testId }: Props) {
  const change = useChange();
  return (
    <NumberInput
      key={value}
      size="xs"
      w={110}
      aria-label={label}
      allowDecimal={false}
      disabled={value === null}
      defaultValue={value ?? ''}
      data-testid={testId}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') currentTarget.blur();
      }}
      onBlur={({ currentTarget }) => {
        const patch = settingsPatchSchema.safeParse({ [name]: Number(currentTarget.value) });
        if (patch.success && Number(currentTarget.value) !== value) change(patch.data);
        else currentTarget.value = String(value ?? '');
      }}
    />
  );
}
