import type { Finding, ProvenanceEntry } from '../../../shared/models';

const RANK: Readonly<Record<Finding['severity'], number>> = { error: 0, warning: 1, info: 2 };

/** Says of a finding whether it names a register that the code writes. */
export function writtenOnes(provenance: readonly ProvenanceEntry[]): (finding: Finding) => boolean {
  const names = new Set(
    provenance.flatMap(({ file, subject }) => (/\.c$/.test(file) ? subject.split('.').slice(0, 1) : [])),
  );
  return ({ message }) => (message.match(/\w+/g) ?? []).some((word) => names.has(word));
}

/** By severity; of one severity what touches the code comes first. Otherwise as they came. */
export function orderFindings(findings: readonly Finding[], matters: (finding: Finding) => boolean): Finding[] {
  const rank = (finding: Finding): number => 2 * RANK[finding.severity] + (matters(finding) ? 0 : 1);
  return [...findings].sort((a, b) => rank(a) - rank(b));
}

/** Findings of one code that do not touch the code, more than three of them, stand as one group at the place of the first. */
export function gatherFindings(
  findings: readonly Finding[],
  matters: (finding: Finding) => boolean,
): (readonly [Finding, ...Finding[]])[] {
  const keyOf = ({ code, severity }: Finding): string => `${severity} ${code}`;
  const loose = findings.filter((each) => !matters(each));
  const groups: (readonly [Finding, ...Finding[]])[] = [];
  const seen = new Set<string>();
  for (const finding of findings) {
    const alike = matters(finding) ? [] : loose.filter((each) => keyOf(each) === keyOf(finding));
    if (alike.length <= 3) groups.push([finding]);
    else if (!seen.has(keyOf(finding))) groups.push([finding, ...alike.slice(1)]);
    if (alike.length > 3) seen.add(keyOf(finding));
  }
  return groups;
}
