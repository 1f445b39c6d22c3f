'use client';
import { Printer } from 'lucide-react';
import { Button } from './button';

/** Opens the print dialog; without JavaScript the browser's own menu does. */
export function PrintButton() {
  return <Button look="secondary" type="button" onClick={() => window.print()} className="shrink-0 whitespace-nowrap print:hidden"><Printer aria-hidden className="size-4" /> Print</Button>;
}
