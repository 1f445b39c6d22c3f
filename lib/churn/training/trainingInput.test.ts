import { expect, it } from 'vitest';
import { assertShapes } from './assertTrainable';
import { plantedRows } from './training.fixture';
import { DEFAULT_FOREST_OPTIONS } from './trainingInput';

it('has defaults within their own limits', () => {
  expect(() => assertShapes(plantedRows(50, 1), DEFAULT_FOREST_OPTIONS)).not.toThrow();
});
