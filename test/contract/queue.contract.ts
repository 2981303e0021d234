import { describe } from 'vitest';
import { closing } from './queue/closing.ts';
import { handingOver } from './queue/handing-over.ts';
import { losses } from './queue/losses.ts';
import { order } from './queue/order.ts';
import { tryingAgain } from './queue/trying-again.ts';
import { useQueue, type QueueServer } from './queue/under-test.ts';

export type { QueueServer } from './queue/under-test.ts';

/** What every back end of the queue does. Runs on a real server. */
export function queueContract(startServer: () => Promise<QueueServer>): void {
  describe('the contract of the queue', () => {
    const under = useQueue(startServer);
    describe('handing over', () => {
      handingOver(under);
    });
    describe('trying again', () => {
      tryingAgain(under);
    });
    describe('order', () => {
      order(under);
    });
    describe('losses', () => {
      losses(under);
    });
    describe('closing', () => {
      closing(under);
    });
  });
}
