'use client';
import { X } from 'lucide-react';
import { useEffect, type ComponentProps, type RefObject } from 'react';

/** A native modal dialog that opens when it is mounted: Escape and a press beside it close it, and the focus goes back to where it was. */
export function Modal({ ref, className = '', children, ...props }: Omit<ComponentProps<'dialog'>, 'ref'> & { ref: RefObject<HTMLDialogElement | null> }) {
  useEffect(() => {
    if (!ref.current?.open) ref.current?.showModal();
  }, [ref]);
  return (
    // The keyboard has Escape for what a press beside the dialog does.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      {...props}
      ref={ref}
      onClick={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close();
      }}
      className={`rounded-card border border-control bg-surface p-0 text-text backdrop:bg-[#0006] ${className}`}
    >
      {children}
    </dialog>
  );
}

export function CloseButton({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }) {
  return (
    <button type="button" aria-label="Close" onClick={() => dialog.current?.close()} className="inline-flex size-9 shrink-0 items-center justify-center rounded-control text-text-2 hover:bg-raised">
      <X aria-hidden className="size-4" />
    </button>
  );
}
