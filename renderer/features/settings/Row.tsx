import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';

/** One setting: name and hint on the left, its control on the right. */
export function Row({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="setting">
      <div className="two-lines">
        <strong>{label}</strong>
        {hint !== undefined && <span className="muted">{hint}</span>}
      </div>
      <div className="row">{children}</div>
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
  readonly testId: string;
}

/** A setting with a few named values. */
export function Choice<T extends string>({ label, value, options, onChange, testId }: ChoiceProps<T>) {
  return (
    <Row label={label}>
      <SegmentedControl
        size="xs"
        aria-label={label}
        data={options.map(([option, text]) => ({ value: option, label: text }))}
        value={value}
        onChange={(chosen) => {
          const option = options.find(([name]) => name === chosen);
          if (option !== undefined) onChange(option[0]);
        }}
        data-testid={testId}
      />
    </Row>
  );
}
