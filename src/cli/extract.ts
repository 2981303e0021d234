import { InvalidArgumentError, type Command } from 'commander';
import { readSettings } from '../../config/settings.ts';
import type { Extraction } from '../domain/index.ts';
import type { ExtractInput } from '../extract/document.ts';
import { createExtractPool } from '../extract/pool/index.ts';
import { CommandFailure } from './failure.ts';
import type { Output } from './output.ts';
import { privateHostOption } from './private-hosts.ts';
import { readSource } from './source.ts';
import { english } from '../telling/reasons/index.ts';

/** `extract`: what a document says, as JSON; no database. */
export function addExtract(program: Command, output: Output): void {
  program
    .command('extract')
    .description('read a report from a file or an address and answer its data as JSON')
    .argument('<file-or-url>', 'HTML, PDF, Word, sheet, text …')
    .option('--json', 'one line of JSON instead of indented JSON')
    .option('--timeout <seconds>', 'longest time for the extraction', timeoutOf, 60)
    .addOption(privateHostOption('fetch from'))
    .action(async (at: string, options: { json?: true; timeout: number; allowPrivateHost?: string[] }) => {
      const { contact } = readSettings(process.env);
      const signal = AbortSignal.timeout(120_000);
      const input = await readSource(at, { allowPrivateHosts: options.allowPrivateHost ?? [], contact, signal });
      const extraction = await extractOne(at, input, options.timeout * 1000);
      if (options.json) output.json(extraction);
      else output.result(JSON.stringify(extraction, null, 2));
      if (extraction.unreadable !== null) {
        throw new CommandFailure(
          `${at} could not be read: ${extraction.unreadable}; ${remedyFor(extraction.unreadable)}`,
        );
      }
      if (extraction.kind !== 'report') output.say(`note: ${at} is not an annual report (${extraction.kind})`);
      if (extraction.integrity.state !== 'clean') {
        output.say(
          `note: ${at} is not believed: ${extraction.integrity.state}, ${extraction.integrity.signals.map(english('UTC').sign).join('; ')}`,
        );
      }
    });
}

function timeoutOf(given: string): number {
  const seconds = Number(given);
  if (!(seconds > 0 && seconds <= 3600))
    throw new InvalidArgumentError('It takes seconds, more than 0 and up to 3600.');
  return seconds;
}

/** Extracts in a thread of its own, so that a hostile file cannot hang or exhaust the command. */
export async function extractOne(name: string, input: ExtractInput, timeoutMs: number): Promise<Extraction> {
  const pool = createExtractPool({ size: 1, timeoutMs, memoryMb: 1024 });
  try {
    const outcome = await pool.extract(input);
    switch (outcome.kind) {
      case 'extracted':
        return outcome.extraction;
      case 'killed':
        throw new CommandFailure(
          `${name} took too much ${outcome.reason} (limit ${outcome.limit}); it is damaged or hostile`,
        );
      case 'failed':
        throw new CommandFailure(`${name} could not be extracted: ${outcome.error}`);
      default:
        return outcome satisfies never;
    }
  } finally {
    await pool.close();
  }
}

function remedyFor(reason: string): string {
  switch (reason) {
    case 'scanned':
      return 'it holds pictures only; have it read by OCR first';
    case 'encrypted':
      return 'remove its password first';
    case 'garbled':
      return 'its fonts do not say which characters they show; print it to PDF again, or have it read by OCR';
    case 'unsupported':
      return 'save it as PDF, DOCX or XLSX first';
    case 'too large':
      return 'split it into smaller files';
    case 'empty':
      return 'download it again';
    default:
      return 'download it again; what was cut off cannot be read';
  }
}
