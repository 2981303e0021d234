import { asText, isRecord } from './json.ts';
import { readLiteral } from './literal.ts';

/** What a grid asks for its rows. */
export interface GridRequest {
  /** Its address as the script or the attribute writes it: texts and names joined by `+`. */
  readonly address: string;
  readonly isPosted: boolean;
  readonly fields: Readonly<Record<string, string>>;
}

type Names = ReadonlyMap<string, unknown>;

/** One plugin that draws a grid of what an address answers, by pages. */
interface Grid {
  /** Where its settings begin, in a script. */
  readonly begins: RegExp;
  /** The tag that holds its settings itself; null where none does. */
  readonly tag: RegExp | null;
  readonly pageSize: RegExp;
  /** Rows on a page where nothing is set. */
  readonly usual: number;
  /** Fields that ask for the first page. */
  first(settings: string, size: number): Readonly<Record<string, string>>;
  /** Whether it asks by POST where nothing is set. */
  readonly posts: boolean;
}

const grids: readonly Grid[] = [
  {
    begins: /\.bootstrapTable\(\s{0,9}\{/g,
    tag: /<table\b[^<>]{0,200}\bdata-toggle=["']table["'][^<>]{0,1500}>/gi,
    pageSize: /page-?size["']?\s{0,3}[:=]\s{0,3}["']?(\d{1,4})/i,
    usual: 10,
    first: (settings, size) =>
      !/side-?pagination["']?\s{0,3}[:=]\s{0,3}["']server/i.test(settings)
        ? {}
        : /query-?params-?type["']?\s{0,3}[:=]\s{0,3}["'](?!limit)/i.test(settings)
          ? { pageNumber: '1', pageSize: String(size) }
          : { limit: String(size), offset: '0', order: 'asc' },
    posts: false,
  },
  {
    begins: /\.datagrid\(\s{0,9}\{/g,
    tag: /<table\b[^<>]{0,300}\bdata-options=(?:"[^"]{0,1500}"|'[^']{0,1500}')/gi,
    pageSize: /pageSize["']?\s{0,3}:\s{0,3}(\d{1,4})/i,
    usual: 10,
    first: (settings, size) =>
      /\bpagination["']?\s{0,3}:\s{0,3}true/i.test(settings) ? { page: '1', rows: String(size) } : {},
    posts: true,
  },
  {
    begins: /\.dataTable\(\s{0,9}\{/gi,
    tag: null,
    pageSize: /(?:pageLength|iDisplayLength)["']?\s{0,3}:\s{0,3}(\d{1,4})/,
    usual: 10,
    first: (settings, size) =>
      /\b(?:serverSide|bServerSide)["']?\s{0,3}:\s{0,3}(?:true|!0)/.test(settings)
        ? { draw: '1', start: '0', length: String(size) }
        : {},
    posts: false,
  },
  {
    begins: /\btable\.render\(\s{0,9}\{/g,
    tag: /<table\b[^<>]{0,300}\blay-data=(?:"[^"]{0,1500}"|'[^']{0,1500}')/gi,
    pageSize: /\blimit["']?\s{0,3}:\s{0,3}(\d{1,4})/,
    usual: 10,
    first: (settings, size) =>
      /\bpage["']?\s{0,3}:\s{0,3}(?:true|!0|\{)/.test(settings) ? { page: '1', limit: String(size) } : {},
    posts: false,
  },
  {
    begins: /\.jqGrid\(\s{0,9}\{/g,
    tag: null,
    pageSize: /\browNum["']?\s{0,3}:\s{0,3}(\d{1,4})/,
    usual: 20,
    first: (_settings, size) => ({ page: '1', rows: String(size) }),
    posts: false,
  },
];

const reach = 2500;
const address =
  /(?:\burl|\bajax|data-url|sAjaxSource)["']?\s{0,3}[:=]\s{0,3}((?:"[^"\n]{1,300}"|'[^'\n]{1,300}'|[\w$.]{1,40})(?:\s{0,3}\+\s{0,3}(?:"[^"\n]{1,300}"|'[^'\n]{1,300}'|[\w$.]{1,40})){0,7})/;
const method = /\b(?:data-)?(?:method|mtype|type)["']?\s{0,3}[:=]\s{0,3}["'](get|post)["']/i;
const further =
  /(?:\bquery-?params|\bwhere|\bpostData|\bdata|\bfnServerParams)["']?\s{0,3}[:=]\s{0,3}(?:(?=\{)|(?:function\b|\([\w$,\s]{0,40}\)\s{0,3}=>|["']?([\w$]{1,40})["']?(?=[\s,;}>])))/i;

/** What is asked besides the page: fields with values that are known; null where one is not. */
function fieldsBesides(settings: string, program: string, names: Names): Record<string, string> | null {
  const found = further.exec(settings);
  if (found === null) return {};
  const after = settings.slice(found.index + found[0].length);
  const given = readLiteral(after, 0, names);
  if (/^\s{0,3}\{/.test(after) && isRecord(given)) return texts(given);
  const named =
    found[1] === undefined
      ? null
      : new RegExp(`function\\s{1,3}${found[1].replaceAll('$', '\\$')}\\s{0,3}\\(`).exec(program);
  const body = named === null ? after.slice(0, 800) : program.slice(named.index, named.index + 800);
  return setIn(body.slice(body.indexOf('{') + 1), names);
}

/** What a function sets on the parameters it is given, or answers in their place. */
function setIn(body: string, names: Names): Record<string, string> | null {
  const own = body.split(/\bfunction\b|\n\}/, 1)[0] ?? '';
  const fields = new Map<string, string>();
  for (const [, name = '', value = ''] of own.matchAll(
    /\b[\w$]{1,20}\.([\w$]{1,40})\s{0,3}=(?!=)\s{0,3}("[^"\n]{0,200}"|'[^'\n]{0,200}'|[\w$.]{1,40})/g,
  )) {
    const known = asText(readLiteral(value, 0, names));
    if (known === null) return null;
    fields.set(name, known);
  }
  const answer = /\breturn\s{0,3}(?=\{)/.exec(own);
  if (answer !== null) {
    const given = readLiteral(own, answer.index + answer[0].length, names);
    if (!isRecord(given)) return null;
    for (const [name, value] of Object.entries(given)) {
      const known = asText(value);
      // What stands for the page is asked for by its own name.
      if (known !== null) fields.set(name, known);
    }
  }
  return Object.fromEntries(fields);
}

function texts(record: Readonly<Record<string, unknown>>): Record<string, string> | null {
  const entries = Object.entries(record).map(([name, value]) => [name, asText(value)] as const);
  return entries.some(([, value]) => value === null)
    ? null
    : Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']));
}

/** What the grids of a page ask for their first rows: those of which everything is known. */
export function gridRequests(outside: string, program: string, names: Names): readonly GridRequest[] {
  return grids.flatMap((grid) => {
    const inScripts = [...program.matchAll(grid.begins)].map(({ index }) => program.slice(index, index + reach));
    const inTags =
      grid.tag === null ? [] : [...outside.matchAll(grid.tag)].map(([tag]) => tag.replaceAll('&quot;', '"'));
    return [...inScripts, ...inTags].slice(0, 4).flatMap((settings): GridRequest[] => {
      // An attribute that holds settings is quoted itself.
      const bare = settings.replace(/\b(?:data-options|lay-data)=["']\{?/i, ' ');
      const asked = address.exec(bare)?.[1];
      const fields = fieldsBesides(bare, program, names);
      if (asked === undefined || fields === null) return [];
      const size = Number(grid.pageSize.exec(bare)?.[1] ?? grid.usual);
      const isPosted = (method.exec(bare)?.[1]?.toLowerCase() ?? (grid.posts ? 'post' : 'get')) === 'post';
      return [{ address: asked, isPosted, fields: { ...fields, ...grid.first(bare, size) } }];
    });
  });
}
