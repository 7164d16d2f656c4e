import { isOutcomeUnknown } from '../../data/problem-error.ts';

/** What stands there is not stored yet. */
export function Saving() {
  return (
    <span role="status" className="block text-xs whitespace-nowrap text-command">
      ◐ saving …
    </span>
  );
}

interface OutcomeProps {
  change: { error: Error | null; isPending: boolean };
  /** The same once more has no other effect than once. */
  isRepeatable?: boolean;
}

/** Why it was put back. Without an answer nobody knows what became of it, and that is what is said. */
export function Outcome({ change: { error, isPending }, isRepeatable = true }: OutcomeProps) {
  if (error === null || isPending) return null;
  const isUnknown = isOutcomeUnknown(error);
  return (
    <span role="alert" className={`block max-w-90 text-left text-xs ${isUnknown ? 'text-undo' : 'text-bad'}`}>
      {isUnknown ? '? No answer; it may be stored or not. ' : '✕ Not stored, and put back. '}
      <bdi>{error.message}</bdi>
      {isUnknown && (isRepeatable ? ' You can safely ask again.' : ' Look at the number before you ask again.')}
    </span>
  );
}
