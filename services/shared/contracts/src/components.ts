/**
 * The parts of the lab. These ids are used everywhere: on the canvas, in the API, in the CLI, as container names.
 * Ports are the defaults at `--port-offset 0`.
 */
export const serviceIds = [
  'customer-service',
  'product-service',
  'order-service',
  'payment-service',
  'notification-service',
] as const;
export type ServiceId = (typeof serviceIds)[number];

export const databaseIds = [
  'customer-mysql',
  'product-mysql',
  'order-mysql',
  'payment-mysql',
  'notification-mysql',
] as const;
export type DatabaseId = (typeof databaseIds)[number];

export const componentIds = [...serviceIds, ...databaseIds, 'rabbitmq', 'card-processor', 'lab', 'web'] as const;
export type ComponentId = (typeof componentIds)[number];

export const componentRoles = ['service', 'database', 'broker', 'external', 'control-plane', 'dashboard'] as const;
export type ComponentRole = (typeof componentRoles)[number];

export interface ComponentSpec {
  readonly id: ComponentId;
  readonly role: ComponentRole;
  readonly port: number;
  /** A service's own database; a database's owner is found by looking this up. */
  readonly database?: DatabaseId;
  /** The schema a database holds. */
  readonly schema?: string;
}

export const components: Record<ComponentId, ComponentSpec> = {
  'customer-service': { id: 'customer-service', role: 'service', port: 8084, database: 'customer-mysql' },
  'product-service': { id: 'product-service', role: 'service', port: 8080, database: 'product-mysql' },
  'order-service': { id: 'order-service', role: 'service', port: 8081, database: 'order-mysql' },
  'payment-service': { id: 'payment-service', role: 'service', port: 8082, database: 'payment-mysql' },
  'notification-service': { id: 'notification-service', role: 'service', port: 8083, database: 'notification-mysql' },
  'customer-mysql': { id: 'customer-mysql', role: 'database', port: 3309, schema: 'customer_db' },
  'product-mysql': { id: 'product-mysql', role: 'database', port: 3306, schema: 'product_db' },
  'order-mysql': { id: 'order-mysql', role: 'database', port: 3307, schema: 'order_db' },
  'payment-mysql': { id: 'payment-mysql', role: 'database', port: 3308, schema: 'payment_db' },
  'notification-mysql': { id: 'notification-mysql', role: 'database', port: 3310, schema: 'notification_db' },
  rabbitmq: { id: 'rabbitmq', role: 'broker', port: 5672 },
  'card-processor': { id: 'card-processor', role: 'external', port: 8085 },
  lab: { id: 'lab', role: 'control-plane', port: 8090 },
  web: { id: 'web', role: 'dashboard', port: 3000 },
};

/** RabbitMQ's management API, beside its AMQP port. */
export const managementPort = 15672;

export function isComponentId(value: string): value is ComponentId {
  return Object.hasOwn(components, value);
}

/** The service that owns a database. */
export function ownerOf(database: DatabaseId): ServiceId {
  const owner = serviceIds.find((id) => components[id].database === database);
  if (owner === undefined) throw new Error(`no service owns ${database}`);
  return owner;
}
