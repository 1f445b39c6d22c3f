import type { RoleSuggestion } from '@/lib/dataset/mapping/suggestRoles';
import { submitSuggestion } from './actions';
import { ImportButton } from './waitStep';

/** A question of what a column may be, and the button that says yes. */
export function Suggested({ suggestion: { question, changes }, importId, from }: { suggestion: RoleSuggestion; importId: string; /** The step to come back to. */ from: 'map' | 'check' }) {
  return (
    <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <span className="min-w-0 break-words">{question}</span>
      <ImportButton action={submitSuggestion} importId={importId} extra={{ changes: JSON.stringify(changes), from }} look="secondary">Yes, use it</ImportButton>
    </span>
  );
}
