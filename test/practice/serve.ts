import { parseArgs } from 'node:util';
import { startPracticePortal } from './portal.ts';
import { practiceSystems } from './reports/index.ts';

/**
 * A practice portal as a process of its own: `node test/practice/serve.ts --pages 1000`. Prints one line of JSON
 * (`{"url", "columnUrl", "host", "pages"}`) and serves until it is told to end.
 */
const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '100' },
    system: { type: 'string', default: 'plain' },
    'per-page': { type: 'string', default: '20' },
    port: { type: 'string', default: '0' },
    gzip: { type: 'boolean', default: false },
    charset: { type: 'string', default: 'utf-8' },
    characters: { type: 'string', default: '1800' },
  },
});
const system = practiceSystems.find((known) => known === values.system);
if (system === undefined) {
  throw new RangeError(`--system must be one of ${practiceSystems.join(', ')}`);
}
const portal = await startPracticePortal({
  system,
  perPage: Number(values['per-page']),
  port: Number(values.port),
  gzip: values.gzip,
  charset: values.charset === 'gbk' ? 'gbk' : 'utf-8',
  logLimit: 0,
});
const pages = Number(values.pages);
portal.publishMany(pages, { characters: Number(values.characters) });
process.stdout.write(
  `${JSON.stringify({ url: portal.url, columnUrl: portal.columnUrl(), host: portal.host, pages })}\n`,
);
const stop = (): void => {
  void portal.close();
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
process.once('disconnect', stop);
