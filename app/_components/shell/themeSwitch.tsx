import { Monitor, Moon, Sun } from 'lucide-react';
import { setTheme } from '@/app/_theme/setTheme';
import type { Theme } from '@/app/_theme/theme';

const CHOICES = [
  { theme: 'system', label: 'Colours of the device', icon: Monitor },
  { theme: 'light', label: 'Light colours', icon: Sun },
  { theme: 'dark', label: 'Dark colours', icon: Moon },
] as const;

/** A form, so that it works without JavaScript too. */
export function ThemeSwitch({ current }: { current: Theme }) {
  return (
    <form action={setTheme} className="flex w-fit rounded-control border border-border">
      {CHOICES.map(({ theme, label, icon: Icon }) => (
        <button
          key={theme}
          name="theme"
          value={theme}
          aria-label={label}
          title={label}
          aria-pressed={theme === current}
          className="flex size-9 items-center justify-center rounded-control text-text-3 hover:text-text aria-pressed:bg-raised aria-pressed:text-accent"
        >
          <Icon aria-hidden className="size-4" />
        </button>
      ))}
    </form>
  );
}
