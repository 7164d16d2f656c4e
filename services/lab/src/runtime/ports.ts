import { type ComponentId, components, type DatabaseId, databaseIds, managementPort } from '@bulkhead/contracts';
import type { OwnedId } from './driver.ts';
import { isPortFree, type PortOwner, portOwner } from './port-owner.ts';

/** All ports of one lab. */
export interface LabPorts {
  readonly offset: number;
  readonly of: Readonly<Record<ComponentId, number>>;
  readonly management: number;
  readonly epmd: number;
  /** Erlang's distribution; the broker's own, nobody connects to it. */
  readonly distribution: number;
  /** A second way into a database whose connections are used up. */
  readonly databaseExtra: Readonly<Record<DatabaseId, number>>;
}

/** Helper ports end in digits of their own, so that labs whose offsets differ by thousands don't meet in them. */
const epmdPort = 14_371;
const distributionPort = 25_673;
const extraPortDistance = 50;

const highestPort = 65_535;

/**
 * Ports that `fetch`, in browsers and in Node, refuses to connect to (WHATWG Fetch, "bad port"), of those above 1023.
 * Offset 2000 would put the product service on one of them, 3000 the dashboard.
 */
const portsThatFetchRefuses: ReadonlySet<number> = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

/** An offset that can't be used, whatever else runs on the machine. */
export class PortPlanError extends Error {
  override name = 'PortPlanError';
}

/** A port of this lab is in use. */
export class PortTakenError extends Error {
  override name = 'PortTakenError';
  readonly port: number;
  readonly component: string;
  readonly owner: PortOwner | undefined;

  constructor(port: number, component: string, owner: PortOwner | undefined, otherOffset: number | undefined) {
    const by = owner === undefined ? 'another process' : `process ${owner.pid} (${owner.command})`;
    const move = otherOffset === undefined ? '' : `, or move this lab: --port-offset ${otherOffset}`;
    super(`Port ${port}, needed by ${component}, is taken by ${by}. End that process${move}.`);
    this.port = port;
    this.component = component;
    this.owner = owner;
  }
}

/**
 * The ports of the lab with this offset.
 *
 * @throws PortPlanError when one would be out of range, refused by browsers, or the same as another; it names an offset
 * that works
 */
export function planPorts(offset: number): LabPorts {
  const ports = unchecked(offset);
  const problem = problemOf(ports);
  if (problem === undefined) return ports;
  const next = nextOffset(offset);
  throw new PortPlanError(
    `port offset ${offset}: ${problem}. ${next === undefined ? '' : `Try --port-offset ${next}.`}`,
  );
}

/** Every port of the plan with the component that it belongs to. */
export function listPorts(ports: LabPorts): { component: string; owner: ComponentId; port: number; isHttp: boolean }[] {
  const own = Object.values(components).map(({ id, role }) => ({
    component: id,
    owner: id,
    port: ports.of[id],
    isHttp: role !== 'database' && role !== 'broker',
  }));
  const extra = databaseIds.map((id) => ({
    component: `${id} (extra port)`,
    owner: id,
    port: ports.databaseExtra[id],
    isHttp: false,
  }));
  const broker = { owner: 'rabbitmq', isHttp: false } as const;
  return [
    ...own,
    { ...broker, component: 'rabbitmq (management)', port: ports.management, isHttp: true },
    { ...broker, component: 'rabbitmq (epmd)', port: ports.epmd },
    { ...broker, component: 'rabbitmq (distribution)', port: ports.distribution },
    ...extra,
  ];
}

/**
 * Makes sure that nobody has the lab's ports, but for components that run already (adopted ones hold theirs).
 *
 * @throws PortTakenError for the first that is taken
 */
export async function assertPortsFree(
  ports: LabPorts,
  running: ReadonlySet<OwnedId>,
  isEpmdRunning: boolean,
): Promise<void> {
  const isRunning = (id: ComponentId) => id !== 'lab' && running.has(id);
  for (const { component, owner, port } of listPorts(ports)) {
    if (isRunning(owner) || (isEpmdRunning && port === ports.epmd) || (await isPortFree(port))) continue;
    throw new PortTakenError(port, component, await portOwner(port), await freeOffset(ports.offset));
  }
}

function unchecked(offset: number): LabPorts {
  const extra = databaseIds.map((id) => [id, components[id].port + extraPortDistance + offset]);
  const own = Object.values(components).map(({ id, port }) => [id, port + offset]);
  return {
    offset,
    // fromEntries forgets the keys' type; every id is listed.
    of: Object.fromEntries(own) as Record<ComponentId, number>,
    management: managementPort + offset,
    epmd: epmdPort + offset,
    distribution: distributionPort + offset,
    // As above.
    databaseExtra: Object.fromEntries(extra) as Record<DatabaseId, number>,
  };
}

function problemOf(ports: LabPorts): string | undefined {
  if (!Number.isInteger(ports.offset) || ports.offset < 0) return 'it must be a whole number, 0 or more';
  const seen = new Map<number, string>();
  for (const { component, port, isHttp } of listPorts(ports)) {
    const twin = seen.get(port);
    if (port > highestPort) return `${component} would be on port ${port}, and ${highestPort} is the last one`;
    if (isHttp && portsThatFetchRefuses.has(port))
      return `${component} would be on port ${port}, which browsers refuse`;
    if (twin !== undefined) return `${component} and ${twin} would share port ${port}`;
    seen.set(port, component);
  }
  return undefined;
}

function usableOffsets(after: number): number[] {
  const start = Number.isFinite(after) && after > 0 ? Math.floor(after / 1_000) : 0;
  const candidates = Array.from({ length: 40 }, (_, index) => ((start + 1 + index) % 39) * 1_000);
  return candidates.filter((offset) => offset !== after && problemOf(unchecked(offset)) === undefined);
}

function nextOffset(after: number): number | undefined {
  return usableOffsets(after)[0];
}

/** The first offset whose ports are all free now. */
export async function freeOffset(after: number): Promise<number | undefined> {
  for (const offset of usableOffsets(after)) {
    const isFree = await Promise.all(listPorts(unchecked(offset)).map(({ port }) => isPortFree(port)));
    if (isFree.every(Boolean)) return offset;
  }
  return undefined;
}
