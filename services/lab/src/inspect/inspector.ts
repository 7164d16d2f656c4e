import type {
  ComponentCode,
  ComponentConnections,
  ComponentId,
  ComponentSettings,
  DatabaseId,
  ServiceId,
  SettingGroup,
} from '@bulkhead/contracts';
import type { LabContext } from '../lab-context.ts';
import type { Management } from '../queues/management.ts';
import type { DatabaseAccess } from '../rows/database-access.ts';
import { projectRoot } from '../runtime/index.ts';
import { catalogue } from './code/catalogue.ts';
import { readRegions } from './code/read-region.ts';
import { readBrokerConnections } from './connections/broker-connections.ts';
import { readDatabaseConnections } from './connections/database-connections.ts';
import { readServiceReport } from './service-report.ts';
import { readBrokerSettings } from './settings/broker-settings.ts';
import { readDatabaseSettings } from './settings/database-settings.ts';
import { labSettings, sourceOf, webSettings } from './settings/lab-settings.ts';

export interface InspectorNeeds {
  lab: Pick<LabContext, 'config' | 'driver'>;
  readers: Readonly<Record<DatabaseId, DatabaseAccess>>;
  management: Management;
}

/** What a person may look into, of each component. What does not answer is thrown, naming it. */
export interface Inspector {
  settings(id: ComponentId): Promise<ComponentSettings>;
  connections(id: ComponentId): Promise<ComponentConnections>;
  code(id: ComponentId): Promise<ComponentCode>;
}

export function createInspector({ lab, readers, management }: InspectorNeeds): Inspector {
  const report = (id: ServiceId | 'card-processor') => readServiceReport(id, lab.config.reachUrl(id));

  function groupsOf(id: ComponentId): Promise<SettingGroup[]> | SettingGroup[] {
    switch (id) {
      case 'lab':
        return labSettings(lab);
      case 'web':
        return webSettings(lab);
      case 'rabbitmq':
        return readBrokerSettings(management);
      case 'customer-mysql':
      case 'product-mysql':
      case 'order-mysql':
      case 'payment-mysql':
      case 'notification-mysql':
        return readDatabaseSettings(readers[id]);
      default:
        return report(id).then(({ groups }) => groups);
    }
  }

  return {
    settings: async (id) => ({ id, source: sourceOf(id), groups: await groupsOf(id) }),
    async connections(id) {
      switch (id) {
        case 'lab':
          return { kind: 'none', why: 'It opens a fresh connection for each look, and closes it again.' };
        case 'web':
          return { kind: 'none', why: 'It only hands out this page; the page itself talks to the lab.' };
        case 'card-processor':
          return { kind: 'none', why: 'It has no pool: its books are one file that it alone writes.' };
        case 'rabbitmq':
          return readBrokerConnections(management);
        case 'customer-mysql':
        case 'product-mysql':
        case 'order-mysql':
        case 'payment-mysql':
        case 'notification-mysql':
          return readDatabaseConnections(readers[id]);
        default:
          return { kind: 'service', pools: (await report(id)).pools };
      }
    },
    code: async (id) => ({ id, regions: await readRegions(projectRoot, catalogue[id]) }),
  };
}
