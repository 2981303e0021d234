import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isDamage, verifyArchive } from '../../src/archive/verify.ts';
import { hostileBehaviours } from '../fetch/support/hostile-behaviours.ts';
import { startRawServer, type RawServer } from '../net/raw-server.ts';
import { startPracticePortal, type PracticePortal } from '../practice/portal.ts';
import { makeReport } from '../practice/reports/index.ts';
import { startInstallation, type Installation } from '../support/installation.ts';

describe('a portal whose server breaks every rule', () => {
  let hostile: RawServer;
  let sound: PracticePortal;
  let installation: Installation;
  const paths = Object.keys(hostileBehaviours);

  beforeAll(async () => {
    const items = paths.map(
      (path) => `<li><a href="${path}?id=397880">${path.slice(1)}县2024年政府信息公开工作年度报告</a></li>`,
    );
    const listing = Buffer.from(
      `<html><head><meta charset="utf-8"><title>政府信息公开年报</title></head><body><ul>${items.join('')}</ul></body></html>`,
    );
    hostile = await startRawServer({
      ...Object.fromEntries(Object.entries(hostileBehaviours).map(([path, [, behaviour]]) => [path, behaviour])),
      '/nb/': (socket) => {
        socket.write(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${listing.length}\r\n\r\n`);
        socket.write(listing);
      },
    });
    sound = await startPracticePortal({});
    sound.publish(makeReport({ publisher: '云溪县人民政府', year: 2024, seed: 1 }));
    const columns = (url: string) => [{ id: 'annual', name: '年报', url }];
    installation = await startInstallation(
      {
        id: 'hostile',
        name: '恶意门户',
        crawl: {
          delaySeconds: 0,
          timeoutSeconds: 1,
          maxBodyMegabytes: 1,
          allowPrivateHosts: [`127.0.0.1:${hostile.port}`],
        },
        columns: columns(`${hostile.base}/nb/`),
      },
      {
        id: 'sound',
        name: '云溪县人民政府',
        crawl: { delaySeconds: 0, allowPrivateHosts: [sound.host] },
        columns: columns(sound.columnUrl()),
      },
    );
  }, 60_000);
  afterAll(async () => {
    await installation.close();
    await sound.close();
    await hostile.close();
  });

  it('is crawled to the end, each page in a named state, while others go on and the archive stays whole', async () => {
    const [bad, good] = await Promise.all([installation.crawl('hostile'), installation.crawl('sound')]);
    expect(good).toMatchObject({ state: 'done', complete: true, baseline: 1 });
    expect(bad).toMatchObject({ state: 'done', complete: false, visitsDone: paths.length });
    expect(bad.outcomes['error']).toBeUndefined();
    expect(bad.outcomes['unreachable']).toBeGreaterThan(15);
    expect(bad.outcomes['truncated']).toBeGreaterThan(10);
    const findings = [];
    const directory = `${installation.dataDirectory}/archive`;
    for await (const finding of verifyArchive(directory, { known: installation.store.knownCaptures })) {
      if (isDamage(finding)) findings.push(finding);
    }
    expect(findings).toEqual([]);
  }, 60_000);
});
