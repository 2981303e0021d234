import type { Hono } from 'hono';
import { inboxPage, mailPage } from '../pages/inbox.ts';
import type { PageTools } from './page-tools.ts';

/** Mails come from this program, yet may do nothing but open their links in a page of their own. */
const mailPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'self'";

/** The demo's inbox, where there is one. */
export function addInbox(pages: Hono, { deps: { inbox }, show, missing }: PageTools): void {
  if (inbox === undefined) return;
  pages.get('/inbox', async (context) => show(context, inboxPage(await inbox.mails())));
  pages.get('/inbox/:id', async (context) => {
    const mail = (await inbox.mails()).find((one) => one.id === context.req.param('id'));
    return mail === undefined ? missing(context) : show(context, mailPage(mail));
  });
  pages.get('/inbox/:id/html', async (context) => {
    const mail = (await inbox.mails()).find((one) => one.id === context.req.param('id'));
    if (mail === undefined || mail.html === null) {
      return missing(context);
    }
    return context.html(mail.html, 200, { 'content-security-policy': mailPolicy });
  });
}
