import { Table } from '@mantine/core';
import { IconCircleCheck, IconCircleMinus, IconCircleX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check, Finding, Report, ResultMetadata } from '../../../shared/models';
import { useReportWords } from '../../ui/use-report-words';
import { PlaceLink } from '../source/PlaceLink';

interface ReportTabProps {
  readonly id: string;
  readonly report: Report;
  /** The documents that the task read, to open the places of findings. */
  readonly inputs: ResultMetadata['inputs'];
}

/** `report.json` for people. First what needs them: what was not done, and findings; then what was, and each check. */
export function ReportTab({ id, report, inputs }: ReportTabProps) {
  const { t } = useTranslation();
  return (
    <div className="report" data-testid="report">
      <Facts report={report} />
      <Part title={t('result.report.notDone')} none={t('result.report.notDoneNone')} count={report.notDone.length}>
        <Pairs rows={report.notDone.map(({ subject, reason }) => [subject, reason])} />
      </Part>
      <Part title={t('result.report.findings')} none={t('result.report.findingsNone')} count={report.findings.length}>
        <ul className="plain">
          {report.findings.map((finding, index) => (
            <FindingLine key={`${finding.code}-${index.toString()}`} id={id} finding={finding} inputs={inputs} />
          ))}
        </ul>
      </Part>
      <Part
        title={t('result.report.configured')}
        none={t('result.report.configuredNone')}
        count={report.configured.length}
      >
        <Pairs rows={report.configured.map(({ subject, detail }) => [subject, detail])} />
      </Part>
      <Part title={t('result.report.checks')} none={t('result.report.checksNone')} count={report.checks.length}>
        <ul className="plain">
          {report.checks.map((check) => (
            <CheckLine key={check.id} check={check} />
          ))}
        </ul>
      </Part>
    </div>
  );
}

function Part({ title, none, count, children }: { title: string; none: string; count: number; children: ReactNode }) {
  return (
    <section className="panel part">
      <h2>
        {title} <span className="muted">{count}</span>
      </h2>
      {count === 0 ? <p className="muted">{none}</p> : children}
    </section>
  );
}

function Facts({ report: { device, board, proofLevel } }: { report: Report }) {
  const { t } = useTranslation();
  const facts: readonly (readonly [string, string | number])[] = [
    [t('result.report.device'), device.name],
    [t('result.report.core'), device.core],
    [t('result.report.peripherals'), device.peripherals],
    [t('result.report.registers'), device.registers],
    [t('result.report.fields'), device.fields],
    [t('result.report.pins'), device.pins],
    ...(board === null
      ? []
      : ([
          [t('result.report.mcu'), board.mcu ?? t('result.report.unknown')],
          [t('result.report.components'), board.components],
          [t('result.report.nets'), board.nets],
          [t('result.report.named'), board.namedNets],
        ] as const)),
  ];
  return (
    <dl className="panel facts">
      <div className="fact fact-proof" data-testid="proof-level" data-level={proofLevel}>
        <dt>{t('result.report.proof')}</dt>
        <dd>{t(`result.proof.${proofLevel}`)}</dd>
      </div>
      {facts.map(([name, value]) => (
        <div className="fact" key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const CHECK_ICONS = { passed: IconCircleCheck, failed: IconCircleX, skipped: IconCircleMinus } as const;

function CheckLine({ check: { id, status, title, detail } }: { check: Check }) {
  const { t } = useTranslation();
  const words = useReportWords();
  const Icon = CHECK_ICONS[status];
  return (
    <li className={`check check-${status}`}>
      <Icon size={17} aria-label={t(`result.check.${status}`)} role="img" />
      <span className="two-lines">
        <strong>{words.title(id, title)}</strong>
        <span className="muted break">{words.detail(detail)}</span>
      </span>
    </li>
  );
}

type FindingLineProps = Omit<ReportTabProps, 'report'> & { readonly finding: Finding };

function FindingLine({ id, finding: { severity, code, message, places }, inputs }: FindingLineProps) {
  const { t } = useTranslation();
  const words = useReportWords();
  return (
    <li className="check">
      <span className={`tag tag-${severity}`}>{t(`result.severity.${severity}`)}</span>
      <span className="two-lines">
        <span className="break">{words.message(code, message)}</span>
        <span className="muted break">
          <code>{code}</code>
          {places.map((place) => (
            <PlaceLink
              key={`${place.document} ${place.page} ${place.bbox?.join() ?? ''}`}
              taskId={id}
              place={place}
              subject={code}
              inputs={inputs}
            />
          ))}
        </span>
      </span>
    </li>
  );
}

function Pairs({ rows }: { rows: readonly (readonly [string, string])[] }) {
  return (
    <Table verticalSpacing={4} fz="sm">
      <Table.Tbody>
        {rows.map(([subject, words], index) => (
          <Table.Tr key={`${subject}-${index.toString()}`}>
            <Table.Th scope="row" className="mono subject-cell">
              {subject}
            </Table.Th>
            <Table.Td>{words}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
