import { createLogger, runProcess } from '@bulkhead/kit';
import { readCardProcessorConfig } from './config.ts';
import { createCardProcessor } from './service.ts';

const config = readCardProcessorConfig(process.env);
await runProcess(createCardProcessor(config), createLogger('card-processor', config.instance, config.logLevel));
