import type { OwnedId, ProcessState } from '../driver.ts';
import type { ContainerFacts } from './engine-client.ts';

/** Why a container will end, when the lab wanted it to. */
export type Wish = 'stop' | 'kill' | undefined;

const killedCode = 137; // 128 + SIGKILL
const peacefulCodes: readonly number[] = [0, 143]; // 128 + SIGTERM: a program that does not listen to it

/** What a container's state means for the lab, and why, in words for a person. */
export function stateOfContainer(
  id: OwnedId,
  facts: ContainerFacts | undefined,
  wish: Wish,
  labStartedAtMs: number,
): [ProcessState, string?] {
  if (facts === undefined) return ['absent', `${id} has no container. Make it (again): docker compose up -d ${id}`];
  switch (facts.state) {
    case 'created':
      // So it stays when it could not be started: its port is taken, a volume is away.
      return facts.error === '' ? ['absent'] : ['crashed', `could not be started: ${shortened(facts.error)}`];
    case 'running':
      return ['running'];
    case 'paused':
      return ['frozen'];
    case 'restarting':
      return ['preparing'];
    default:
      return ended(facts, wish, labStartedAtMs);
  }
}

function ended(facts: ContainerFacts, wish: Wish, labStartedAtMs: number): [ProcessState, string?] {
  const { exitCode, isOutOfMemory, finishedAtMs } = facts;
  if (isOutOfMemory) return ['crashed', 'ended by the kernel: it needed more memory than its limit allows'];
  if (wish === 'kill') return ['killed'];
  if (wish === 'stop') return ['stopped'];
  const isOld = finishedAtMs < labStartedAtMs;
  if (exitCode === killedCode)
    return ['crashed', isOld ? 'ended by SIGKILL, before this lab began' : 'ended by SIGKILL, not sent by the lab'];
  if (peacefulCodes.includes(exitCode))
    return ['stopped', isOld ? 'ended in peace, before this lab began' : 'ended in peace, not asked to by the lab'];
  return ['crashed', `ended by itself with code ${exitCode}`];
}

/** Engines repeat themselves: the cause stands at the end. */
export function shortened(message: string): string {
  const taken = /(?:listen tcp4? |Bind for )[\d.]+:(\d+).*(?:already in use|already allocated)/.exec(message)?.[1];
  if (taken !== undefined)
    return `port ${taken} of this machine is taken. End what has it, or set BULKHEAD_PORT_PREFIX in .env and run docker compose up -d`;
  return message.length > 300 ? `…${message.slice(-300)}` : message;
}
