import { Card } from '@/app/_components/ui/card';

/** In the place of a figure that cannot be drawn: what it is, what is missing, and what would bring it. */
export function AbsentCard({ id, title, children }: { id: string; title: string; children: string }) {
  return (
    <Card id={id} labelledBy={`${id}-title`} className="scroll-mt-4">
      <h2 id={`${id}-title`} className="text-base/6 font-semibold">{title}</h2>
      <p className="mt-1 text-text-2">{children}</p>
    </Card>
  );
}
