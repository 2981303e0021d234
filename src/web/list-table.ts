import { html, type HtmlValue, type SafeHtml } from '../telling/markup.ts';
import { scrollable } from './layout.ts';

/** A column of a list; `wide` ones hold running text, `tight` ones stay on one line. */
export interface ListColumn {
  readonly name: string;
  readonly kind?: 'wide' | 'tight' | 'number' | 'plain';
}

const isEmpty = (cell: HtmlValue): boolean =>
  cell === null || cell === undefined || cell === false || cell === '' || cell === '—';

/**
 * A list of things, a row each with a cell a column: a table where there is room, and on a phone one below the other, each cell with
 * the name of its column (but for the `lead`ing one, which names the thing) and empty ones left out.
 */
export function listTable(
  label: string,
  lead: string,
  columns: readonly ListColumn[],
  rows: readonly (readonly HtmlValue[])[],
): SafeHtml {
  const cell = (value: HtmlValue, { name, kind = 'plain' }: ListColumn): SafeHtml => {
    if (isEmpty(value)) return html`<td class="${kind} none">${value}</td>`;
    return name === lead
      ? html`<td class="${kind} lead-cell">${value}</td>`
      : html`<td class="${kind}" data-name="${name}">${value}</td>`;
  };
  return scrollable(
    label,
    html`<table class="list">
      <thead>
        <tr>
          ${columns.map(({ name, kind = 'plain' }) => html`<th scope="col" class="${kind}">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${columns.map((column, at) => cell(row[at], column))}
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}
