import { readServiceConfig } from '../src/service/config.ts';
import { runProcess } from '../src/service/run-process.ts';
import { createDemoService } from './demo-service.ts';

/** The demo service as a process of its own, to be killed by a failpoint. */
const service = createDemoService(readServiceConfig(process.env));
await runProcess(service, service.context.logger);
