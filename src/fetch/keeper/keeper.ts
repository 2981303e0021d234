/**
 * Keeps a browser: starts it in the place of the one that Playwright thinks to start, passes on what the two say to each
 * other as far as it may be said, ends what takes too much memory, and leaves nothing behind, however the program ends.
 * From the environment: the browser's path, the folder that is its own, and limits other than the usual ones.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync } from 'node:fs';
import { rmdir } from 'node:fs/promises';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { end } from '../../processes/index.ts';
import { excess, usualLimits, type MemoryLimits } from './excess.ts';
import { profileIn, removeFolder, takeFolder } from './folders.ts';
import { createMessageFilter } from './message-filter.ts';
import { createProcessTree } from './process-tree.ts';

const everyMs = 250;
/** A browser that nobody speaks to any more ends by itself; one that cannot is ended. */
const farewellMs = 3000;
/** Ends of a pipe, as Chromium knows them. */
const heard = 3;
const said = 4;

const {
  NIANBAO_KEEPER_CHROMIUM: chromium = '',
  NIANBAO_KEEPER_FOLDER: folder = '',
  NIANBAO_KEEPER_LIMITS: given = '{}',
  ...surroundings
} = process.env;
const limits: MemoryLimits = { ...usualLimits, ...(JSON.parse(given) as Partial<MemoryLimits>) };
const profileSwitch = '--user-data-dir=';

/** The browser hears the program itself; what it says goes through here. */
function start(): ChildProcess {
  const args = process.argv
    .slice(2)
    .map((arg) => (arg.startsWith(profileSwitch) ? `${profileSwitch}${profileIn(folder)}` : arg));
  const browser = spawn(chromium, args, {
    stdio: ['ignore', 'inherit', 'inherit', heard, 'pipe'],
    env: { ...surroundings, TMPDIR: folder },
  });
  closeSync(heard);
  return browser;
}

function passOn(from: Readable, to: Socket): void {
  const filter = createMessageFilter();
  from.on('data', (piece: Buffer) => {
    let hasRoom = true;
    for (const message of filter(piece)) hasRoom = to.write(message);
    if (!hasRoom) from.pause();
  });
  to.on('drain', () => from.resume());
}

function watchMemory(browser: ChildProcess): void {
  const look = createProcessTree(process.pid);
  setInterval(() => {
    const over = excess(look(), limits);
    if (over === 'all') browser.kill('SIGKILL');
    else for (const pid of over) end(pid);
  }, everyMs);
}

/** The folder that Playwright made for a profile is not used. */
async function removeUnused(): Promise<void> {
  const made = process.argv.find((arg) => arg.startsWith(profileSwitch))?.slice(profileSwitch.length);
  if (made !== undefined) await rmdir(made).catch(() => undefined);
}

await takeFolder(folder);
const browser = start();
const program = new Socket({ fd: said });
const leave = (): void => void setTimeout(() => browser.kill('SIGKILL'), farewellMs);
// A program that is gone is heard of here first.
program.on('error', leave).on('close', leave).resume();
passOn(browser.stdio[said] as Readable, program);
watchMemory(browser);
void removeUnused();
const [code] = await once(browser, 'exit').catch((error: unknown) => {
  // It could not be started: Playwright tells what stands on standard error.
  process.stderr.write(`${String(error)}\n`);
  return [1];
});
await removeFolder(folder);
process.exit(typeof code === 'number' ? code : 1);
