import { z } from 'zod';

const shape = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens only');

/** The id of a portal, a column or a subscriber as an operator writes it; what passes bears the brand from here on. */
export function idSchema<Id extends string>() {
  return shape as typeof shape & z.ZodType<Id, string>;
}
