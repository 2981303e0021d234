import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { exportWacz, type WaczCapture } from '../archive/index.ts';
import { codeOf, wasRead } from '../domain/index.ts';
import { archiveDirectoryOf, openStoreOnly } from '../runtime/services.ts';
import { version } from '../runtime/version.ts';
import type { CaptureFilter, CaptureView, Store } from '../store/index.ts';
import { CommandFailure } from './failure.ts';
import { bytesInWords, counted, type Output } from './output.ts';
import { findReport } from './report.ts';
import { inSession } from './session.ts';
import { yearOf } from './year.ts';

/** `export --wacz`: captures as a package that replay tools open. */
export function addExport(program: Command, output: Output): void {
  program
    .command('export')
    .description('write captures as a WACZ package (1.1.1) that ReplayWeb.page and pywb open')
    .requiredOption('--wacz <file>', 'file to write')
    .option('--portal <id>', 'captures of this portal')
    .option('--publisher <name>', 'captures of one report, with --year')
    .option('--year <year>', 'report year, with --publisher', yearOf)
    .option('--json', 'answer what was written as JSON')
    .action(async (options: { wacz: string; portal?: string; publisher?: string; year?: number; json?: true }) =>
      inSession(output, async ({ settings, lifecycle, log }) => {
        if ((options.publisher === undefined) !== (options.year === undefined)) {
          throw new CommandFailure('--publisher and --year go together: one report is meant; give both, or neither', 2);
        }
        await mustBeWritable(path.dirname(options.wacz));
        const { store } = await openStoreOnly(settings, lifecycle, log);
        const filter = await filterOf(store, options);
        const written = await exportWacz({
          directory: archiveDirectoryOf(settings),
          captures: capturesOf(store, filter, await titlesOf(store, filter)),
          output: options.wacz,
          title: options.publisher === undefined ? '年报 Nianbao' : `${options.publisher} ${options.year}`,
          software: `nianbao/${version}`,
          operator: settings.contact,
          now: () => new Date(),
        });
        const { captures, pages, bytes, omitted } = written;
        for (const { message } of omitted) output.say(message);
        if (captures === 0 && omitted.length === 0)
          throw new CommandFailure('nothing fits these options; `nianbao status` shows what there is');
        if (options.json) output.json({ ...written, omitted: omitted.map(({ message }) => message) });
        else if (captures > 0)
          output.result(
            `${options.wacz}: ${counted(captures, 'capture')}, ${counted(pages, 'page')}, ${bytesInWords(bytes)}`,
          );
        if (omitted.length > 0)
          throw new CommandFailure(
            `${counted(omitted.length, 'capture')} could not be read and ${omitted.length === 1 ? 'is' : 'are'} not in the package; ` +
              '`nianbao verify` says what is damaged, and what to do',
          );
      }),
    );
}

async function mustBeWritable(folder: string): Promise<void> {
  await access(folder, constants.W_OK).catch((cause: unknown) => {
    const message = `nothing can be written to the folder ${folder} (${codeOf(cause) ?? String(cause)}); make it, or name a file elsewhere`;
    throw new CommandFailure(message, 1, { cause });
  });
}

async function filterOf(
  store: Store,
  options: { portal?: string; publisher?: string; year?: number },
): Promise<CaptureFilter> {
  const portal = options.portal === undefined ? {} : { portalId: options.portal };
  if (options.publisher === undefined || options.year === undefined) return portal;
  return { ...portal, reportId: (await findReport(store, options.publisher, options.year)).id };
}

/** Titles of the reports by their ids, by which people find a page in the package. */
async function titlesOf(store: Store, { portalId }: CaptureFilter): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  let cursor: string | null = null;
  do {
    const part: Awaited<ReturnType<Store['read']['reports']>> = await store.read.reports(
      portalId === undefined ? {} : { portalId },
      { limit: 200, cursor },
    );
    for (const { id, title, publisher, year } of part.items) titles.set(id, title ?? `${publisher} ${year}`);
    cursor = part.next;
  } while (cursor !== null);
  return titles;
}

/** A page's name: its report's title, and the state it was met in where that is not its content. */
function titleOf({ reportIds, url, state }: CaptureView, titles: ReadonlyMap<string, string>): string {
  const title = reportIds.flatMap((id) => titles.get(id) ?? [])[0] ?? url;
  return wasRead(state) ? title : `${title} (${state})`;
}

/** A restricted capture is served nowhere, exports included. */
async function* capturesOf(
  store: Store,
  filter: CaptureFilter,
  titles: ReadonlyMap<string, string>,
): AsyncGenerator<WaczCapture> {
  let cursor: string | null = null;
  do {
    const part: Awaited<ReturnType<Store['read']['captures']>> = await store.read.captures(filter, {
      limit: 200,
      cursor,
    });
    for (const capture of part.items) {
      if (capture.restricted !== null) continue;
      const page = capture.reportIds.length > 0 ? { title: titleOf(capture, titles) } : null;
      yield { location: capture.location, page };
    }
    cursor = part.next;
  } while (cursor !== null);
}
