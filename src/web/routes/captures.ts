import type { Context, Hono } from 'hono';
import { canonicalUrl, twinAddresses } from '../../listing/index.ts';
import { linkableUrl } from '../../telling/markup.ts';
import { archivedBodyResponse, archivedPageResponse } from '../archived-body.ts';
import type { WebDeps } from '../deps.ts';
import { lastWithBody } from '../last-with-body.ts';
import { capturePage } from '../pages/capture.ts';
import { messagePage } from '../pages/message.ts';
import { notArchivedPage } from '../pages/not-archived.ts';
import type { ArchivedAnswer, CaptureView } from '../reads.ts';
import type { PageTools } from './page-tools.ts';

/** An address in characters that no attribute needs to escape. */
const encodedWhole = (url: string): string => encodeURIComponent(url).replaceAll("'", '%27');

/** What the archive holds of a capture, or why it cannot be read. */
async function archived(
  { archive, report }: WebDeps,
  capture: CaptureView,
): Promise<{ answer: ArchivedAnswer | null; problem: string | null }> {
  try {
    return { answer: await archive.read(capture.location), problem: null };
  } catch (error) {
    report?.(error, `capture ${capture.id}`);
    return {
      answer: null,
      problem: `存档文件 ${capture.location.file} 自第 ${capture.location.offset} 字节起的记录缺失或受损。`,
    };
  }
}

/** Answers with a capture's archived bytes, or with the page that says why there are none. */
async function withAnswer(
  { deps, show, missing }: PageTools,
  context: Context,
  respond: (capture: CaptureView, answer: ArchivedAnswer) => Promise<Response>,
): Promise<Response> {
  const capture = await deps.reads.capture(context.req.param('id') ?? '');
  if (capture === null) {
    return missing(context);
  }
  if (capture.restricted !== null) {
    return show(context, messagePage('这份存档已停止提供', `理由：${capture.restricted.reason}`), 451);
  }
  const { answer, problem } = await archived(deps, capture);
  if (answer === null) {
    return show(context, messagePage('存档记录读不出', problem ?? ''), 500);
  }
  if (answer.revisitOf !== null && !answer.revisitOf.resolved) {
    return show(context, messagePage('这次没有收到内容', '网站答复内容自上次以来未变；原件见这一页先前的存档。'), 404);
  }
  return respond(capture, answer);
}

/** Captures: one with its evidence, its bytes, and the archived page with links into the archive. */
export function addCaptures(pages: Hono, tools: PageTools): void {
  const { deps, show, missing } = tools;
  const { reads } = deps;

  pages.get('/captures/:id', async (context) => {
    const capture = await reads.capture(context.req.param('id'));
    if (capture === null) {
      return missing(context);
    }
    if (capture.restricted !== null) {
      return show(
        context,
        capturePage({ capture, answer: null, archiveProblem: null, extraction: null, earlier: null }),
      );
    }
    const [{ answer, problem }, extraction, earlier] = await Promise.all([
      archived(deps, capture),
      reads.extraction(capture.id),
      capture.state === 'not-modified' ? lastWithBody(reads, capture) : null,
    ]);
    return show(context, capturePage({ capture, answer, archiveProblem: problem, extraction, earlier }));
  });

  pages.get('/captures/:id/body', async (context) =>
    withAnswer(tools, context, async (capture, answer) =>
      archivedBodyResponse(capture, answer, {
        acceptEncoding: context.req.header('accept-encoding') ?? null,
        download: context.req.query('download') !== undefined,
      }),
    ),
  );

  pages.get('/captures/:id/page', async (context) =>
    withAnswer(tools, context, async (capture, answer) => {
      const to = (url: string): string => `/captures/${capture.id}/link?to=${encodedWhole(url)}`;
      return (await archivedPageResponse(capture, answer, to)) ?? context.redirect(`/captures/${capture.id}/body`, 302);
    }),
  );

  // Nothing archived leads away by itself: who follows a link of which there is no capture is asked first.
  pages.get('/captures/:id/link', async (context) => {
    const capture = await reads.capture(context.req.param('id'));
    const url = linkableUrl(context.req.query('to') ?? null);
    if (capture === null || url === null) {
      return missing(context);
    }
    const addresses = new Set([canonicalUrl(url, capture.url) ?? url, url, ...twinAddresses(url)]);
    const found = await reads.captureNear(capture.portalId, [...addresses], capture.capturedAt);
    return found === null
      ? show(context, notArchivedPage(capture, url), 404)
      : context.redirect(`/captures/${found}/page`, 302);
  });
}
