import { html } from '../../telling/markup.ts';
import type { PageParts } from '../layout.ts';

/** A page that says only one thing: not found, not allowed, broken. */
export function messagePage(title: string, message: string): PageParts {
  return {
    title,
    section: null,
    body: html`<h1>${title}</h1>
      <p class="lead">${message}</p>
      <p><a class="button" href="/">回到首页</a></p>`,
  };
}
