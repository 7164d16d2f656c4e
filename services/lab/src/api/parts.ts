import { join } from 'node:path';
import { components, type DatabaseId, databaseIds } from '@bulkhead/contracts';
import { type Alerts, watchAlerts } from '../alerts/watch-alerts.ts';
import { type Auditor, createAuditor } from '../audit/auditor.ts';
import { readCharges } from '../audit/read-charges.ts';
import { createInspector, type Inspector } from '../inspect/inspector.ts';
import type { LabContext } from '../lab-context.ts';
import { createShoppers, type Shoppers } from '../load/shoppers.ts';
import { createManagement, type Management } from '../queues/management.ts';
import { recallOrders } from '../recall/recall-orders.ts';
import { createReset, type Reset } from '../reset/reset.ts';
import type { DatabaseAccess } from '../rows/database-access.ts';
import { type Journal, openJournal } from '../shop/journal.ts';
import { createShop, type Shop } from '../shop/shop.ts';
import { amqpUrl, cardLedgerFile } from '../supervisor/node-launches.ts';

/** What works behind the API. */
export interface LabParts {
  shop: Shop;
  shoppers: Shoppers;
  auditor: Auditor;
  alerts: Alerts;
  reset: Reset;
  management: Management;
  amqpUrl: string;
  inspector: Inspector;
  /** Each database as `lab_reader`. */
  readers: Record<DatabaseId, DatabaseAccess>;
  stop(): Promise<void>;
}

const managementDeadlineMs = 2_000;
const auditDeadlineMs = 4_000;

export function createParts(lab: LabContext): LabParts {
  const { config, paths, secrets, log, supervisor, driver } = lab;
  const acceptedFile = join(paths.runDir, 'accepted.jsonl');
  const journal: Journal = openJournal(acceptedFile);
  const shop = createShop({ urlOf: config.reachUrl, journal });
  const management = createManagement({
    url: config.reachManagement,
    user: 'bulkhead',
    password: secrets.broker,
    deadlineMs: managementDeadlineMs,
  });
  const readers = accessAs(lab, 'lab_reader');
  const shoppers = createShoppers({
    shop,
    onChanged: (change) => log.append('load.changed', change),
    onSampled: (sample) => log.append('load.sampled', sample),
    seed: lab.startedAtMs,
  });
  const auditor = createAuditor({
    sources: {
      databases: readers,
      acceptedFile,
      readCharges: () => readCharges(cardLedgerFile(paths)),
      readQueues: async () =>
        (await management.queues()).map(({ name, ready, unacked, consumers }) => ({
          name,
          messages: ready + unacked,
          consumers,
        })),
      deadlineMs: auditDeadlineMs,
    },
    onReport: ({ verdicts, tookMs }) => log.append('audit.finished', { verdicts, tookMs }),
    isWanted: () => lab.liveClients() > 0 || shoppers.state().settings !== null,
  });
  const reset = createReset({
    components: {
      stateOf: (id) => supervisor.status(id).state,
      start: (id) => supervisor.start(id),
      stop: (id) => driver.stop(id),
      thaw: (id) => driver.thaw(id),
      waitFor: (ids, states, deadlineMs) => supervisor.waitFor(ids, states, deadlineMs),
    },
    databases: accessAs(lab, 'lab_admin'),
    management,
    ledgerFile: cardLedgerFile(paths),
    journal,
    async pause() {
      const audit = auditor.pause();
      const shopping = await shoppers.pause();
      return () => {
        audit();
        shopping();
      };
    },
    onStarted: () => log.append('reset.started', {}),
    onFinished: (result) => log.append('reset.finished', result),
  });
  const alerts = watchAlerts(log);
  const stopRecalling = recallOrders({
    ...{ log, orderUrl: config.reachUrl('order-service') },
    onError: (error) => lab.logger.warn({ err: error }, 'the orders from before could not be read'),
  });
  auditor.start();

  return {
    ...{ shop, shoppers, auditor, alerts, reset, management, readers },
    inspector: createInspector({ lab, readers, management }),
    amqpUrl: amqpUrl({ config, secrets }),
    async stop() {
      stopRecalling();
      shoppers.close();
      alerts.stop();
      await auditor.stop();
      await shop.close();
      await journal.close();
    },
  };
}

function accessAs(
  { config, secrets }: LabContext,
  user: 'lab_reader' | 'lab_admin',
): Record<DatabaseId, DatabaseAccess> {
  const entries = databaseIds.map((id) => {
    const { schema = '' } = components[id];
    return [id, { id, ...config.reach(id), schema, user, password: secrets.databases[id][user] }] as const;
  });
  // fromEntries forgets the key type; the keys are exactly databaseIds.
  return Object.fromEntries(entries) as Record<DatabaseId, DatabaseAccess>;
}
