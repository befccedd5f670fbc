import { Textarea, UnstyledButton } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { INSTRUCTION_MAX } from '../../../shared/tasks';
import { useCompose } from '../../app/stores';

const EXAMPLES = ['init', 'uart', 'leds', 'i2c'] as const;

/** The one sentence that says what the code should do, with examples to start from. */
export function InstructionField({ onStart }: { onStart: () => Promise<void> }) {
  const { t } = useTranslation();
  const value = useCompose((state) => state.instruction);
  const setValue = useCompose((state) => state.setInstruction);
  return (
    <section className="instruction" aria-label={t('compose.instruction')}>
      <Textarea
        size="sm"
        label={t('compose.instruction')}
        description={t('compose.instructionHint')}
        placeholder={t('compose.instructionPlaceholder')}
        rows={3}
        resize="vertical"
        maxLength={INSTRUCTION_MAX}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        onKeyDown={getHotkeyHandler([['mod+Enter', () => void onStart()]])}
        data-testid="instruction"
      />
      <ul className="chips" aria-label={t('compose.examples')}>
        {EXAMPLES.map((name) => (
          <li key={name}>
            <UnstyledButton className="example" onClick={() => setValue(t(`compose.example.${name}`))}>
              {t(`compose.example.${name}`)}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
