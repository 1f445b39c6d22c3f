import type { NumberSpec } from './schema';

/** Whether the kept values of a column of numbers are whole: those typed so, and a tenure, which is kept in completed months however it is written. */
export const isWhole = ({ type, role }: Pick<NumberSpec, 'type' | 'role'>): boolean => type === 'integer' || role === 'tenure';
