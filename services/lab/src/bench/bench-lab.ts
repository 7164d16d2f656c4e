import { components, type DatabaseId } from '@bulkhead/contracts';
import { type ChildLab, startChildLab } from '../child-lab/child-lab.ts';
import { loadSecrets } from '../runtime/index.ts';

/** The lab under measurement, and its servers' addresses. */
export interface BenchTarget {
  lab: ChildLab;
  orderUrl: string;
  productUrl: string;
  amqpUrl: string;
  admin(database: DatabaseId): { host: string; port: number; user: string; password: string };
}

export async function startBenchLab(onLine: (line: string) => void): Promise<BenchTarget> {
  const lab = await startChildLab({ withWeb: false, onLine });
  const secrets = await loadSecrets(lab.paths.secretsFile);
  const url = (port: number) => `http://127.0.0.1:${port + lab.offset}`;
  return {
    lab,
    orderUrl: lab.orderUrl,
    productUrl: url(components['product-service'].port),
    amqpUrl: `amqp://bulkhead:${secrets.broker}@127.0.0.1:${components.rabbitmq.port + lab.offset}`,
    admin: (database) => ({
      host: '127.0.0.1',
      port: components[database].port + lab.offset,
      user: 'lab_admin',
      password: secrets.databases[database].lab_admin,
    }),
  };
}
