import { Option } from 'commander';

/** `--allow-private-host`, one host each time, so that it may stand before an argument. */
export function privateHostOption(does: string): Option {
  return new Option(
    '--allow-private-host <host>',
    `${does} this private or loopback host too; may be given again`,
  ).argParser((host: string, before: readonly string[] | undefined) => [...(before ?? []), host]);
}
