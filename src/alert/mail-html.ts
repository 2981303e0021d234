import type { MarkedPart } from '../domain/index.ts';
import type { ChangedParts, ChangedText, ChangedValue } from '../telling/changed-parts.ts';
import { abridge, sideOf } from '../telling/marked-text.ts';
import { html, SafeHtml, unbroken } from '../telling/markup.ts';
import { countInWords, type Story } from './story.ts';

const fonts = "-apple-system,BlinkMacSystemFont,'PingFang SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif";

/** Mail readers that know `prefers-color-scheme` turn dark by these; the others keep the inline colours. */
const darkStyles = new SafeHtml(`<style>
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background:#15181c!important}.card{background:#1e2227!important;border-color:#343a42!important}
.ink{color:#e8eaed!important}.soft{color:#a3abb5!important}.rule{border-color:#343a42!important}
.head{background:#262b31!important}.gone{background:#4a2326!important;color:#ffc9c9!important}
.come{background:#1c3d2b!important;color:#b6f0c8!important}.link{color:#8ab8ff!important;border-color:#4a5667!important}
.accent{background:#2a3a52!important;color:#b9d3ff!important}.good{background:#193526!important;color:#8bd7a8!important}
.warn{background:#3a2d14!important;color:#e8c27d!important}.bad{background:#432321!important;color:#f2a49c!important}}
@media (max-width:480px){.card{padding:18px 16px!important}.cell{padding:7px 6px!important}}
</style>`);

const badgeColours: Readonly<Record<Story['tone'], string>> = {
  accent: 'background:#e3edfb;color:#1a4d99;',
  good: 'background:#e1f3e7;color:#1d6b41;',
  warn: 'background:#fbefd7;color:#85570a;',
  bad: 'background:#fbe5e2;color:#9a2a22;',
};

const cellStyle = 'padding:8px 10px;border-bottom:1px solid #e5e8ec;text-align:left;vertical-align:top;';
const goneStyle = 'background:#fde8e8;color:#9b1c1c;text-decoration:none;border-radius:3px;';
const comeStyle = 'background:#def7e3;color:#12592e;text-decoration:none;border-radius:3px;';
const linkStyle =
  'display:inline-block;margin:0 8px 8px 0;padding:7px 14px;border:1px solid #c4ccd6;border-radius:6px;' +
  'color:#1a56b0;text-decoration:none;';

function valueRow(value: ChangedValue): SafeHtml {
  const number =
    Math.max(value.before.length, value.after.length) <= 12 ? 'white-space:nowrap;' : 'word-break:break-word;';
  return html`<tr>
    <td class="cell rule ink" style="${cellStyle}color:#1f2933;">${value.label}</td>
    <td class="cell rule" style="${cellStyle}${number}">
      <span class="gone" style="${goneStyle}padding:1px 5px;">${value.before}</span>
    </td>
    <td class="cell rule" style="${cellStyle}${number}">
      <strong class="come" style="${comeStyle}padding:1px 5px;">${value.after}</strong>
    </td>
    <td class="cell rule soft" style="${cellStyle}color:#616e7c;white-space:nowrap;">${value.difference}</td>
  </tr>`;
}

function valueTable(changed: ChangedParts): SafeHtml | null {
  if (changed.values.length === 0) {
    return null;
  }
  const heading = `${cellStyle}font-weight:600;color:#616e7c;background:#f4f6f8;white-space:nowrap;`;
  return html`<table
      role="presentation"
      width="100%"
      cellpadding="0"
      cellspacing="0"
      style="border-collapse:collapse;font-size:14px;margin:0 0 18px;"
    >
      <tr>
        ${['位置', '原', '现', '差'].map((name) => html`<th scope="col" class="cell rule soft head" style="${heading}">${name}</th>`)}
      </tr>
      ${changed.values.map((value) => valueRow(value))}
    </table>
    ${moreNote(changed.moreValues, '数据')}`;
}

const onOneLine = (moment: string): SafeHtml => html`<span style="white-space:nowrap;">${moment}</span>`;

function figureTable({ figures }: Story): SafeHtml | null {
  if (figures === null || figures.rows.length === 0) return null;
  const { year, beforeYear } = figures;
  const heading = `${cellStyle}font-weight:600;color:#616e7c;background:#f4f6f8;white-space:nowrap;`;
  const number = `${cellStyle}text-align:right;white-space:nowrap;`;
  return html`<h2 class="ink" style="margin:18px 0 10px;font-size:16px;color:#1f2933;">主要数据</h2>
    <table
      role="presentation"
      cellpadding="0"
      cellspacing="0"
      style="border-collapse:collapse;font-size:14px;margin:0 0 18px;"
    >
      <tr>
        <th scope="col" class="cell rule soft head" style="${heading}">项目</th>
        <th scope="col" class="cell rule soft head" style="${heading}text-align:right;">${year} 年</th>
        ${beforeYear === null ? null : html`<th scope="col" class="cell rule soft head" style="${heading}text-align:right;">${beforeYear} 年</th>`}
      </tr>
      ${figures.rows.map(
        ({ label, value, before }) =>
          html`<tr>
            <td class="cell rule ink" style="${cellStyle}color:#1f2933;">${label}</td>
            <td class="cell rule ink" style="${number}color:#1f2933;font-weight:600;">${value}</td>
            ${beforeYear === null ? null : html`<td class="cell rule soft" style="${number}color:#616e7c;">${before ?? '—'}</td>`}
          </tr>`,
      )}
    </table>`;
}

function moreNote(count: number, what: string): SafeHtml | null {
  return count > 0
    ? html`<p class="soft" style="margin:0 0 18px;color:#616e7c;font-size:13px;">
        另有 ${count} 处${what}未列出，请看改动页。
      </p>`
    : null;
}

function marked(parts: readonly MarkedPart[], side: 'removed' | 'added'): SafeHtml {
  const shown = sideOf(parts, side).filter((part) => part.text !== '');
  if (shown.length === 0) {
    return html`<span class="soft" style="color:#616e7c;">（无）</span>`;
  }
  return html`${shown.map((part) =>
    part.kind === 'same'
      ? html`${part.text}`
      : part.kind === 'removed'
        ? html`<del class="gone" style="${goneStyle}">${part.text}</del>`
        : html`<ins class="come" style="${comeStyle}">${part.text}</ins>`,
  )}`;
}

function textBlock(text: ChangedText): SafeHtml {
  const name = html`<p class="ink" style="margin:0 0 6px;font-weight:600;color:#1f2933;font-size:14px;">
    ${text.label}
  </p>`;
  if (text.onlyMasked) {
    return html`${name}
      <p class="soft" style="margin:0 0 18px;color:#616e7c;font-size:14px;">仅所屏蔽的个人号码有变，详见存档。</p>`;
  }
  const parts = abridge(text.parts, 40, 400);
  const row = (label: string, side: 'removed' | 'added'): SafeHtml =>
    html`<tr>
      <td class="cell rule soft" style="${cellStyle}width:28px;color:#616e7c;">${label}</td>
      <td class="cell rule ink" style="${cellStyle}color:#1f2933;line-height:1.8;word-break:break-word;">
        ${marked(parts, side)}
      </td>
    </tr>`;
  return html`${name}
    <table
      role="presentation"
      width="100%"
      cellpadding="0"
      cellspacing="0"
      style="border-collapse:collapse;font-size:14px;margin:0 0 18px;"
    >
      ${row('原', 'removed')}${row('现', 'added')}
    </table>`;
}

/** The HTML side of a mail: one self-contained page, no pictures, nothing fetched. */
export function renderMailHtml(story: Story): string {
  const { changed } = story;
  const count = countInWords(changed);
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${story.headline}</title>
        ${darkStyles}
      </head>
      <body class="page" style="margin:0;padding:0;background:#eef1f4;font-family:${new SafeHtml(fonts)};">
        <table
          role="presentation"
          class="page"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          style="background:#eef1f4;"
        >
          <tr>
            <td align="center" style="padding:20px 10px;">
              <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:640px;">
                <tr>
                  <td
                    class="card"
                    style="background:#ffffff;border:1px solid #dde2e8;border-radius:10px;padding:26px 28px;text-align:left;"
                  >
                    <span
                      class="${story.tone}"
                      style="display:inline-block;padding:3px 10px;border-radius:12px;${badgeColours[story.tone]}font-size:13px;"
                      >${story.badge}</span
                    >
                    ${story.weight === null ? null : html`<span class="warn" style="display:inline-block;padding:3px 10px;border-radius:12px;${badgeColours.warn}font-size:13px;">${story.weight}</span>`}
                    <h1 class="ink" style="margin:12px 0 8px;font-size:20px;line-height:1.45;color:#1f2933;">
                      ${story.headline}
                    </h1>
                    ${story.sentences.map((sentence) => html`<p class="ink" style="margin:0 0 8px;font-size:15px;line-height:1.7;color:#323f4b;overflow-wrap:anywhere;">${unbroken(sentence, onOneLine)}</p>`)}
                    ${figureTable(story)}
                    ${count === null ? null : html`<h2 class="ink" style="margin:18px 0 10px;font-size:16px;color:#1f2933;">改动 <span class="soft" style="font-weight:400;font-size:13px;color:#616e7c;">${count}</span></h2>`}
                    ${valueTable(changed)}${changed.texts.map((text) => textBlock(text))}${moreNote(changed.moreTexts, '文字')}
                    <table
                      role="presentation"
                      cellpadding="0"
                      cellspacing="0"
                      style="border-collapse:collapse;margin:10px 0 20px;font-size:14px;line-height:1.6;"
                    >
                      ${story.facts.map(
                        ([name, value]) =>
                          html`<tr>
                            <td
                              class="soft"
                              style="padding:2px 16px 2px 0;color:#616e7c;white-space:nowrap;vertical-align:top;"
                            >
                              ${name}
                            </td>
                            <td
                              class="ink"
                              style="padding:2px 0;color:#1f2933;word-break:break-word;overflow-wrap:anywhere;"
                            >
                              ${value}
                            </td>
                          </tr>`,
                      )}
                    </table>
                    ${story.note === null ? null : html`<p class="soft" style="margin:0 0 14px;font-size:14px;color:#616e7c;">${story.note}</p>`}
                    <div style="margin:4px 0 0;font-size:14px;">
                      ${story.links.map((link) => html`<a class="link" href="${link.url}" target="_blank" rel="noopener noreferrer" style="${linkStyle}">${link.name}</a>`)}
                    </div>
                  </td>
                </tr>
              </table>
              <p class="soft" style="max-width:640px;margin:14px 0 0;font-size:12px;line-height:1.7;color:#7b8794;">
                本邮件由年报监测程序自动发出。所列内容取自政府网站公开页面，个人手机号码与身份证号码已作屏蔽。
              </p>
            </td>
          </tr>
        </table>
      </body>
    </html> `.markup;
}
