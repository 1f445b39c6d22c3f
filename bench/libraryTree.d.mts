/** @returns the tree's prediction for one row */
export function growLibraryTree(rows: number[][], labels: number[]): (x: number[]) => number;
