import type { ComponentId, Setting, SettingGroup } from '@bulkhead/contracts';
import type { LabContext } from '../../lab-context.ts';

function known(name: string, value: string | number, why: string): Setting {
  return { name, value: String(value), why, isDefault: null };
}

type Needs = Pick<LabContext, 'config' | 'driver'>;

/** The lab's own settings. */
export function labSettings({ config, driver }: Needs): SettingGroup[] {
  return [
    {
      title: 'The lab',
      settings: [
        known('version', config.version, 'A dashboard of another version is told apart.'),
        known('driver', driver.kind, 'How it runs the components: as processes of this machine, or as containers.'),
        known('port offset', config.portOffset, 'Added to every port, so that a second lab can live beside the first.'),
        known('dashboard', config.withWeb ? 'started by the lab' : 'not started', 'Scripts and tests do without.'),
        known('log level', config.logLevel, 'What is written to its log.'),
      ],
    },
    {
      title: 'Who may reach it',
      settings: [
        known('address', config.urlOf('lab'), 'It can kill processes, so only this machine can reach it.'),
        known('allowed hosts', config.allowedHosts.join(', '), 'Another Host header is refused.'),
        known('allowed origins', config.webOrigins.join(', '), 'Pages of other origins are refused.'),
      ],
    },
  ];
}

/** The dashboard says nothing of itself, but the lab started it. */
export function webSettings({ config }: Needs): SettingGroup[] {
  return [
    {
      title: 'The dashboard',
      settings: [
        known('address', config.urlOf('web'), 'Where this page comes from.'),
        known('lab', config.urlOf('lab'), 'The page learns this address when it is loaded, and talks to nobody else.'),
        known('telemetry of tools', 'off', 'Nothing leaves this machine.'),
      ],
    },
  ];
}

/** Who says what a component runs with. */
export function sourceOf(id: ComponentId): string {
  if (id === 'lab') return 'the lab itself';
  if (id === 'web') return 'the lab, which started it';
  if (id === 'rabbitmq') return "the broker's management API, just now";
  return id.endsWith('-mysql') ? 'the server itself, just now, as lab_reader' : 'the service itself, just now';
}
