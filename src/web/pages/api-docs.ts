import { html, type SafeHtml } from '../../telling/markup.ts';
import type { describeApi } from '../api/index.ts';
import { type PageParts, scrollable } from '../layout.ts';

type Description = ReturnType<typeof describeApi>;
type Operation = NonNullable<NonNullable<NonNullable<Description['paths']>[string]>['get']>;

interface Endpoint {
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly operation: Operation;
}

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

/** Fields of an answer, from whichever of its forms the description holds; a list's are those of its items. */
function fieldsOf(operation: Operation, description: Description): readonly string[] {
  const resolve = (schema: unknown): Record<string, unknown> => {
    if (typeof schema !== 'object' || schema === null) return {};
    const name = '$ref' in schema ? /^#\/components\/schemas\/(.+)$/u.exec(String(schema.$ref))?.[1] : undefined;
    return name === undefined ? { ...schema } : { ...description.components?.schemas?.[name] };
  };
  const ok: unknown = operation.responses?.['200'];
  const content = typeof ok === 'object' && ok !== null && 'content' in ok ? ok.content : null;
  const json = typeof content === 'object' && content !== null ? Reflect.get(content, 'application/json') : null;
  const schema = resolve(typeof json === 'object' && json !== null ? Reflect.get(json, 'schema') : null);
  const properties = (of: Record<string, unknown>): Record<string, unknown> => resolve(of['properties']);
  const own = properties(schema);
  const items = resolve(own['items']);
  const inner = Object.keys(properties(resolve(items['items'])));
  return Object.keys(own).flatMap((name) => (name === 'items' ? [`items[]: ${inner.join(', ')}`] : [name]));
}

function answerLine(operation: Operation, description: Description): SafeHtml | null {
  const fields = fieldsOf(operation, description);
  return fields.length === 0 ? null : html`<p class="small soft">答复：<code>${fields.join('; ')}</code></p>`;
}

function operationPanel({ path, method, operation }: Endpoint, description: Description): SafeHtml {
  const rows = (operation.parameters ?? []).map((parameter) => parameterRow(parameter));
  return html`<section class="panel">
    <h2 class="endpoint"><code>${method} /api${path}</code></h2>
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
    ${answerLine(operation, description)}
  </section>`;
}

/** The API's description as a page, without assets from elsewhere. */
export function apiDocsPage(description: Description): PageParts {
  const endpoints = Object.entries(description.paths ?? {}).flatMap(([path, item]): readonly Endpoint[] => [
    ...(item?.get === undefined ? [] : [{ path, method: 'GET', operation: item.get } as const]),
    ...(item?.post === undefined ? [] : [{ path, method: 'POST', operation: item.post } as const]),
  ]);
  const server = description.servers?.[0]?.url ?? '';
  return {
    title: '接口',
    section: 'api',
    body: html`<h1>接口</h1>
      <p class="lead">
        JSON 接口，除对暂不通知的报告作决定以外只读，机器可读的说明见
        <a href="/api/openapi.json">OpenAPI 3.1</a>。列表按 <code>limit</code> 与
        <code>cursor</code> 分段；设有令牌时须带 <code>Authorization: Bearer …</code>。
      </p>
      <p>
        另有：<a href="/feed.atom">Atom 订阅</a>、<code>/captures/{id}/body</code>（存档原件）、<a href="/healthz"
          ><code>/healthz</code></a
        >、<a href="/readyz"><code>/readyz</code></a
        >、<a href="/metrics"><code>/metrics</code></a
        >。
      </p>
      <pre>curl -s '${server}/reports?year=2024&limit=50' -H 'Authorization: Bearer …'</pre>
      ${endpoints.map((endpoint) => operationPanel(endpoint, description))}`,
  };
}
