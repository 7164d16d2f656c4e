import { type AuditReport, auditReportSchema } from '@bulkhead/contracts';
import type { Command } from 'commander';
import { contextOf } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { durationText, toneOfVerdict } from '../words.ts';

const auditDeadlineMs = 60_000;

export function addAuditCommand(program: Command): void {
  program
    .command('audit')
    .description('check now, in every database, that nothing is lost, charged twice or leaked')
    .addHelpText(
      'after',
      '\nEnds with 0 when everything holds, 1 when something is violated, 2 when it is not decided yet.',
    )
    .action(async (_options, command: Command) => {
      const { lab, out, exitWith } = contextOf(command);
      const report = await lab.send('POST', '/audit', auditReportSchema, { deadlineMs: auditDeadlineMs });
      out.result(report);
      out.table(
        ['', 'verdict', 'checked', 'invariant'],
        report.verdicts.map(({ invariant, verdict, checked, title, witness, sinceMs }) => {
          const since = sinceMs === undefined ? '' : ` (for ${durationText(sinceMs)})`;
          return [
            invariant,
            out.tone(toneOfVerdict(verdict), verdict),
            String(checked),
            witness ? `${title}: ${witness}${since}` : title,
          ];
        }),
      );
      out.line(`\nread in ${durationText(report.tookMs)}`);
      exitWith(exitCodeOf(report));
    });
}

export function exitCodeOf({ verdicts }: AuditReport): number {
  if (verdicts.some(({ verdict }) => verdict === 'violated')) return exitCodes.failed;
  return verdicts.every(({ verdict }) => verdict === 'holds') ? exitCodes.done : exitCodes.undecided;
}
