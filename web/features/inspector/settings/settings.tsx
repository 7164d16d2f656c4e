'use client';

import type { ComponentId, ComponentSettings, Setting } from '@bulkhead/contracts';
import { Section } from '../../../ui/section.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { NowNote } from '../parts/now-note.tsx';
import { useInspect } from '../parts/use-inspect.ts';

/** What a component runs with, each setting with why it matters. */
export function Settings({ id }: { id: ComponentId }) {
  const settings = useInspect<ComponentSettings>(id, 'settings');
  return (
    <>
      <NowNote />
      <Loaded of={settings}>
        {({ source, groups }) => (
          <div className="grid gap-5">
            <p className="text-xs text-mute">Said by {source}. Passwords are left out.</p>
            {groups.map((group) => (
              <Section key={group.title} title={group.title}>
                <dl className="grid">
                  {group.settings.map((setting) => (
                    <SettingRow key={setting.name} setting={setting} />
                  ))}
                </dl>
              </Section>
            ))}
          </div>
        )}
      </Loaded>
    </>
  );
}

function SettingRow({ setting }: { setting: Setting }) {
  const { name, value, why, isDefault } = setting;
  return (
    <div className="grid gap-0.5 border-t border-line py-1.5">
      <dt className="figures text-xs break-all">{name}</dt>
      <dd className="figures font-semibold break-words">
        {value}
        {isDefault !== null && (
          <span className={`ml-2 font-sans text-xs font-normal ${isDefault ? 'text-mute' : 'text-event'}`}>
            {isDefault ? '= the default' : `≠ default ${setting.default ?? ''}`}
          </span>
        )}
      </dd>
      <dd className="text-xs text-mute">{why}</dd>
    </div>
  );
}
