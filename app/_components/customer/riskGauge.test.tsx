import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { RiskGauge } from './riskGauge';

const text = (riskBands: { low: number; medium: number; high: number }) =>
  renderToStaticMarkup(<RiskGauge probability={0.05} interval={null} band="medium" distribution={[9, 1]} riskBands={riskBands} higherThan={0.7} />).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim();

it('names the bands under their places on the scale', () => {
  expect(text({ low: 0.3, medium: 0.5, high: 0.7 })).toContain('0% 30% 50% 70% 100% Safe Low Medium High');
});

it('lists them with their cuts where they are too narrow for their names', () => {
  expect(text({ low: 0.02, medium: 0.04, high: 0.08 })).toContain('0% 100% Safe below 2% Low from 2% Medium from 4% High from 8%');
});
