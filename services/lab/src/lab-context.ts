import type { RequestListener } from 'node:http';
import type { ComponentStatus, LabState } from '@bulkhead/contracts';
import type { Telemetry } from '@bulkhead/kit/telemetry';
import type { Logger } from 'pino';
import type { LabConfig } from './config.ts';
import type { EventLog } from './events/event-log.ts';
import type { TelemetryGateway } from './gateway/telemetry.ts';
import type { Driver, LabPaths, LabSecrets } from './runtime/index.ts';
import type { Supervisor } from './supervisor/supervisor.ts';

/** What every part of the lab may use; made once per run. */
export interface LabContext {
  readonly config: LabConfig;
  /** Of this life of the lab; events carry it. */
  readonly runId: string;
  readonly startedAtMs: number;
  readonly paths: LabPaths;
  readonly secrets: LabSecrets;
  readonly addresses: LabState['addresses'];
  readonly logger: Logger;
  /** For the kit's HTTP app. The lab's own requests are not part of the picture, so it sends nothing. */
  readonly telemetry: Telemetry;
  readonly log: EventLog;
  readonly driver: Driver;
  readonly supervisor: Supervisor;
  readonly sources: TelemetryGateway;
  /** Browsers that look on now. */
  liveClients(): number;
  /** All components, the lab itself among them. */
  componentStatuses(): ComponentStatus[];
}

/** The lab's HTTP API and what works behind it: shoppers, checks, alerts. */
export interface LabApi {
  readonly listener: RequestListener;
  /** Ends what works in the background. */
  stop(): Promise<void>;
}
