/** What is looked for in a file before it is read, in the order in which a person would. */
export const SNIFFED = ['encoding', 'delimiter', 'quote', 'skipLines', 'header'] as const;
export type SniffedTerm = (typeof SNIFFED)[number];

/** Something that the file does not settle: whoever imports it must look. */
export interface Ambiguity {
  about: SniffedTerm;
  /** What was seen, and what it may mean: one or two sentences. */
  why: string;
}
