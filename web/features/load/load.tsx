'use client';

import type { LoadSettings, LoadState } from '@bulkhead/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useCall } from '../../data/use-call.ts';
import { useLiveWorld } from '../../live/react.ts';
import { Button } from '../../ui/button.tsx';
import { Field, Select } from '../../ui/field.tsx';
import { formatCount, formatRate } from '../../ui/format/figures.ts';
import { Range } from '../../ui/range.tsx';
import { Section, Trouble } from '../../ui/section.tsx';

type Mix = LoadSettings['mix'];
const fastest = 40;

/** Shoppers of the lab's own: how many orders a second, and of which kind. */
export function Load() {
  const call = useCall();
  const load = useLiveWorld((world) => world.load);
  const [rate, setRate] = useState(5);
  const [mix, setMix] = useState<Mix>('everyday');
  const setting = useMutation({
    // One after the other: what was set last is what holds.
    scope: { id: 'load' },
    mutationFn: (settings: Pick<LoadSettings, 'ordersPerSecond' | 'mix'> | null) =>
      settings
        ? call<LoadState>('/load', { method: 'PUT', body: settings })
        : call<LoadState>('/load', { method: 'DELETE' }),
  });
  const isRunning = load.settings !== null;

  function change(next: { rate?: number; mix?: Mix }): void {
    const settings = { ordersPerSecond: next.rate ?? rate, mix: next.mix ?? mix };
    if (isRunning) setting.mutate(settings.ordersPerSecond > 0 ? settings : null);
  }

  return (
    <Section
      title="Shoppers"
      side={
        isRunning && (
          <span className="figures text-xs text-ok">● {formatRate(load.settings?.ordersPerSecond ?? 0)} orders/s</span>
        )
      }
    >
      <Range
        label="Orders per second"
        value={rate}
        min={0}
        max={fastest}
        onChange={setRate}
        onCommit={(value) => change({ rate: value })}
      />
      <div className="grid grid-cols-[1fr_auto] items-end gap-2">
        <Field label="Mix">
          {(ids) => (
            <Select
              {...ids}
              name="mix"
              value={mix}
              onChange={(event) => {
                const next = event.target.value as Mix; // one of its options
                setMix(next);
                change({ mix: next });
              }}
            >
              <option value="everyday">everyday</option>
              <option value="stormy">stormy</option>
            </Select>
          )}
        </Field>
        {isRunning ? (
          <Button onClick={() => setting.mutate(null)}>Stop shoppers</Button>
        ) : (
          <Button
            disabled={rate === 0}
            title={rate === 0 ? 'Choose more than 0 orders per second.' : undefined}
            onClick={() => setting.mutate({ ordersPerSecond: rate, mix })}
          >
            Send shoppers
          </Button>
        )}
      </div>
      {(isRunning || load.accepted > 0) && (
        <p className="figures text-xs text-mute">
          {formatCount(load.accepted, 'order')} accepted ·{' '}
          <span className={load.refused > 0 ? 'text-bad' : ''}>{load.refused} refused</span>
        </p>
      )}
      {setting.error && <Trouble error={setting.error} />}
    </Section>
  );
}
