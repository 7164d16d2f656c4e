import type { Alert } from '@bulkhead/contracts';
import type { EventLog } from '../events/event-log.ts';
import { type AlertChange, createAlertRules } from './alert-rules.ts';

const tickMs = 1_000;

export interface Alerts {
  current(): Alert[];
  stop(): void;
}

/** Reads the event log and adds alerts to it. */
export function watchAlerts(log: Pick<EventLog, 'onFrame' | 'append'>): Alerts {
  const rules = createAlertRules();
  const tell = ({ raised, cleared }: AlertChange) => {
    for (const alert of raised) log.append('alert.raised', alert);
    for (const id of cleared) log.append('alert.cleared', { id });
  };
  const stopListening = log.onFrame((events) => {
    for (const event of events) tell(rules.observe(event));
  });
  const timer = setInterval(() => tell(rules.tick(Date.now())), tickMs);
  return {
    current: rules.current,
    stop() {
      clearInterval(timer);
      stopListening();
    },
  };
}
