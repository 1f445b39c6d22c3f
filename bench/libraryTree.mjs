// Plain JavaScript, because the library's own type declarations do not describe its constructor.
import { RandomForestClassifier } from 'ml-random-forest';

/**
 * What a user of ml-random-forest gets from it as it ships, for one tree. All rows of a dataset or a whole forest would take
 * minutes, because its cost is quadratic in rows. Its out-of-bag step is off, because it throws where a row is in every bag, as
 * with one tree some always are.
 */
export function growLibraryTree(rows, labels) {
  const library = new RandomForestClassifier({ nEstimators: 1, seed: 42, noOOB: true });
  library.train(rows, labels);
  return (x) => library.predict([x])[0];
}
