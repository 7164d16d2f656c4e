import { createLogger, readServiceConfig, runProcess } from '@bulkhead/kit';
import { createOrderService } from './service.ts';

const config = readServiceConfig(process.env);
await runProcess(createOrderService(config), createLogger(config.service, config.instance, config.logLevel));
