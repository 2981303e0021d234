import { html, type SafeHtml } from '../telling/markup.ts';
import { changedParts, type ChangedText, type ChangedValue } from '../telling/changed-parts.ts';
import { abridge, sideOf } from '../telling/marked-text.ts';
import type { MarkedPart, Diff } from '../domain/index.ts';
import { scrollable } from './layout.ts';

/** Most values and texts of one page. */
const mostShown = 400;
/** Characters of sameness kept beside a change, and most characters of one changed stretch. */
const around = 120;
const longestStretch = 4000;

function marked(parts: readonly MarkedPart[]): SafeHtml {
  const shown = parts.filter((part) => part.text !== '');
  if (shown.length === 0) {
    return html`<span class="soft">（无）</span>`;
  }
  return html`${shown.map((part) => {
    switch (part.kind) {
      case 'same':
        return part.text;
      case 'removed':
        return html`<del>${part.text}</del>`;
      case 'added':
        return html`<ins>${part.text}</ins>`;
      default:
        return part.kind satisfies never;
    }
  })}`;
}

function severity(major: boolean): SafeHtml | null {
  return major ? html` <span class="badge warn">重要</span>` : null;
}

function valuesTable(values: readonly ChangedValue[], more: number): SafeHtml | null {
  if (values.length === 0) {
    return null;
  }
  // Figures stand under each other by their last digit; words begin at one place, and have a line each where there is no room.
  const areFigures = values.every(({ difference }) => difference !== null);
  const across = areFigures ? 'number' : 'value';
  const table = html`<table class="${areFigures ? '' : 'list'}">
    <thead>
      <tr>
        <th scope="col" class="wide">位置</th>
        <th scope="col" class="${across}">原</th>
        <th scope="col" class="${across}">现</th>
        <th scope="col" class="number">差</th>
      </tr>
    </thead>
    <tbody>
      ${values.map(
        (value) =>
          html`<tr>
            <td class="wide">${value.label}</td>
            <td class="${across}" data-name="原"><del>${value.before}</del></td>
            <td class="${across}" data-name="现"><ins>${value.after}</ins></td>
            <td class="number tight soft${value.difference === null ? ' none' : ''}">${value.difference}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
  return html`<h3>数据与要素 <span class="count">${values.length + more} 处</span></h3>
    ${scrollable('改动的数据', table)}${moreNote(more)}`;
}

function moreNote(count: number): SafeHtml | null {
  return count > 0 ? html`<p class="soft small">另有 ${count} 处未列出。</p>` : null;
}

function inlineText(text: ChangedText): SafeHtml {
  return html`<div class="inline-text inline prose">${marked(abridge(text.parts, around, longestStretch))}</div>`;
}

function textSides(text: ChangedText): SafeHtml {
  const parts = abridge(text.parts, around, longestStretch);
  return html`<div class="sides">
    <div>
      <div class="side-name">原</div>
      <div class="prose">${marked(sideOf(parts, 'removed'))}</div>
    </div>
    <div>
      <div class="side-name">现</div>
      <div class="prose">${marked(sideOf(parts, 'added'))}</div>
    </div>
  </div>`;
}

function render(diff: Diff, renderText: (text: ChangedText) => SafeHtml): SafeHtml {
  const changed = changedParts(diff, mostShown);
  if (changed.values.length === 0 && changed.texts.length === 0) {
    return html`<p class="empty panel">只有不影响内容的差别。</p>`;
  }
  const texts = changed.texts.length + changed.moreTexts;
  return html`${valuesTable(changed.values, changed.moreValues)}
  ${texts === 0 ? null : html`<h3>文字 <span class="count">${texts} 处</span></h3>`}
  ${changed.texts.map(
    (text) =>
      html`<p class="small"><strong>${text.label}</strong>${severity(text.major)}</p>
        ${text.onlyMasked ? html`<p class="soft small">仅所屏蔽的个人号码有变，详见存档。</p>` : renderText(text)}`,
  )}${moreNote(changed.moreTexts)}`;
}

/** A comparison with what was taken out and put in, in one run of text. */
export function renderDiffInline(diff: Diff): SafeHtml {
  return render(diff, inlineText);
}

/** A comparison with before on the left and after on the right. */
export function renderDiffSideBySide(diff: Diff): SafeHtml {
  return render(diff, textSides);
}
