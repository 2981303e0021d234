import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { changeKinds, audienceOf } from '../../src/domain/index.ts';
import { renderMail, renderWebhookPayload } from '../../src/alert/index.ts';
import { alertView, diffOf, entry } from './sample.ts';

const attack = '"><script>alert(1)</script><img src=x onerror=alert(2)>';

describe('a mail', () => {
  it('says what changed, with both values of each cell and the changed words of each sentence', () => {
    const { subject, text, html } = renderMail(alertView());
    expect(subject).toBe('【年报监测】青溪区人民政府 2024 年度报告的内容有改动：予以公开·总计 12→15，共 4 处');
    expect(text).toContain('三、申请情况 · 予以公开 · 总计：12 → 15（+3）');
    expect(text).toContain('（空） → 7730.28');
    expect(text).toContain('收到政府信息公开申请【37】件');
    expect(text).toContain('较上年减少【两】成');
    expect(text).toContain('发现时间：2025年3月3日 09:30');
    const page = load(html);
    const rows = page('tr')
      .toArray()
      .map((row) =>
        page(row)
          .children('td')
          .toArray()
          .map((cell) => page(cell).text().trim()),
      );
    expect(rows).toContainEqual(['三、申请情况 · 予以公开 · 总计', '12', '15', '+3']);
    expect(
      page('del')
        .toArray()
        .map((one) => page(one).text()),
    ).toEqual(['37', '37', '12', '三']);
    expect(
      page('ins')
        .toArray()
        .map((one) => page(one).text()),
    ).toEqual(['40', '40', '15', '两']);
    expect(
      page('a')
        .toArray()
        .map((one) => page(one).attr('href')),
    ).toContain('http://www.qingxi.example/zwgk/2024.html?a=1&b=2');
  });

  it('counts in its subject where no short value says what changed', () => {
    const diff = diffOf(
      entry({ kind: 'text', before: '甲'.repeat(40), after: '乙'.repeat(40), significance: 'minor' }),
    );
    const mail = renderMail(alertView({ detail: { title: null, url: null, diff } }));
    expect(mail.subject).toMatch(/的内容有改动（1 处文字）$/u);
  });

  it.each([
    [{ appeared: 2, vanished: 0, remaining: 0 }, '改动后的表中新出现 2 处勾稽关系不符。'],
    [{ appeared: 0, vanished: 1, remaining: 0 }, '改动后的表中原有的 1 处勾稽不符不再出现。'],
    [{ appeared: 1, vanished: 0, remaining: 3 }, '改动后的表中新出现 1 处勾稽关系不符，仍有 3 处勾稽关系不符。'],
  ])('of a revision says how the sums tie up since: %o', (checks, words) => {
    const view = alertView({ detail: { ...alertView().detail, checks } });
    expect(renderMail(view).text).toContain(words);
    expect(renderWebhookPayload(view).data).toMatchObject({ checks });
  });

  it('does not say again in a sentence what it lists', () => {
    const { text } = renderMail(alertView());
    expect(text).not.toMatch(/内容有变|改动4处/u);
  });

  it('of a new report has its main figures beside those of the year before, and its doubts', () => {
    const figures = {
      year: 2024,
      beforeYear: 2023,
      rows: [
        { key: 'new', label: '本年新收申请', value: 40, before: 31 },
        { key: 'lawsuits', label: '行政诉讼', value: 0, before: null },
      ],
      failingChecks: 2,
    };
    const detail = { title: null, url: null };
    const view = alertView({ kind: 'report.published', figures, detail });
    const { text, html } = renderMail(view);
    expect(text).toContain('本年新收申请：40（2023 年 31）');
    expect(text).toContain('行政诉讼：0\n');
    expect(text).toContain('表中有 2 处勾稽关系不符');
    const page = load(html);
    const cells = page('tr')
      .toArray()
      .map((row) =>
        page(row)
          .children()
          .toArray()
          .map((one) => page(one).text().trim()),
      );
    expect(cells).toContainEqual(['本年新收申请', '40', '31']);
    expect(cells).toContainEqual(['行政诉讼', '0', '—']);
    expect(renderWebhookPayload(view).data['figures']).toMatchObject({ beforeYear: 2023, failingChecks: 2 });
    expect(renderMail(alertView()).text).not.toContain('主要数据');
  });

  it('keeps days and times on one line', () => {
    const reason = { kind: 'text', text: '应于2026-03-31前公布；2026-04-02 01:50首次看到' } as const;
    const detail = { title: null, url: null, reason };
    const page = load(renderMail(alertView({ kind: 'report.published', detail })).html);
    const kept = page('p span')
      .toArray()
      .map((one) => page(one).text());
    expect(kept).toEqual(['2026-03-31', '2026-04-02 01:50']);
  });

  it('fetches nothing: no picture, script, style sheet or frame', () => {
    const page = load(renderMail(alertView()).html);
    expect(page('img, script, link, iframe, object, form').length).toBe(0);
  });

  it('has words for every kind of change', () => {
    for (const kind of changeKinds) {
      const mail = renderMail(alertView({ kind, audience: audienceOf(kind), report: null }));
      expect(mail.subject).toMatch(/^【年报监测】\S/u);
      expect(mail.text).not.toContain('undefined');
      expect(mail.html).not.toContain('undefined');
    }
  });

  it('says of what was not found only that it was not found, where and up to when', () => {
    for (const kind of ['report.removed', 'report.overdue'] as const) {
      const { subject, text } = renderMail(alertView({ kind, detail: { title: null, url: null } }));
      expect(subject).toContain('截至2025年3月3日 09:30，在所监测的位置');
      expect(text).not.toMatch(/未发布|没有发布/u);
    }
  });

  it('says when old content came back', () => {
    const { detail } = alertView();
    const mail = renderMail(alertView({ detail: { ...detail, returnsTo: 'v' as never } }));
    expect(mail.subject).toContain('改回了先前的内容');
  });

  it('masks personal numbers in every part, also where hidden characters part the digits', () => {
    const diff = diffOf(
      entry({ kind: 'text', label: '电话13812345678', before: '找1381\u200B2345678', after: '找13912345678' }),
      entry({ kind: 'metadata', label: '标题', before: '320829198001021234', after: '无' }),
    );
    const view = alertView({
      detail: {
        title: null,
        url: null,
        diff,
        reason: { kind: 'text', text: '138-1234-5678' },
      },
    });
    const { subject, text, html } = renderMail(view);
    for (const part of [subject, text, html, JSON.stringify(renderWebhookPayload(view))]) {
      expect(part).not.toMatch(/1234-?5678|12345678|19800102/u);
    }
  });

  it('says so where only a masked number differs', () => {
    const diff = diffOf(entry({ kind: 'text', label: '联系', before: '手机13812345678', after: '手机13899995678' }));
    const { text } = renderMail(alertView({ detail: { title: null, url: null, diff } }));
    expect(text).toContain('仅所屏蔽的个人号码有变');
  });

  it('names no author of a document', () => {
    const diff = diffOf(
      entry({ kind: 'metadata', path: '/votes/author', label: '作者', before: '王某某', after: '李某某' }),
    );
    const view = alertView({ detail: { title: null, url: null, diff } });
    expect(JSON.stringify([renderMail(view), renderWebhookPayload(view)])).not.toMatch(/王某某|李某某/u);
  });

  it('keeps the archived copy out while personal data in it is not allowed', () => {
    const view = alertView({ kind: 'report.removed', evidenceWithheld: true });
    const { text, html } = renderMail(view);
    expect(JSON.stringify([text, html, renderWebhookPayload(view)])).not.toContain('/captures/3');
    expect(text).toContain('经管理员许可');
  });

  it('cuts long lists and long texts, and counts what is left out', () => {
    const cells = Array.from({ length: 60 }, (_, index) => entry({ label: `格${index}` }));
    const long = entry({ kind: 'section', label: '节', before: null, after: '长'.repeat(5000) });
    const { text, html } = renderMail(alertView({ detail: { title: null, url: null, diff: diffOf(...cells, long) } }));
    expect(text).toContain('另有 20 处数据未列出');
    expect(text).toContain('（略去 4600 字）');
    expect(html.length).toBeLessThan(60_000);
  });

  it('escapes whatever was fetched, and links only to http and https', () => {
    const diff = diffOf(
      entry({ label: attack, before: attack, after: attack }),
      entry({ kind: 'text', label: attack, before: attack, after: `${attack}x` }),
    );
    const view = alertView({
      portal: { id: 'p' as never, name: attack },
      report: { publisher: attack, year: 2024, kind: 'annual', title: attack },
      detail: { title: attack, url: null, reason: { kind: 'text', text: attack }, diff },
      links: {
        report: 'javascript:alert(1)',
        diff: 'data:text/html,x',
        evidence: null,
        original: `http://x/${attack}`,
      },
    });
    const page = load(renderMail(view).html);
    expect(page('script, img').length).toBe(0);
    const links = page('a')
      .toArray()
      .map((one) => page(one).attr('href') ?? '');
    expect(links).toHaveLength(1);
    expect(links[0]).toMatch(/^http:\/\/x\//u);
    expect(renderWebhookPayload(view).data['links']).toMatchObject({ report: null, diff: null });
  });

  it('has a subject of one line, however the title was written', () => {
    const publisher = `区\r\nBcc: victim@x.example\u2028\u202Eevil\u0000${'长'.repeat(300)}`;
    const { subject } = renderMail(alertView({ report: { publisher, year: 2024, kind: 'annual', title: null } }));
    expect(subject).not.toMatch(/\p{C}|[\u2028\u2029]/u);
    expect(Array.from(subject).length).toBeLessThanOrEqual(120);
  });
});

describe('a webhook body', () => {
  it('is the same at every attempt, and carries values as they are: null is not zero', () => {
    const body = JSON.stringify(renderWebhookPayload(alertView()));
    expect(JSON.stringify(renderWebhookPayload(alertView()))).toBe(body);
    const payload = JSON.parse(body);
    expect(payload).toMatchObject({ type: 'report.revised', timestamp: '2025-03-03T01:30:00.000Z' });
    expect(payload.data.changes[2]).toMatchObject({ before: null, after: 7730.28 });
  });

  it('leaves noise out and counts what exceeds the limit', () => {
    const noise = entry({ significance: 'none' });
    const cells = Array.from({ length: 230 }, () => entry({}));
    const view = alertView({ detail: { title: null, url: null, diff: diffOf(noise, ...cells) } });
    const { data } = renderWebhookPayload(view);
    expect(data['changes']).toHaveLength(200);
    expect(data['changesOmitted']).toBe(30);
  });
});
