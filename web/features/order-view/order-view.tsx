'use client';

import './order-view.css';
import { ArrowLeft } from 'lucide-react';
import { usePassport } from '../../data/passport.ts';
import { useOrderDetails } from '../../data/shop.ts';
import { useUi, useUiActions, useWorld } from '../../live/react.ts';
import { Button } from '../../ui/button.tsx';
import { shortId } from '../../ui/format/figures.ts';
import { formatClock } from '../../ui/format/time.ts';
import { LongText } from '../../ui/long-text.tsx';
import { orderLooks } from '../../ui/order-look.ts';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import { Trouble } from '../../ui/section.tsx';
import { Tab, TabList, TabPanel, Tabs } from '../../ui/tabs.tsx';
import { EventsTab } from './events/events-tab.tsx';
import { MessagesTab } from './messages/messages-tab.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderSummary } from './order-summary.tsx';
import { RowsTab } from './rows/rows-tab.tsx';
import { SagaTab } from './saga/saga-tab.tsx';
import { TraceTab } from './trace/trace-tab.tsx';

const tabs = ['saga', 'trace', 'messages', 'events', 'rows'] as const;
type OrderTab = (typeof tabs)[number];

interface OrderViewProps {
  id: string;
  /** `panel`: beside the canvas, · `page`: a page of its own. */
  layout?: 'panel' | 'page';
  /** Where its way back leads; without one, to the list of the panel. */
  onBack?: () => void;
}

/** One order, whole: its saga with every undo, its trace, messages, events, and its rows in all databases. */
export function OrderView({ id, layout = 'panel', onBack }: OrderViewProps) {
  const { showTab, openOrder } = useUiActions();
  const wanted = useUi((ui) => ui.tab);
  const moment = useUi((ui) => ui.moment);
  const live = useWorld((world) => world.orders[id]);
  const details = useOrderDetails(id);
  const passport = usePassport(id);
  const order = details.order.data;
  // What the order service says is of now, and says nothing about a past moment.
  const stored = moment === null ? order : undefined;
  const status = live?.status ?? stored?.status;
  const look = status && orderLooks[status];
  const reason = live?.reason ?? stored?.reason;
  const tab = tabs.find((known) => known === wanted) ?? 'saga';
  const isPanel = layout === 'panel';
  return (
    <div
      data-layout={layout}
      className={`bh-order min-w-0 ${isPanel ? 'h-full overflow-y-auto overscroll-contain pr-1.5' : ''}`}
    >
      <div className="grid gap-2 pb-3">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Button look="quiet" size="small" onClick={onBack ?? (() => openOrder(null))} aria-label="Back to all orders">
            <ArrowLeft size={14} aria-hidden="true" /> Orders
          </Button>
          <h2 className={`font-semibold ${isPanel ? 'text-[15px]' : 'text-xl'}`}>
            Order <span className="figures">{shortId(id)}</span>
          </h2>
          <span className={`ml-auto font-semibold ${look?.className ?? 'text-mute'}`}>
            {look ? `${look.sign} ${look.word}` : '? unknown'}
          </span>
        </div>
        {reason && (
          <p className={look?.className}>
            <LongText text={reason} />
          </p>
        )}
        {order && <OrderSummary order={order} />}
        {!order && details.order.error && (
          <Trouble error={details.order.error} onRetry={() => void details.order.refetch()} />
        )}
        <OrderActions id={id} status={order?.status} />
        {moment !== null && (
          <p className="rounded-lg border border-undo/60 px-2.5 py-1.5 text-xs text-undo">
            ◷ Saga, trace, messages and events as they were at {formatClock(moment)}. Payment, notification and rows are
            as they are now.
          </p>
        )}
      </div>
      <Tabs value={tab} onChange={(next: OrderTab) => showTab(next)} className="grid min-w-0 gap-3">
        <TabList label="Parts of the order" className="flex gap-0.5 border-b border-line text-xs">
          {tabs.map((name) => (
            <Tab
              key={name}
              value={name}
              className="min-h-8 border-b-2 border-transparent px-2 text-mute capitalize hover:text-ink aria-selected:border-accent aria-selected:text-ink"
            >
              {name}
            </Tab>
          ))}
        </TabList>
        <TabPanel value="saga">
          <SagaTab live={live?.saga ?? null} isPast={moment !== null} details={details} />
        </TabPanel>
        <TabPanel value="trace">
          <PanelBoundary name="The trace">
            <TraceTab id={id} passport={passport} />
          </PanelBoundary>
        </TabPanel>
        <TabPanel value="messages">
          <PanelBoundary name="The messages">
            <MessagesTab passport={passport} />
          </PanelBoundary>
        </TabPanel>
        <TabPanel value="events">
          <EventsTab events={details.events} />
        </TabPanel>
        <TabPanel value="rows">
          <PanelBoundary name="The rows">
            <RowsTab passport={passport} layout={layout} />
          </PanelBoundary>
        </TabPanel>
      </Tabs>
      <p className="figures pt-4 pb-2 text-[11px] break-all text-mute">{id}</p>
    </div>
  );
}
