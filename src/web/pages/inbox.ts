import { html } from '../../telling/markup.ts';
import { said, time } from '../format.ts';
import { facts, type PageParts } from '../layout.ts';
import type { InboxMail } from '../reads.ts';

/** Mails that stayed on this machine. */
export function inboxPage(mails: readonly InboxMail[]): PageParts {
  return {
    title: '收件箱',
    section: 'inbox',
    body: html`<h1>收件箱</h1>
      <p class="lead">演示用的本机收件箱：邮件没有离开这台机器。</p>
      <div class="panel">
        ${
          mails.length === 0
            ? html`<p class="empty">还没有邮件。</p>`
            : html`<ol class="timeline">
                ${mails.map(
                  (mail) =>
                    html`<li>
                      <div class="what"><a href="/inbox/${encodeURIComponent(mail.id)}">${said(mail.subject)}</a></div>
                      <div class="when">${time(mail.receivedAt, null)}<span>致 ${said(mail.to.join('、'))}</span></div>
                    </li>`,
                )}
              </ol>`
        }
      </div>`,
  };
}

/** One mail; its HTML stands in a frame that may do nothing. */
export function mailPage(mail: InboxMail): PageParts {
  return {
    title: said(mail.subject),
    section: 'inbox',
    body: html`<p class="crumbs"><a href="/inbox">收件箱</a></p>
      <h1>${said(mail.subject)}</h1>
      <div class="panel">
        ${facts([
          ['发件人', said(mail.from)],
          ['收件人', said(mail.to.join('、'))],
          ['收到', time(mail.receivedAt, null)],
        ])}
      </div>
      ${mail.html === null ? null : html`<iframe class="body mail" sandbox="allow-popups" title="邮件" src="/inbox/${encodeURIComponent(mail.id)}/html"></iframe>`}
      <h2>纯文本</h2>
      <pre>${mail.text}</pre>`,
  };
}
