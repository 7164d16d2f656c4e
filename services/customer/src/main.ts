import { createLogger, readServiceConfig, runProcess } from '@bulkhead/kit';
import { createCustomerService } from './service.ts';

const config = readServiceConfig(process.env);
await runProcess(createCustomerService(config), createLogger(config.service, config.instance, config.logLevel));
