'use client';

import type { AlertView } from '@bulkhead/world';
import { useSeconds, useUiActions, useWorld } from '../../live/react.ts';
import { formatCount } from '../../ui/format/figures.ts';
import { formatAge } from '../../ui/format/time.ts';
import { Popover, PopoverClose } from '../../ui/popover.tsx';

const looks: Record<AlertView['severity'], { sign: string; word: string; className: string }> = {
  critical: { sign: '✕', word: 'critical', className: 'text-bad' },
  warning: { sign: '▲', word: 'warning', className: 'text-undo' },
};

/** What needs a person now, as a chip that opens the list. Nothing is shown while nobody is needed. */
export function Alerts() {
  const byId = useWorld((world) => world.alerts);
  const alerts = Object.values(byId).sort((a, b) => b.at - a.at);
  if (alerts.length === 0) return null;
  const gravest = looks[alerts.some(({ severity }) => severity === 'critical') ? 'critical' : 'warning'];
  return (
    <Popover
      title="What needs a person"
      triggerClassName="flex min-h-8 items-center gap-1.5 rounded-full border border-line px-3 whitespace-nowrap hover:border-mute"
      trigger={
        <>
          <span className={gravest.className} aria-hidden="true">
            {gravest.sign}
          </span>
          <span className="max-sm:sr-only">{formatCount(alerts.length, 'alert')}</span>
        </>
      }
    >
      <ul className="grid">
        {alerts.map((alert) => (
          <AlertRow key={alert.id} alert={alert} />
        ))}
      </ul>
    </Popover>
  );
}

function AlertRow({ alert }: { alert: AlertView }) {
  const { select, openOrder } = useUiActions();
  const nowMs = useSeconds();
  const { sign, word, className } = looks[alert.severity];
  const { orderId, component } = alert;
  const open = orderId ? () => openOrder(orderId) : component ? () => select(component) : undefined;
  return (
    <li className="grid gap-0.5 border-t border-line py-2 first:border-0">
      <p className="flex items-baseline gap-2">
        <b className={`font-semibold whitespace-nowrap ${className}`}>
          {sign} {word}
        </b>
        {nowMs > 0 && <span className="figures text-xs text-mute">{formatAge(nowMs - alert.at)} ago</span>}
      </p>
      <p className="font-semibold break-words">
        <bdi>{alert.title}</bdi>
      </p>
      <p className="break-words text-mute">
        <bdi>{alert.detail}</bdi>
      </p>
      {open && (
        <PopoverClose className="justify-self-start text-accent underline underline-offset-2" onClick={open}>
          {orderId ? 'Open the order' : `Open ${component}`}
        </PopoverClose>
      )}
    </li>
  );
}
