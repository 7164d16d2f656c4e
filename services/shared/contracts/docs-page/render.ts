import { z } from 'zod';
import {
  components,
  deadLetterQueue,
  exchanges,
  kindOf,
  labFacts,
  type MessageType,
  orderStatuses,
  payloads,
  paymentMethods,
  paymentStatuses,
  problemCodes,
  queueNames,
  queues,
  sagaStatuses,
  sagaStepNames,
  serviceFacts,
  stepStates,
  verbs,
} from '../src/index.ts';

/** `{ orderId, items: [{ productId, quantity }] }`: the names of a schema's fields, for reading. */
function shapeOf(schema: z.ZodType): string {
  return describe(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }));
}

type Json = z.core.JSONSchema.BaseSchema;

function describe(json: Json): string {
  if (json.anyOf) return json.anyOf.map((part) => (typeof part === 'object' ? describe(part) : 'any')).join(' or ');
  if (json.type === 'array') {
    const { items } = json;
    return `[${typeof items === 'object' && !Array.isArray(items) ? describe(items) : ''}]`;
  }
  if (json.type !== 'object' || json.properties === undefined) return String(json.type ?? 'any');
  const required = new Set(json.required ?? []);
  const fields = Object.entries(json.properties).map(([name, part]) => {
    const inner = typeof part === 'object' ? describe(part) : 'any';
    return `${name}${required.has(name) ? '' : '?'}${inner.startsWith('{') || inner.startsWith('[{') ? `: ${inner}` : ''}`;
  });
  return `{ ${fields.join(', ')} }`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const code = (text: string) => `\`${text}\``;
const codes = (list: readonly string[]) => list.map(code).join(' · ');

/** The page `docs/contracts.md`, made from the schemas, so that it can't say anything else than they do. */
export function renderContracts(): string {
  const messageTypes = Object.keys(payloads) as MessageType[]; // keys of a literal
  return `# Contracts

Everything that crosses the border of a process, in one place: \`services/shared/contracts\`. This page is made from the
schemas there by \`npm run docs\`; a test fails when it is out of date. The HTTP operations with their bodies are in each
service's \`/openapi.json\`, made from its routes.

## Components

${table(
  ['id', 'role', 'port', 'its database'],
  Object.values(components).map((c) => [
    code(c.id),
    c.role,
    String(c.port),
    c.database ? code(c.database) : (c.schema ?? ''),
  ]),
)}

## Words

- order status: ${codes(orderStatuses)}
- saga status: ${codes(sagaStatuses)}
- saga steps: ${codes(sagaStepNames)}; each is ${codes(stepStates)}
- payment status: ${codes(paymentStatuses)}
- test cards: ${codes(paymentMethods)}
- verbs on components: ${codes(verbs)}

## Messages

An envelope of \`{ id, type, version, occurredAt, correlationId, causationId?, commandId?, sagaEpoch?, dataEpoch, data }\`; the
type is the routing key. Exchanges: ${codes(exchanges)}. The trace travels in the header \`traceparent\`.

${table(
  ['type', 'kind', 'read by', 'data'],
  messageTypes.map((type) => [
    code(type),
    kindOf(type),
    queueNames
      .filter((q) => queues[q].binds.includes(type))
      .map(code)
      .join(', '),
    code(shapeOf(payloads[type])),
  ]),
)}

## Queues

Quorum queues; each has a dead-letter queue.

${table(
  ['queue', 'consumer', 'dead letters'],
  queueNames.map((q) => [code(q), code(queues[q].consumer), code(deadLetterQueue(q))]),
)}

## Events of the lab

\`{ runId, seq, at, source, kind, traceId?, orderId?, data }\`. What services tell:

${table(
  ['kind', 'data'],
  Object.entries(serviceFacts).map(([kind, schema]) => [code(kind), code(shapeOf(schema))]),
)}

What the lab tells:

${table(
  ['kind', 'data'],
  Object.entries(labFacts).map(([kind, schema]) => [code(kind), code(shapeOf(schema))]),
)}

## Problems

Errors are problem documents (RFC 9457). \`type\` is \`/problems/<code>\`.

${table(
  ['code', 'status'],
  Object.entries(problemCodes).map(([name, status]) => [code(name), String(status)]),
)}
`;
}
