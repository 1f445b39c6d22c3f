import { z } from 'zod';

/** What somebody typed into the fields, and the record that they were filled from, empty for a prospect. What a value must be is checked against the dictionary. */
export const detailsSchema = z.strictObject({
  customerId: z.string().max(100, 'has more than 100 characters').default(''),
  values: z.record(z.string().max(200), z.string().max(200, 'has more than 200 characters')),
});
