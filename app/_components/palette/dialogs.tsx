'use client';
import { KeyboardHelp } from './keyboardHelp';
import { Palette } from './palette';

export type DialogName = 'palette' | 'help';
export interface DialogsProps {
  open: DialogName;
  /** What was typed before the palette was there; asked for once its field has the focus. */
  takeTyped: () => string;
  onOpen: (name: DialogName) => void;
  onClose: (name: DialogName) => void;
}

/** What is fetched when it is first wanted. */
export function Dialogs({ open, takeTyped, onOpen, onClose }: DialogsProps) {
  return open === 'palette' ? <Palette takeTyped={takeTyped} onClose={() => onClose('palette')} onHelp={() => onOpen('help')} /> : <KeyboardHelp onClose={() => onClose('help')} />;
}
