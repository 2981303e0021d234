import { readFile } from 'node:fs/promises';
import type { Browser, CDPSession } from 'playwright';

const everyMs = 250;
/** A page of pictures takes some hundred megabytes; what takes more than this is ended, and costs that page only. */
const mostMegabytes = 1024;
const pageBytes = 4096;

interface ProcessInfo {
  readonly type: string;
  readonly id: number;
}

/** Resident memory of a process in megabytes; 0 where the system does not tell. */
async function residentMegabytes(pid: number): Promise<number> {
  // The process may have ended since it was listed.
  const statm = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return (Number(statm.split(' ')[1] ?? 0) * pageBytes) / 1024 / 1024;
}

async function look(session: CDPSession): Promise<void> {
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as { processInfo: readonly ProcessInfo[] };
  for (const { type, id } of processInfo) {
    if (type === 'renderer' && (await residentMegabytes(id)) > mostMegabytes) process.kill(id, 'SIGKILL');
  }
}

/**
 * Ends renderers of a browser that take too much memory, whatever it is taken for; scripts' own heaps have a limit besides.
 * Ends by itself when the browser does. Only where the system tells of processes' memory (Linux).
 */
export async function watchMemory(browser: Browser): Promise<void> {
  if (process.platform !== 'linux') return;
  const session = await browser.newBrowserCDPSession();
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    // A browser that is gone is heard of below.
    look(session)
      .catch(() => undefined)
      .finally(() => {
        looking = false;
      });
  }, everyMs);
  timer.unref();
  browser.once('disconnected', () => clearInterval(timer));
}
