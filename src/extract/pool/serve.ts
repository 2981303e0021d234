import type { MessagePort } from 'node:worker_threads';
import type { ExtractInput } from '../document.ts';
import type { ExtractAnswer, ExtractRequest } from './messages.ts';

/** Answers requests on a port one after the other, in the order in which they came. */
export function serveRequests<Made>(port: MessagePort, extract: (input: ExtractInput) => Made | Promise<Made>): void {
  let last: Promise<void> = Promise.resolve();
  const answer = async ({ id, input }: ExtractRequest): Promise<void> => {
    let reply: ExtractAnswer<Made>;
    try {
      reply = { kind: 'extracted', id, extraction: await extract(input) };
    } catch (error) {
      reply = { kind: 'failed', id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
    port.postMessage(reply);
  };
  port.on('message', (request: ExtractRequest) => {
    last = last.then(() => answer(request));
  });
  port.postMessage({ kind: 'ready' } satisfies ExtractAnswer<Made>);
}
