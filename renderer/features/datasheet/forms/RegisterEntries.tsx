import type { Complaints, RegisterDraft } from './drafts';
import { AccessChoice, Entry, SizeChoice, Words } from './entries';

interface RegisterEntriesProps {
  readonly draft: RegisterDraft;
  readonly put: (key: keyof RegisterDraft & string, text: string) => void;
  readonly complaints: Complaints<RegisterDraft>;
}

/** What a register's correction and a new register have in common. */
export function RegisterEntries({ draft, put, complaints }: RegisterEntriesProps) {
  const entry = { draft, put, complaints };
  return (
    <>
      <Entry name="name" {...entry} />
      <div className="ds-pair">
        <Entry name="address" {...entry} />
        <Entry name="offset" {...entry} />
      </div>
      <div className="ds-pair">
        <Entry name="reset" bits={Number(draft.size)} {...entry} />
        <SizeChoice value={draft.size} onChange={(text) => put('size', text)} />
      </div>
      <AccessChoice value={draft.access} onChange={(text) => put('access', text)} />
      <Words value={draft.description} onChange={(text) => put('description', text)} />
    </>
  );
}
