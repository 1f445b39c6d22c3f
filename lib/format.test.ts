import { NO_CURRENCY } from '@/lib/dataset/currency';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as f from './format';

describe('formats of DESIGN', () => {
  it.each([
    [f.formatRate(0.266), '26.6%'],
    [f.formatCount(7043), '7,043'],
    [f.formatMoney(70.35, 'USD'), '$70.35'],
    [f.formatMoney(1070.35, NO_CURRENCY), '1,070.35'],
    [f.formatMoneyRounded(-2283.4, NO_CURRENCY), '−2,283'],
    [f.formatMoneyCompact(139_130.85, NO_CURRENCY), '139K'],
    [f.currencyWord(NO_CURRENCY) + f.currencyWord('EUR'), 'moneyEUR'],
    [f.formatMoneyRounded(2283.4, 'USD'), '$2,283'],
    [f.formatMoneyCompact(139_130.85, 'USD'), '$139K'],
    [f.formatMoneyCompact(9_999, 'EUR'), '€9,999'],
    [f.formatMoneyCompact(NaN, 'EUR'), '—'],
    [f.formatProbability(0.62), '62%'],
    [f.formatProbability(0.004), '<1%'],
    [f.formatProbability(0.996), '>99%'],
    [f.formatCount(-3), '−3'],
    [f.formatCount(NaN), '—'],
    [f.formatDate('2026-03-12'), '12 Mar 2026'],
    [f.formatDate('2025-09-30'), '30 Sep 2025'],
    [f.formatBytes(0), '0 bytes'],
    [f.formatBytes(970_457), '948 KB'],
    [f.formatBytes(1_572_864), '1.5 MB'],
    [f.formatMonths(14), '14 months'],
    [f.formatMonths(1), '1 month'],
    [f.formatChange(-0.008, 'points'), '0.8 pp'],
    [f.formatNumber(12.5), '12.5'],
  ])('%s', (got, expected) => expect(got).toBe(expected));
});

it('churn and retention always sum to 100.0% as printed', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (churn) => {
      const pair = f.formatRatePair(churn);
      expect(Number(pair.churn.replace('%', '')) * 10 + Number(pair.retention.replace('%', '')) * 10).toBeCloseTo(1000, 9);
    }),
  );
});

it('a cut is printed with all its digits', () => expect([0.5, 0.045, 0.29].map(f.formatCut)).toEqual(['50%', '4.5%', '29%']));
