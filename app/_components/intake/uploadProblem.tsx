import { Notice } from '@/app/_components/ui/notice';

/** The words for the others are in the answer itself. */
const PROBLEMS: Record<string, string> = {
  'too-large': 'The file is larger than what can be brought in. Leave out columns that say nothing about leaving.',
  'empty-upload': 'The file is empty. Export it again and look at it before you bring it in.',
  'not-a-file': 'No file was chosen. Choose a CSV file first.',
};

/** How a form that was sent without JavaScript failed; nothing where it did not. */
export function UploadProblem({ code }: { code: string | string[] | undefined }) {
  if (typeof code !== 'string') return null;
  return <div className="mb-4"><Notice tone="problem" title="The file was not taken">{PROBLEMS[code] ?? 'The file could not be taken. Try again.'}</Notice></div>;
}
