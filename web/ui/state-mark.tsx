import type { ComponentState } from '@bulkhead/contracts';
import { type MarkShape, stateLooks, toneText } from './state-look.ts';

const shapes: Record<MarkShape, React.ReactNode> = {
  dot: <circle cx="6" cy="6" r="4" fill="currentColor" />,
  ring: <circle cx="6" cy="6" r="3.6" fill="none" stroke="currentColor" strokeWidth="2" />,
  cross: <path d="M2.500 2.500l7 7m0-7l-7 7" stroke="currentColor" strokeWidth="2.200" strokeLinecap="round" />,
  flake: (
    <path
      d="M6 1v10M1.700 3.500l8.600 5M10.300 3.500l-8.600 5"
      stroke="currentColor"
      strokeWidth="1.600"
      strokeLinecap="round"
    />
  ),
  dashed: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.600" strokeDasharray="2 2" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.600" />
      <path d="M6 2a4 4 0 0 1 0 8z" fill="currentColor" />
    </>
  ),
};

/** A component's state as a shape. Its word always stands beside it. */
export function StateMark({ state }: { state: ComponentState }) {
  const { shape, tone } = stateLooks[state];
  return (
    <svg
      className={`inline-block shrink-0 ${toneText[tone]}`}
      width="12"
      height="12"
      viewBox="0 0 12 12"
      aria-hidden="true"
    >
      {shapes[shape]}
    </svg>
  );
}
