import type { ComponentProps } from 'react';

const LOOK = {
  primary: 'border-transparent bg-accent text-on-accent hover:brightness-110',
  secondary: 'border-control bg-surface text-text hover:bg-raised',
};

export function Button({ look = 'primary', className = '', ...props }: ComponentProps<'button'> & { look?: keyof typeof LOOK }) {
  return <button {...props} className={`inline-flex min-h-11 items-center justify-center gap-2 rounded-control border px-4 font-medium disabled:opacity-60 sm:min-h-9 ${LOOK[look]} ${className}`} />;
}
