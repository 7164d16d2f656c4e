import type { ComponentPropsWithRef } from 'react';

const looks = {
  primary: 'bg-accent text-on-accent font-semibold border-transparent hover:brightness-110',
  plain: 'bg-card border-line hover:border-mute',
  bad: 'bg-card border-line text-bad hover:border-bad',
  good: 'bg-card border-line text-ok hover:border-ok',
  quiet: 'border-transparent text-mute hover:text-ink hover:bg-raised',
} as const;

type ButtonProps = ComponentPropsWithRef<'button'> & { look?: keyof typeof looks; size?: 'normal' | 'small' };

/** A button of ours. A disabled one should say why in its `title`. */
export function Button({ look = 'plain', size = 'normal', className = '', type = 'button', ...rest }: ButtonProps) {
  const space = size === 'small' ? 'px-2 py-1 text-xs min-h-7' : 'px-3 py-1.5 min-h-9';
  return (
    <button
      type={type}
      className={`inline-flex items-center justify-center gap-1.5 rounded-lg border transition-colors disabled:cursor-not-allowed disabled:border-line disabled:bg-transparent disabled:font-normal disabled:text-mute disabled:opacity-60 ${space} ${looks[look]} ${className}`}
      {...rest}
    />
  );
}
