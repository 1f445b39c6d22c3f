import Link from 'next/link';
import { formatCount } from '@/lib/format';

/** The way to a list to work through: who pays much and is predicted to leave, or all active customers where nobody is. */
export function SaveNowLink({ saveNow, className }: { saveNow: number; className: string }) {
  const [query, label] = saveNow > 0 ? [{ quadrant: 'save-now' }, `Save now: ${formatCount(saveNow)} ${saveNow === 1 ? 'customer' : 'customers'}`] : [{ status: 'active' }, 'Open all active customers'];
  return <Link href={{ pathname: '/customers', query }} className={className}>{label}</Link>;
}
