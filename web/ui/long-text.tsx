'use client';

import { useState } from 'react';

/** Longer than this takes more than two lines of a column. */
const shortEnough = 80;

/** Text from data: of any length, script and direction. It takes two lines until somebody wants all of it. */
export function LongText({ text, className = '' }: { text: string; className?: string }) {
  const [isWhole, setWhole] = useState(false);
  if (text.length <= shortEnough) {
    return (
      <bdi dir="auto" className={`[overflow-wrap:anywhere] ${className}`}>
        {text}
      </bdi>
    );
  }
  return (
    <span className="block min-w-0">
      <bdi dir="auto" className={`[overflow-wrap:anywhere] ${isWhole ? 'block' : 'line-clamp-2'} ${className}`}>
        {text}
      </bdi>
      <button
        type="button"
        className="min-h-6 text-xs text-accent underline underline-offset-2"
        aria-expanded={isWhole}
        onClick={() => setWhole(!isWhole)}
      >
        {isWhole ? 'show less' : `show all ${text.length} characters`}
      </button>
    </span>
  );
}
