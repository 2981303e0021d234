import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { isDamage, verifyArchive, type FixityFinding, type KnownCaptures } from '../archive/verify.ts';
import { verifyWacz } from '../archive/verify-wacz.ts';
import { codeOf } from '../domain/index.ts';
import { makeFolders } from '../runtime/make-folders.ts';
import { archiveDirectoryOf, openStoreOnly } from '../runtime/services.ts';
import { english } from '../telling/reasons/index.ts';
import { CommandFailure } from './failure.ts';
import { bytesInWords, counted, type Output } from './output.ts';
import { inSession, type Session } from './session.ts';

interface VerifyCommandOptions {
  readonly archive?: string;
  readonly json?: true;
}

/** `verify`: every record of the archive against its digests, and against what the database knows. */
export function addVerify(program: Command, output: Output): void {
  program
    .command('verify')
    .description('check every archived record against its digests and against the database')
    .option('--archive <path>', 'check this folder of WARC files, or this WACZ package, alone, without a database')
    .option('--json', 'answer a finding a line as JSON')
    .action(async (options: VerifyCommandOptions) =>
      inSession(output, async (session) => {
        const subject = await subjectOf(options, session);
        const totals = { findings: 0, files: 0, records: 0, bytes: 0, damages: 0 };
        for await (const finding of findingsOf(subject, output)) {
          totals.findings += 1;
          if (options.json)
            output.json(finding.kind === 'ok-file' ? finding : { ...finding, remedy: remedyOf(finding, subject) });
          else if (finding.kind !== 'ok-file') output.result(describe(finding, subject));
          if (finding.kind === 'ok-file') {
            totals.files += 1;
            totals.records += finding.records;
            totals.bytes += finding.bytes;
          } else if (isDamage(finding)) totals.damages += 1;
        }
        if (subject.kind === 'folder' && totals.findings === 0)
          throw new CommandFailure(
            `${subject.at} holds no WARC files (NAME.warc.gz): name the folder that does; that of an installation is \`archive\` in NIANBAO_DATA`,
          );
        if (!options.json) {
          output.result(
            `${counted(totals.files, 'file')} sound, ${counted(totals.records, 'record')}, ${bytesInWords(totals.bytes)}, ${totals.damages} damaged`,
          );
        }
        if (totals.damages > 0)
          throw new CommandFailure(
            `${subject.at} is damaged in ${counted(totals.damages, 'place')}; the remedies stand above`,
          );
      }),
    );
}

/** What is checked: the archive of this installation, or what was named. */
type Subject =
  | { readonly kind: 'installation'; readonly at: string; readonly known: KnownCaptures }
  | { readonly kind: 'folder' | 'package'; readonly at: string };

async function subjectOf({ archive }: VerifyCommandOptions, session: Session): Promise<Subject> {
  if (archive !== undefined) return named(archive);
  const { settings, lifecycle, log } = session;
  const at = archiveDirectoryOf(settings);
  await makeFolders(at);
  return { kind: 'installation', at, known: (await openStoreOnly(settings, lifecycle, log)).store.knownCaptures };
}

async function named(at: string): Promise<Subject> {
  const remedy = 'name the folder that holds the WARC files, or a .wacz file';
  const found = await stat(at).catch((cause: unknown) => {
    const isMissing = codeOf(cause) === 'ENOENT' || codeOf(cause) === 'ENOTDIR';
    if (!isMissing) throw cause;
    throw new CommandFailure(`there is no folder and no package ${at}; ${remedy}`, 2, { cause });
  });
  if (found.isDirectory()) return { kind: 'folder', at };
  if (found.isFile()) return { kind: 'package', at };
  throw new CommandFailure(`${at} is neither a folder nor a file; ${remedy}`, 2);
}

function findingsOf(subject: Subject, output: Output): AsyncIterable<FixityFinding> {
  if (subject.kind === 'package') return verifyWacz(subject.at);
  return verifyArchive(subject.at, {
    ...(subject.kind === 'installation' ? { known: subject.known } : {}),
    onProgress: ({ file, filesDone, filesInAll, recordsDone }) => {
      if (process.stderr.isTTY) output.say(`${filesDone}/${filesInAll} ${file}: ${recordsDone} records`);
    },
  });
}

type Trouble = Exclude<FixityFinding, { kind: 'ok-file' }>;

function describe(finding: Trouble, subject: Subject): string {
  const at = finding.offset === null ? finding.file : `${finding.file} at byte ${finding.offset}`;
  return `${finding.kind}: ${at}: ${finding.detail}\n    remedy: ${remedyOf(finding, subject)}`;
}

/** What is damaged in a package was damaged on its way or in its keeping: the archive that it was made from is elsewhere. */
function remedyOf({ kind }: Trouble, subject: Subject): string {
  if (subject.kind === 'package')
    return 'Copy the package again from where it came, or make it again with `nianbao export`.';
  return english('UTC').of({ kind: 'archive-damage', trouble: kind });
}
