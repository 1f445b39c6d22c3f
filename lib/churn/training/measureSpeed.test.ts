import { expect, it } from 'vitest';
import { measureSpeed } from './measureSpeed';
import { plantedRows } from './training.fixture';

it('measures every figure', async () => {
  const speed = await measureSpeed({ ...plantedRows(500, 31), options: { trees: 10, sampleSize: 200 } });
  for (const [name, value] of Object.entries(speed)) expect(value, name).toBeGreaterThan(0);
  // Promised to callers: a single prediction within 0.1 ms.
  expect(speed.onePredictionMicroseconds).toBeLessThan(100);
});
