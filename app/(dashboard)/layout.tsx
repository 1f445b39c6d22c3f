import type { ReactNode } from 'react';
import { readTheme } from '@/app/_theme/readTheme';
import { Commands } from '@/app/_components/palette/commands';
import { Logo } from '@/app/_components/shell/logo';
import { Navigation } from '@/app/_components/shell/navigation';
import { PrintHeader } from '@/app/_components/shell/printHeader';
import { ThemeSwitch } from '@/app/_components/shell/themeSwitch';

// Every page prints the state of the dataset being served, never one of build time.
export const dynamic = 'force-dynamic';

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const theme = await readTheme();
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[224px_minmax(0,1fr)] print:block">
      <a href="#main" className="sr-only z-20 rounded-control bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2">Skip to content</a>
      <header className="flex items-center justify-between gap-3 border-b border-border bg-surface px-4 py-2 lg:sticky lg:top-0 lg:h-dvh lg:flex-col lg:items-stretch lg:justify-start lg:gap-5 lg:overflow-y-auto lg:border-r lg:border-b-0 lg:p-4 print:hidden">
        <Logo />
        <Commands />
        <Navigation place="side" />
        <div className="lg:mt-auto"><ThemeSwitch current={theme} /></div>
      </header>
      <main id="main" className="mx-auto w-full max-w-[1280px] px-4 pt-4 pb-24 lg:p-6">
        <PrintHeader />
        {children}
      </main>
      <Navigation place="bottom" />
      {/* Nothing will measure a chart's box: it keeps its size, readable, and scrolls inside its card. */}
      <noscript>
        <style>{'.recharts-responsive-container{overflow-x:auto}.recharts-wrapper,.recharts-wrapper>.recharts-surface{max-width:none}'}</style>
      </noscript>
    </div>
  );
}
