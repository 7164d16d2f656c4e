import { createHttpServer } from '@bulkhead/kit/http';
import { createLogger } from '@bulkhead/kit/service';
import { createTelemetry } from '@bulkhead/kit/telemetry';
import { v7 as uuidv7 } from 'uuid';
import { createApi } from './api/index.ts';
import { bringUp } from './bring-up.ts';
import type { LabConfig } from './config.ts';
import { createEventLog, type FrameListener } from './events/event-log.ts';
import { createGateway } from './gateway/gateway.ts';
import type { LabApi, LabContext } from './lab-context.ts';
import { labStatus } from './lab-status.ts';
import { openDriver } from './open-driver.ts';
import { labPaths, loadSecrets } from './runtime/index.ts';
import { createProbes } from './supervisor/probes.ts';
import { startSamplers } from './supervisor/samplers.ts';
import { createSupervisor } from './supervisor/supervisor.ts';
import { createUndo, type Undo } from './undo.ts';

export interface LabOverrides {
  /** Another way to run the components: tests put one in that starts no processes. */
  openDriver?: typeof openDriver;
  /** Hears of everything from the first event on. */
  onFrame?: FrameListener;
  /** Where the lab's own log goes; standard output when left out. */
  logger?: LabContext['logger'];
}

export interface Lab {
  /**
   * Opens the lab's own address, so that a dashboard can look on, and takes over what a lab that died left running.
   * Throws when a lab runs already, a port is taken or a server is not installed.
   */
  start(): Promise<LabContext>;
  /**
   * Starts every component and waits until each has answered. Throws, naming what did not come up; the rest works on.
   * `onProgress` hears what takes long, in words for a person.
   */
  bringUp(onProgress: (text: string) => void): Promise<void>;
  /** Ends all components and the lab itself. Safe to call at any time, and more than once. */
  stop(): Promise<void>;
}

/** The control plane: runs the components, watches them, tells browsers, and serves the API. */
export function createLab(config: LabConfig, overrides: LabOverrides = {}): Lab {
  const logger = overrides.logger ?? createLogger('lab', 'lab-1', config.logLevel);
  const undo = createUndo((error) => logger.error({ err: error }, 'a part of the lab did not end cleanly'));
  let context: LabContext | undefined;
  return {
    async start() {
      try {
        context = await startLab(config, overrides, logger, undo);
        return context;
      } catch (error) {
        await undo.run();
        throw error;
      }
    },
    async bringUp(onProgress) {
      if (context === undefined) throw new Error('start the lab before its components');
      await bringUp(context, onProgress);
    },
    stop: () => undo.run(),
  };
}

const closeDeadlineMs = 2_000;

async function startLab(
  config: LabConfig,
  overrides: LabOverrides,
  logger: LabContext['logger'],
  undo: Undo,
): Promise<LabContext> {
  const runId = uuidv7();
  const startedAtMs = Date.now();
  const onError = (error: unknown) => logger.warn({ err: error }, 'something in the background failed');
  const paths = labPaths(config.portOffset, config.stateDir);
  const secrets = await loadSecrets(paths.secretsFile);
  const driver = await (overrides.openDriver ?? openDriver)({ config, paths, secrets, runId, undo, onError });

  const log = createEventLog({ runId, onListenerError: onError });
  undo.add(() => log.close());
  if (overrides.onFrame) log.onFrame(overrides.onFrame);
  const telemetry = createTelemetry({ hello: { token: '', source: 'lab', instance: 'lab-1', pid: process.pid } });
  undo.add(() => telemetry.stop());

  let api: LabApi | undefined;
  const http = createHttpServer(
    (request, response) => api?.listener(request, response),
    config.host,
    config.reach('lab').port,
  );
  undo.add(() => http.close(closeDeadlineMs));
  const { allowedHosts, webOrigins: allowedOrigins } = config;
  const gateway = createGateway({
    server: http.server,
    log,
    logger,
    allowedHosts,
    allowedOrigins,
    telemetryToken: secrets.telemetryToken,
  });
  undo.add(() => gateway.close());

  const probes = createProbes({ config, secrets });
  const supervisor = createSupervisor({ log, driver, probes, portOf: config.portOf });
  undo.add(() => supervisor.stop());
  const componentStatuses = () => [...supervisor.statuses(), labStatus(config, startedAtMs)];

  const context: LabContext = {
    ...{ config, runId, startedAtMs, paths, secrets, logger, telemetry, log, driver, supervisor, componentStatuses },
    addresses: { lab: config.urlOf('lab'), web: config.urlOf('web'), management: config.managementUrl },
    sources: gateway.telemetry,
    liveClients: gateway.liveClients,
  };
  const { version } = config;
  log.append('run.started', {
    driver: driver.kind,
    topology: 'database-per-service',
    version,
    components: componentStatuses(),
  });
  supervisor.watch();
  const management = { url: config.reachManagement, user: 'bulkhead', password: secrets.broker };
  undo.add(startSamplers({ log, driver, probes, management, stateOf: (id) => supervisor.status(id).state, onError }));
  // Ended before the gateway, so that dashboards see the components end.
  undo.add(() => driver.shutdown());
  api = createApi(context);
  undo.add(api.stop);
  await http.listen();
  return context;
}
