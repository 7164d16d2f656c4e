import type { ServiceId } from '@bulkhead/contracts/components';
import type { ComponentView, World } from '@bulkhead/world';
import { formatCount } from '../../../ui/format/figures.ts';
import { isDown } from '../../../ui/state-look.ts';

export interface ServiceNote {
  text: string;
  tone: 'bad' | 'waiting' | 'ice';
}

/** Whom a service does not call just now, because a breaker is open. */
export function openBreakerOf({ edges }: World, service: ServiceId): string | undefined {
  return Object.values(edges).find((edge) => edge.from === service && edge.breaker === 'open')?.to;
}

/** The one thing about a service that a person should know first. The gravest wins. */
export function noteOf(view: ComponentView, openBreaker: string | undefined): ServiceNote | undefined {
  const { state } = view.status;
  if (isDown(state)) return undefined;
  if (state === 'frozen') return { text: 'answers nothing', tone: 'ice' };
  const paused = Object.keys(view.pausedConsumers).length;
  if (openBreaker !== undefined) return { text: `breaker open: ${shortName(openBreaker)}`, tone: 'bad' };
  if (view.broker.state === 'disconnected') return { text: withOutbox('no broker', view), tone: 'bad' };
  if (view.outbox !== null && view.outbox.waiting > 0)
    return { text: `${view.outbox.waiting} in outbox`, tone: 'waiting' };
  if (paused > 0)
    return { text: paused === 1 ? 'stopped reading' : `${formatCount(paused, 'queue')} not read`, tone: 'waiting' };
  if (view.database.state === 'unavailable') return { text: 'no database', tone: 'bad' };
  return undefined;
}

function withOutbox(text: string, { outbox }: ComponentView): string {
  return outbox !== null && outbox.waiting > 0 ? `${outbox.waiting} in outbox` : text;
}

function shortName(id: string): string {
  return id.replace(/-(service|mysql)$/, '');
}
