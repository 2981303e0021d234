import { html, type SafeHtml } from '../../alert/markup.ts';
import type { describeApi } from '../api/index.ts';
import { type PageParts, scrollable } from '../layout.ts';

type Description = ReturnType<typeof describeApi>;
type Operation = NonNullable<NonNullable<NonNullable<Description['paths']>[string]>['get']>;

/** Name, place and meaning of a parameter, from whichever of its forms the description holds. */
function parameterRow(parameter: unknown): SafeHtml | null {
  if (typeof parameter !== 'object' || parameter === null || !('name' in parameter) || !('in' in parameter)) {
    return null;
  }
  const schema = 'schema' in parameter && typeof parameter.schema === 'object' ? parameter.schema : null;
  const about = schema !== null && 'description' in schema ? String(schema.description) : '';
  const type = schema !== null && 'type' in schema ? String(schema.type) : '';
  const values = schema !== null && 'enum' in schema && Array.isArray(schema.enum) ? schema.enum.join(' | ') : '';
  return html`<tr>
    <td class="tight"><code>${String(parameter.name)}</code></td>
    <td class="tight">${parameter.in === 'path' ? '路径' : '查询'}</td>
    <td>${type}</td>
    <td class="wide">${about}${values === '' ? null : html` <span class="soft small">${values}</span>`}</td>
  </tr>`;
}

function operationPanel(path: string, operation: Operation): SafeHtml {
  const rows = (operation.parameters ?? []).map((parameter) => parameterRow(parameter));
  return html`<section class="panel">
    <h3><code>GET /api${path}</code></h3>
    <p>${operation.summary}</p>
    ${
      rows.length === 0
        ? null
        : scrollable(
            '参数',
            html`<table>
              <thead>
                <tr>
                  <th scope="col">参数</th>
                  <th scope="col">位置</th>
                  <th scope="col">类型</th>
                  <th scope="col" class="wide">说明</th>
                </tr>
              </thead>
              <tbody>
                ${rows}
              </tbody>
            </table>`,
          )
    }
  </section>`;
}

/** The API's description as a page, without assets from elsewhere. */
export function apiDocsPage(description: Description): PageParts {
  const operations = Object.entries(description.paths ?? {}).flatMap(([path, item]) =>
    item?.get === undefined ? [] : [{ path, operation: item.get }],
  );
  return {
    title: '接口',
    section: 'api',
    body: html`<h1>接口</h1>
      <p class="lead">
        只读的 JSON 接口，机器可读的说明见 <a href="/api/openapi.json">OpenAPI 3.1</a>。列表按 <code>limit</code> 与
        <code>cursor</code> 分段；设有令牌时须带 <code>Authorization: Bearer …</code>。
      </p>
      <p>
        另有：<a href="/feed.atom">Atom 订阅</a>、<code>/captures/{id}/body</code>（存档原件）、<a href="/healthz"
          ><code>/healthz</code></a
        >、<a href="/readyz"><code>/readyz</code></a
        >、<a href="/metrics"><code>/metrics</code></a
        >。
      </p>
      ${operations.map(({ path, operation }) => operationPanel(path, operation))}`,
  };
}
