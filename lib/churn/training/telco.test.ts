import { describe, expect, it } from 'vitest';
import { writeForest } from '@/lib/forest/forestFile';
import { crossValidate } from './crossValidate';
import { loadTelco, TELCO_AVAILABLE } from './telco.fixture';
import { trainForest } from './trainForest';

if (!TELCO_AVAILABLE) console.info('Skipped: ../shared/data/telco-customer-churn.csv is not here, and the repository does not carry it.');

describe.skipIf(!TELCO_AVAILABLE)('on telco (KNOWN_ANSWERS.md, "Churn models on telco")', () => {
  it('does as well in 5-fold cross-validation as published forests, and not suspiciously better', async () => {
    const { mean } = await crossValidate(loadTelco());
    console.info(`telco, 5 folds: AUC ${mean.rocAuc.toFixed(4)}, AP ${mean.averagePrecision.toFixed(4)}, log loss ${mean.logLoss.toFixed(4)}, Brier ${mean.brierScore.toFixed(4)}`);
    expect(mean.rocAuc).toBeGreaterThanOrEqual(0.842);
    expect(mean.rocAuc).toBeLessThan(0.87);
    expect(mean.logLoss).toBeLessThanOrEqual(0.424);
  });

  it('fits its file, and out-of-bag agrees with cross-validation within fold noise (.012)', async () => {
    const { forest, metrics, seconds } = await trainForest(loadTelco());
    console.info(`telco, all rows: ${seconds.toFixed(1)} s, ${writeForest(forest).length} bytes, out-of-bag AUC ${metrics.rocAuc.toFixed(4)}, log loss ${metrics.logLoss.toFixed(4)}`);
    expect(writeForest(forest).length).toBeLessThan(500_000);
    expect(metrics.rocAuc).toBeGreaterThan(0.842 - 0.012);
    expect(metrics.rocAuc).toBeLessThan(0.87);
  });
});
