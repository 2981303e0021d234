import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

export const root = path.resolve(import.meta.dirname, '../..');

const servingSchema = z.object({ columnUrl: z.string() });

/** A practice portal in a process of its own. */
export interface Portal {
  readonly columnUrl: string;
  close(): Promise<void>;
}

export async function servePortal(pages: number): Promise<Portal> {
  const child = spawn(process.execPath, [path.join(root, 'test/practice/serve.ts'), '--pages', String(pages)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return {
    columnUrl: servingSchema.parse(JSON.parse(line)).columnUrl,
    close: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
    },
  };
}
