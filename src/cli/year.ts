import { InvalidArgumentError } from 'commander';

/** Reads a report year. @throws InvalidArgumentError, which ends the command with 2, for anything but four digits */
export function yearOf(given: string): number {
  if (!/^\d{4}$/.test(given)) throw new InvalidArgumentError('A year has four digits, like 2024.');
  return Number(given);
}
