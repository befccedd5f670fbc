import type { ReactNode } from 'react';

interface EmptyProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly detail: string;
  readonly children?: ReactNode;
}

/** What stands where nothing is yet, and what to do about it. */
export function Empty({ icon, title, detail, children }: EmptyProps) {
  return (
    <div className="empty" data-testid="empty">
      <div className="empty-icon" aria-hidden>
        {icon}
      </div>
      <h2>{title}</h2>
      <p>{detail}</p>
      {children}
    </div>
  );
}
