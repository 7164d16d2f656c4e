import type { ServiceContext } from '@bulkhead/kit';
import { hasNoCustomers, insertCustomer } from '../customers/customer-store.ts';

const firstCustomers = [
  { id: 'ada-lovelace', name: 'Ada Lovelace', email: 'ada.lovelace@example.com', city: 'London' },
  { id: 'alan-turing', name: 'Alan Turing', email: 'alan.turing@example.com', city: 'Manchester' },
  { id: 'grace-hopper', name: 'Grace Hopper', email: 'grace.hopper@example.com', city: 'New York' },
  { id: 'margaret-hamilton', name: 'Margaret Hamilton', email: 'margaret.hamilton@example.com', city: 'Boston' },
  { id: 'edsger-dijkstra', name: 'Edsger Dijkstra', email: 'edsger.dijkstra@example.com', city: 'Rotterdam' },
  // His mailbox refuses every mail, to see a notification fail.
  { id: 'davy-jones', name: 'Davy Jones', email: 'davy.jones@bounce.example', city: 'The bottom of the sea' },
] as const;

/** Fills an empty schema, and tells the others. All or nothing, and once, however many instances begin. */
export async function seedCustomers(context: ServiceContext): Promise<void> {
  await context.database.transaction('seed customers', async (tx) => {
    if (!(await hasNoCustomers(tx))) return;
    const updatedAt = context.now().toISOString();
    for (const customer of firstCustomers) {
      const { id: customerId, name, email } = customer;
      insertCustomer(tx, { ...customer, version: 1, updatedAt });
      const data = { customerId, version: 1, name, email, updatedAt };
      context.outbox.add(tx, context.newMessage('customer.updated', data, { correlationId: customerId }));
    }
  });
}
