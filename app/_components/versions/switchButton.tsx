import { Button } from '@/app/_components/ui/button';

/**
 * Puts other data in use: pressed once, it says that it does so, and what pages show meanwhile. Inside the form that does it.
 *
 * @param isSwitching between the press and the answer
 * @param isBusy where something else is under way that it has to wait for
 */
export function SwitchButton({ children, look = 'primary', isSwitching, isBusy = isSwitching, label }: {
  children: React.ReactNode;
  look?: 'primary' | 'secondary';
  isSwitching: boolean;
  isBusy?: boolean;
  /** What the button is called where its text alone does not say which version it is of. */
  label?: string;
}) {
  return (
    <>
      {/* Not disabled: that would take the focus away from it. */}
      <Button type="submit" look={look} aria-disabled={isBusy} aria-busy={isSwitching} aria-label={isSwitching ? undefined : label} onClick={(event) => isBusy && event.preventDefault()} className="aria-disabled:opacity-60">
        {isSwitching ? 'Switching …' : children}
      </Button>
      {/* There from the start, so that its text is read out when it comes. */}
      <p role="status" className="max-w-[45ch] text-xs text-text-3 not-empty:mt-1">
        {isSwitching && 'Its customers are being read and scored; of a million that takes most of a minute. Until then pages go on showing the data in use now.'}
      </p>
    </>
  );
}
