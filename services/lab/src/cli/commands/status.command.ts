import { componentIds, labStateSchema } from '@bulkhead/contracts';
import type { Command } from 'commander';
import { contextOf } from '../command-context.ts';
import { bytesText, durationText, toneOfState } from '../words.ts';

export function addStatusCommand(program: Command): void {
  program
    .command('status')
    .description('show every component with its state')
    .action(async (_options, command: Command) => {
      const { lab, out } = contextOf(command);
      const state = await lab.get('/lab', labStateSchema);
      out.result(state);
      out.line(`Bulkhead ${state.version} · driver ${state.driver} · topology ${state.topology} · run ${state.runId}`);
      out.line(
        `dashboard ${state.addresses.web} · API ${state.addresses.lab} · RabbitMQ ${state.addresses.management}`,
      );
      out.line();
      const order = new Map<string, number>(componentIds.map((id, index) => [id, index]));
      const sorted = state.components.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
      out.table(
        ['component', 'state', 'for', 'port', 'pid', 'cpu', 'memory', 'what it is'],
        sorted.map((component) => {
          const figure = state.figures.find(({ id }) => id === component.id);
          return [
            component.id,
            out.tone(toneOfState(component.state), component.state),
            durationText(Date.now() - component.sinceMs),
            String(component.port ?? ''),
            String(component.pid ?? ''),
            figure ? `${figure.cpuPercent.toFixed(0)} %` : '',
            figure ? bytesText(figure.memoryBytes) : '',
            [component.flavour, component.detail].filter(Boolean).join(' · '),
          ];
        }),
      );
      const { settings, accepted, refused, inFlight } = state.load;
      const shoppers = settings ? `${settings.ordersPerSecond} orders/s, ${settings.mix}` : 'none';
      out.line(`\nshoppers: ${shoppers} (accepted ${accepted}, refused ${refused}, in line ${inFlight})`);
    });
}
