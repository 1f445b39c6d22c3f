import { expect, it } from 'vitest';
import { datasetOf, dictionaryJson } from '@/lib/dataset/dataset.fixture';
import { MEMBERS } from '@/lib/churn/model.fixture';
import { offerJson, offersFile } from '@/lib/retention/offers.fixture';
import { importPreview } from './importPreview';

const elsewhere = (id: string) => offerJson({ id, name: `Offer ${id}`, when: [{ column: 'garden', in: ['Yes'] }] });

it('names what goes and what would not apply, and asks nothing where nothing is lost', async () => {
  const dataset = await datasetOf(MEMBERS, dictionaryJson());
  const inUse = offersFile(offerJson(), offerJson({ id: 'call', name: 'A call' }), elsewhere('old'));
  expect(importPreview(inUse, inUse, dataset)).toBeNull();
  // More, other terms, another name: all that was there still is.
  expect(importPreview(inUse, offersFile(offerJson({ contactCost: 9, name: 'Renamed' }), offerJson({ id: 'call', name: 'A call' }), elsewhere('old'), offerJson({ id: 'new', name: 'New' })), dataset)).toBeNull();
  expect(importPreview(inUse, offersFile(offerJson()), dataset)).toEqual({ before: 3, after: 1, gone: ['A call', 'Offer old'], inapplicable: [] });
  expect(importPreview(inUse, offersFile(offerJson(), elsewhere('call'), elsewhere('old')), dataset)).toEqual({
    before: 3, after: 3, gone: [],
    inapplicable: [{ name: 'Offer call', lacks: expect.stringContaining('garden') }, { name: 'Offer old', lacks: expect.stringContaining('garden') }],
  });
  expect(importPreview(inUse, offersFile(), dataset)).toMatchObject({ before: 3, after: 0, gone: { length: 3 } });
});
