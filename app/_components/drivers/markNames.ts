/** The three figures of a group, by the names that marks, tables and legends share. */
export const MARKS = {
  left: 'Left',
  these: 'Model, for these customers (out of bag)',
  everyone: 'Model, if everyone had this value',
} as const;

/** How the three are computed, in one sentence each. */
export const HOW_MARKS = [
  'Left: those who left ÷ customers of the group, over the file’s whole window, with its 95% Wilson interval.',
  'Model, for these customers (out of bag): mean prediction for the very customers of the group, each by trees that were grown without them; a customer whom every tree has seen is left out.',
  'Model, if everyone had this value: mean prediction if everyone had the value and all else stayed as it is (partial dependence). For a group of several values, the average over the values of its customers.',
];
