import { createLogger, readServiceConfig, runProcess } from '@bulkhead/kit';
import { createProductService } from './service.ts';

const config = readServiceConfig(process.env);
await runProcess(createProductService(config), createLogger(config.service, config.instance, config.logLevel));
