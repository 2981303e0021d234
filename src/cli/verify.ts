import { existsSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { isDamage, verifyArchive, type FixityFinding } from '../archive/verify.ts';
import { makeFolders } from '../runtime/make-folders.ts';
import { archiveDirectoryOf, openStoreOnly } from '../runtime/services.ts';
import { CommandFailure } from './failure.ts';
import { bytesInWords, counted, type Output } from './output.ts';
import { inSession } from './session.ts';
import { english } from '../telling/reasons/index.ts';
import { verifyWacz } from '../archive/verify-wacz.ts';

/** `verify`: every record of the archive against its digests, and against what the database knows. */
export function addVerify(program: Command, output: Output): void {
  program
    .command('verify')
    .description('check every archived record against its digests and against the database')
    .option('--archive <folder>', 'check this folder, or this WACZ package, alone, without a database')
    .option('--json', 'answer a finding a line as JSON')
    .action(async (options: { archive?: string; json?: true }) =>
      inSession(output, async ({ settings, lifecycle, log }) => {
        const directory = options.archive ?? archiveDirectoryOf(settings);
        if (options.archive === undefined) await makeFolders(directory);
        else if (!existsSync(directory))
          throw new CommandFailure(
            `there is no folder and no package ${directory}; name the folder that holds the WARC files, or a .wacz file`,
            2,
          );
        const known =
          options.archive === undefined ? (await openStoreOnly(settings, lifecycle, log)).store.knownCaptures : null;
        const totals = { files: 0, records: 0, bytes: 0, damages: 0 };
        const findings = statSync(directory).isFile()
          ? verifyWacz(directory)
          : verifyArchive(directory, {
              ...(known === null ? {} : { known }),
              onProgress: ({ file, filesDone, filesInAll, recordsDone }) => {
                if (process.stderr.isTTY) output.say(`${filesDone}/${filesInAll} ${file}: ${recordsDone} records`);
              },
            });
        for await (const finding of findings) {
          if (options.json)
            output.json(finding.kind === 'ok-file' ? finding : { ...finding, remedy: remedyOf(finding) });
          else if (finding.kind !== 'ok-file') output.result(describe(finding));
          if (finding.kind === 'ok-file') {
            totals.files += 1;
            totals.records += finding.records;
            totals.bytes += finding.bytes;
          } else if (isDamage(finding)) totals.damages += 1;
        }
        if (!options.json) {
          output.result(
            `${counted(totals.files, 'file')} sound, ${counted(totals.records, 'record')}, ${bytesInWords(totals.bytes)}, ${totals.damages} damaged`,
          );
        }
        if (totals.damages > 0)
          throw new CommandFailure(
            `${directory} is damaged in ${counted(totals.damages, 'place')}; the remedies stand above`,
          );
      }),
    );
}

function describe(finding: Exclude<FixityFinding, { kind: 'ok-file' }>): string {
  const at = finding.offset === null ? finding.file : `${finding.file} at byte ${finding.offset}`;
  return `${finding.kind}: ${at}: ${finding.detail}\n    remedy: ${remedyOf(finding)}`;
}

function remedyOf({ kind }: Exclude<FixityFinding, { kind: 'ok-file' }>): string {
  return english('UTC').of({ kind: 'archive-damage', trouble: kind });
}
