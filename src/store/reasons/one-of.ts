import { z } from 'zod';

/** For every kind of reason, the shape of its parts. */
export type Shapes<R extends { readonly kind: string }> = {
  readonly [Kind in R['kind']]: z.ZodType<Omit<Extract<R, { readonly kind: Kind }>, 'kind'>>;
};

const named = z.looseObject({ kind: z.string() });

/** Reasons of these kinds, without whatever else stands beside their parts. */
export function oneOf<R extends { readonly kind: string }>(shapes: Shapes<R>): z.ZodType<R> {
  const byKind = new Map<string, z.ZodType>(Object.entries(shapes));
  return named.transform((value, context): R => {
    const found = byKind.get(value.kind)?.safeParse(value);
    if (found?.success !== true) {
      context.addIssue(`${value.kind} is no reason that is known here, or lacks a part`);
      return z.NEVER;
    }
    return { kind: value.kind, ...(found.data as object) } as R;
  });
}

/** A reason that says all by its kind. */
export const bare = z.object({});
