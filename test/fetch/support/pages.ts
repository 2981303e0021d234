/** A page that has nothing around it. */
export const alone = (title: string, body: string, head = ''): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;

export const json = { mediaType: 'application/json' };
export const column = 'http://www.example.gov.cn/zfxxgk/nb/index.html';
