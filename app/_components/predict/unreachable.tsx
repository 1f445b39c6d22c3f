import { Notice } from '@/app/_components/ui/notice';

/** That the answer in view is for earlier details, because a live one never came. */
export function Unreachable({ retry }: { retry: () => void }) {
  return (
    <Notice tone="problem" title="Not up to date">
      The server could not be reached: the answer above is for the earlier details.{' '}
      <button type="button" onClick={retry} className="underline underline-offset-2">Try again</button>
    </Notice>
  );
}
