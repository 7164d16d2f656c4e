import type { LabEventOf } from '@bulkhead/contracts';
import { components } from '@bulkhead/contracts/components';
import type { Draft } from '../draft.ts';
import type { ComponentView, EdgeView } from '../views.ts';
import { type Sentence, tell } from './tell.ts';
import { because, shortOrderId } from './words.ts';

/** What a service says of its own database. Its first word is no news when it is good news. */
export function tellDatabaseChanged(
  draft: Draft,
  event: LabEventOf<'database.changed'>,
  before: ComponentView['database'],
): void {
  const { source: component, data } = event;
  if (data.state === before.state || (before.state === 'unknown' && data.state === 'available')) return;
  const database = components[component].database ?? 'its database';
  tell(
    draft,
    event,
    data.state === 'available'
      ? { text: `${component} reaches ${database} again.`, tone: 'good', component }
      : { text: `${component} cannot reach ${database}${because(data.why)}`, tone: 'bad', component },
  );
}

export function tellBrokerChanged(
  draft: Draft,
  event: LabEventOf<'broker.changed'>,
  before: ComponentView['broker'],
): void {
  const { source: component, data } = event;
  if (data.state === before.state || (before.state === 'unknown' && data.state === 'connected')) return;
  const sentences: Record<typeof data.state, Omit<Sentence, 'component'>> = {
    connected: { text: `${component} is connected to rabbitmq again.`, tone: 'good' },
    disconnected: { text: `${component} lost rabbitmq: what it has to say waits in its outbox.`, tone: 'waiting' },
    blocked: { text: `rabbitmq takes no messages from ${component}${because(data.why)}`, tone: 'waiting' },
  };
  tell(draft, event, { ...sentences[data.state], component });
}

export function tellConsumerChanged(draft: Draft, event: LabEventOf<'consumer.changed'>, wasPaused: boolean): void {
  const { source: component, data } = event;
  if ((data.state === 'paused') === wasPaused) return;
  tell(
    draft,
    event,
    data.state === 'paused'
      ? {
          text: `${component} stops taking from ${data.queue}; the queue holds its messages.`,
          tone: 'waiting',
          component,
        }
      : { text: `${component} takes from ${data.queue} again.`, tone: 'good', component },
  );
}

export function tellBreakerChanged(
  draft: Draft,
  event: LabEventOf<'breaker.changed'>,
  before: EdgeView['breaker'],
): void {
  const { source: component, data } = event;
  if (data.state === before || (data.state === 'closed' && before === null)) return;
  const sentences: Record<typeof data.state, Omit<Sentence, 'component'>> = {
    open: { text: `The breaker from ${component} to ${data.peer} opens: no more calls for a while.`, tone: 'waiting' },
    'half-open': {
      text: `The breaker from ${component} to ${data.peer} lets one call through, to try.`,
      tone: 'neutral',
    },
    closed: { text: `The breaker from ${component} to ${data.peer} closes: calls flow again.`, tone: 'good' },
  };
  tell(draft, event, { ...sentences[data.state], component });
}

/** Duplicates are everyday work and only counted; the others say something. */
export function tellMessageRefused(draft: Draft, event: LabEventOf<'message.refused'>): void {
  const { source: component, orderId, data } = event;
  const of = orderId === undefined ? '' : ` of order ${shortOrderId(orderId)}`;
  const about = { component, ...(orderId === undefined ? {} : { orderId }) };
  switch (data.why) {
    case 'duplicate':
    case 'older-world':
      return;
    case 'fenced':
      return tell(draft, event, {
        text: `${component} refused a late ${data.type}${of}: it was overtaken.`,
        tone: 'neutral',
        ...about,
      });
    case 'dead-lettered': {
      const text = `${component} could not read a message${of} from ${data.queue} and laid it aside${because(data.detail)}`;
      return tell(draft, event, { text, tone: 'bad', ...about });
    }
    default:
      return data.why satisfies never;
  }
}

export function tellFailpointHit(draft: Draft, event: LabEventOf<'failpoint.hit'>): void {
  const { source: component, data } = event;
  const effects: Record<typeof data.effect, string> = { crash: 'crashes', delay: 'is held up', error: 'fails' };
  tell(draft, event, {
    text: `${component} ${effects[data.effect]} at the armed point ${data.name}.`,
    tone: 'bad',
    component,
  });
}
