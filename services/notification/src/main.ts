import { createLogger, readServiceConfig, runProcess } from '@bulkhead/kit';
import { createNotificationService } from './service.ts';

const config = readServiceConfig(process.env);
await runProcess(createNotificationService(config), createLogger(config.service, config.instance, config.logLevel));
