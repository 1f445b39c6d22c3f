'use client';
import { useFormStatus } from 'react-dom';
import { SwitchButton } from '@/app/_components/versions/switchButton';

/** "Use this data", inside the form that does it. */
export function UseButton() {
  const { pending } = useFormStatus();
  return <SwitchButton isSwitching={pending}>Use this data</SwitchButton>;
}
