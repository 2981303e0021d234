/**
 * An expression that matches where one of several does, which are asked in their order. Long lists of words are so told in lines. All have the
 * same flags; groups are counted through all of them. Throws where flags differ.
 */
export function oneOf(...parts: readonly [RegExp, ...RegExp[]]): RegExp {
  const [{ flags }] = parts;
  if (parts.some((part) => part.flags !== flags))
    throw new Error(`Expressions of one list have different flags: ${flags}`);
  return new RegExp(parts.map(({ source }) => source).join('|'), flags);
}
