import { join } from 'node:path';
import { type ContextOverrides, createContext, createService, type Service, type ServiceConfig } from '@bulkhead/kit';
import { createCardProcessor } from './charging/card-processor.ts';
import { createCharger } from './charging/charger.ts';
import { getPaymentRoute } from './payments/get-payment.route.ts';
import { listPaymentsRoute } from './payments/list-payments.route.ts';
import { onPaymentProcess } from './payments/on-payment-process.consumer.ts';
import { onPaymentRefund } from './payments/on-payment-refund.consumer.ts';
import { paymentSettings } from './settings.ts';

/** Payments and their ledger, and the conversation with the card processor. */
export function createPaymentService(config: ServiceConfig, overrides?: ContextOverrides): Service {
  const context = createContext(config, overrides);
  const processor = createCardProcessor(config.peers.cardProcessor, context.telemetry);
  const charger = createCharger(context, processor);
  return createService(context, {
    routes: [listPaymentsRoute(context), getPaymentRoute(context)],
    consumers: [
      {
        queue: 'payment.commands',
        handlers: {
          'payment.process': onPaymentProcess(context, charger.take),
          'payment.refund': onPaymentRefund(context, charger.take),
        },
      },
    ],
    pollers: [charger],
    settings: paymentSettings,
    migrations: join(import.meta.dirname, 'db/migrations'),
    stop: () => processor.stop(),
  });
}
