import Link from 'next/link';
import { segmentsAddress, type SegmentsQuery } from '@/app/(dashboard)/segments/segmentsQuery';
import type { PartitionOption } from '@/lib/workspace/segmentsPage/partitions';

/** What a figure can be divided by, as links: the choice is part of the address, and the other figure keeps its own. */
export function OptionLinks({ name, label, options, current, query, hash }: {
  name: 'by' | 'compare';
  label: string;
  options: readonly PartitionOption[];
  current: string;
  query: SegmentsQuery;
  /** Where the figure is on the page. */
  hash: string;
}) {
  return (
    <nav aria-label={label} className="mb-3 flex flex-wrap gap-2">
      {options.map((option) => (
        <Link
          key={option.name}
          href={segmentsAddress({ ...query, [name]: option.name }, hash)}
          aria-current={option.name === current ? 'true' : undefined}
          className="inline-flex min-h-8 items-center rounded-full border border-control px-3 text-xs text-text-2 hover:bg-raised aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-accent"
        >
          {option.label}
        </Link>
      ))}
    </nav>
  );
}
