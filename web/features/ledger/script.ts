import type { Act } from '../../data/ledger.ts';
import { formatClock } from '../../ui/format/time.ts';
import { actWords } from './act-words.ts';
import { cliWords, portOffset } from './commands/as-cli.ts';
import { bodyWord } from './commands/as-curl.ts';
import { shellComment, shellWord } from './commands/shell.ts';
import { type KnownAct, knownAct } from './known-act.ts';

export interface ScriptOptions {
  readonly flavour: 'cli' | 'curl';
  readonly withPauses: boolean;
  readonly labAddress: string;
}

const shortestPauseMs = 100;
/** Somebody who went to lunch is not waited for. */
const longestPauseMs = 120_000;
const auditUndecided = 2;

/** The session as a bash script that does the same again, with the same waits if they are wanted. */
export function scriptOf(acts: readonly Act[], options: ScriptOptions): string {
  const names = orderNames(acts);
  const lines: string[] = [...head(acts, options)];
  let endedAtMs: number | undefined;
  for (const act of acts) {
    const pauseMs = Math.min(longestPauseMs, endedAtMs === undefined ? 0 : act.atMs - endedAtMs);
    lines.push('');
    if (options.withPauses && pauseMs >= shortestPauseMs) lines.push(`sleep ${(pauseMs / 1000).toFixed(1)}`);
    const known = knownAct(act);
    lines.push(shellComment(`${formatClock(act.atMs)}  ${actWords(known, act)}${endText(act)}`));
    lines.push(...command(act, known, names, options));
    endedAtMs = act.atMs + (act.tookMs ?? 0);
  }
  return `${lines.join('\n')}\n`;
}

function head(acts: readonly Act[], { flavour, labAddress }: ScriptOptions): string[] {
  const first = acts[0];
  const day = first === undefined ? '' : `, ${new Date(first.atMs).toDateString()}`;
  const where = flavour === 'cli' ? ' Run it in the folder of Bulkhead:' : ' Run it with the lab up:';
  const offset = portOffset(labAddress) ?? 0;
  const lab =
    flavour === 'cli'
      ? `lab() { "\${BULKHEAD:-./bulkhead}"${offset === 0 ? '' : ` --port-offset ${offset}`} "$@"; }`
      : `lab() { curl --silent --show-error --fail-with-body --max-time 120 -H 'content-type: application/json' "$@" && echo; }`;
  return [
    '#!/usr/bin/env bash',
    shellComment(`A session with the lab at ${labAddress}${day}: it does the same again.${where}`),
    '#   bash bulkhead-session.sh',
    'set -euo pipefail',
    '',
    ...(flavour === 'curl' ? [`api=${shellWord(`${labAddress}/api`)}`] : []),
    lab,
    '# The id of an order that was placed, from the answer.',
    `id_of() { grep -oE '"id": ?"[0-9a-f]{8}-[0-9a-f-]{27}"' | sed -n '1s/.*"\\([0-9a-f-]*\\)"$/\\1/p'; }`,
    '# Keys of this run: run again, it places orders of its own.',
    'run="$(date +%s)-$$"',
  ];
}

interface OrderNames {
  /** The variable that holds the id of an order of this session. */
  variableOf(orderId: string): string | undefined;
  /** The same for a submit that was sent twice: twice one order, not two. */
  keyOf(act: Act): string;
}

function orderNames(acts: readonly Act[]): OrderNames {
  const variables = new Map<string, string>();
  const keys = new Map<string, number>();
  for (const { gaveId, idempotencyKey, number, ...sent } of acts) {
    if (knownAct(sent).kind !== 'order') continue;
    if (gaveId !== undefined && !variables.has(gaveId)) variables.set(gaveId, `order_${number}`);
    if (idempotencyKey !== undefined && !keys.has(idempotencyKey)) keys.set(idempotencyKey, number);
  }
  return {
    variableOf: (orderId) => variables.get(orderId),
    keyOf: ({ idempotencyKey, number }) => `"$run-${keys.get(idempotencyKey ?? '') ?? number}"`,
  };
}

function command(act: Act, known: KnownAct, names: OrderNames, options: ScriptOptions): string[] {
  const call = options.flavour === 'cli' ? cliCall(act, known, names) : curlCall(act, known, names);
  if (call === undefined) return [shellComment('The command line has no command for this: use the script of curl.')];
  const variable = act.gaveId === undefined || known.kind !== 'order' ? undefined : names.variableOf(act.gaveId);
  if (variable !== undefined) return [`${variable}=$(${call} | id_of)`, `echo "order $${variable}"`];
  if (act.outcome.kind !== 'ok') return [`${call} || echo ${shellWord('It was no success then, either.')}`];
  // An audit that finds something not decided yet is an answer, and no reason to stop.
  return [known.kind === 'audit' && options.flavour === 'cli' ? `${call} || [ $? -le ${auditUndecided} ]` : call];
}

function cliCall(act: Act, known: KnownAct, names: OrderNames): string | undefined {
  if (known.kind === 'cancel' || known.kind === 'retry') return `lab ${known.kind} ${orderWord(known.orderId, names)}`;
  const said = cliWords(known);
  if (said === undefined || known.kind !== 'order') return said && `lab ${said}`;
  return `lab --json ${said} --key ${names.keyOf(act)}`;
}

function curlCall(act: Act, known: KnownAct, names: OrderNames): string {
  const path =
    known.kind === 'cancel' || known.kind === 'retry'
      ? `"$api"/shop/orders/${orderWord(known.orderId, names)}/${known.kind}`
      : `"$api"${shellWord(act.path)}`;
  const key = known.kind === 'order' ? ` -H "idempotency-key: "${names.keyOf(act)}` : '';
  return `lab -X ${shellWord(act.method)} ${path}${key} -d ${bodyWord(act.body)}`;
}

function orderWord(orderId: string, names: OrderNames): string {
  const variable = names.variableOf(orderId);
  return variable === undefined ? shellWord(orderId) : `"$${variable}"`;
}

function endText({ outcome }: Act): string {
  if (outcome.kind === 'refused') return ` (was refused: ${outcome.title})`;
  return outcome.kind === 'ok' ? '' : ' (no answer was seen)';
}
