import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { SwitchButton } from './switchButton';

const html = (props: Partial<Parameters<typeof SwitchButton>[0]>) => renderToStaticMarkup(<SwitchButton isSwitching={false} label="Use this data: Gym" {...props}>Use this data</SwitchButton>);
const text = (markup: string) => markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim();

it('is a plain button of a form until it is pressed', () => {
  expect(text(html({}))).toBe('Use this data');
  expect(html({})).toContain('type="submit"');
  expect(html({})).toContain('aria-label="Use this data: Gym"');
  expect(html({})).toContain('aria-disabled="false"');
});

it('then says that it switches, and what pages show meanwhile', () => {
  const switching = html({ isSwitching: true });
  expect(text(switching)).toMatchInlineSnapshot(`"Switching … Its customers are being read and scored; of a million that takes most of a minute. Until then pages go on showing the data in use now."`);
  expect(switching).toContain('aria-busy="true"');
  expect(switching).toContain('aria-disabled="true"');
  expect(switching).not.toContain('aria-label');
  expect(switching).toMatch(/role="status"[^>]*>Its/);
});

it('waits for what else is under way without saying that it switches', () => {
  expect(text(html({ isBusy: true }))).toBe('Use this data');
  expect(html({ isBusy: true })).toContain('aria-disabled="true"');
});
