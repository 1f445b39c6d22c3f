/** How far something is: a bar with its words and percent. Without a share it only says that something goes on. */
export function Progress({ label, share, note }: { label: string; share: number | null; note?: string | null }) {
  const percent = share === null ? null : Math.floor(share * 100);
  return (
    <div>
      <p className="mb-1 flex justify-between gap-4">
        <span className="min-w-0 break-words">{label}</span>
        <span className="numeric shrink-0 text-text-3">{[percent === null ? null : `${percent}%`, note].filter(Boolean).join(' · ')}</span>
      </p>
      <progress aria-label={label} max={100} value={percent ?? undefined} className="h-2 w-full" />
    </div>
  );
}
