'use client';

import { useEffect, useState } from 'react';
import { lazily } from '../../ui/lazily.ts';

const Lazy = lazily(async () => (await import('./timeline.tsx')).Timeline);

/** The timeline comes after the picture is drawn, which it must not delay. Its place is kept. */
export function Timeline() {
  const [isMounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  return isMounted ? <Lazy /> : <div className="bh-timeline-place" />;
}
