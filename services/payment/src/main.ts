import { createLogger, readServiceConfig, runProcess } from '@bulkhead/kit';
import { createPaymentService } from './service.ts';

const config = readServiceConfig(process.env);
await runProcess(createPaymentService(config), createLogger(config.service, config.instance, config.logLevel));
