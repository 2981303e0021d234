const longest = 400;

/**
 * A job id as BullMQ takes it: it refuses colons, integers and empty ids, so each gets a prefix and colons are escaped.
 * Throws RangeError for an id that is empty or longer than 400 characters.
 */
export function encodeJobId(id: string): string {
  if (id === '' || id.length > longest) {
    throw new RangeError(`A job id has 1 to ${longest} characters; this one has ${id.length}.`);
  }
  // eslint-disable-next-line no-control-regex
  return `j.${id.toWellFormed().replace(/[%:\0-\x1f\x7f]/g, (character) => encodeURIComponent(character))}`;
}

/** The id that `encodeJobId` was given. */
export function decodeJobId(encoded: string): string {
  return encoded.slice(2).replace(/%[0-9A-F]{2}/g, (escaped) => decodeURIComponent(escaped));
}

/** Throws RangeError unless the name is one that both back ends take. */
export function checkQueueName(name: string): void {
  if (!/^[a-z][a-z0-9-]{0,62}$/.test(name)) {
    throw new RangeError(`${JSON.stringify(name)} is no name of a queue: lower-case letters, digits and hyphens only.`);
  }
}
