import { asText, isRecord } from './json.ts';
import { readLiteral } from './literal.ts';

/** What a grid asks for its rows. */
export interface GridRequest {
  /** Its address as the script or the attribute writes it: texts and names joined by `+`. */
  readonly address: string;
  readonly isPosted: boolean;
  /** Sent as JSON rather than as a form. */
  readonly isJson: boolean;
  readonly fields: Readonly<Record<string, string>>;
}

type Names = ReadonlyMap<string, unknown>;

/** Fields that a page's script adds, and whether it answers them in the place of the plugin's own. */
interface Besides {
  readonly fields: Readonly<Record<string, string>>;
  readonly isAnswer: boolean;
}

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
  /** Whether it sends JSON by POST where nothing is set. */
  readonly sendsJson: boolean;
  /** Whether a function's answer is all that it sends. */
  readonly sendsAnswer: boolean;
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
    sendsJson: true,
    sendsAnswer: true,
  },
  {
    begins: /\.datagrid\(\s{0,9}\{/g,
    tag: /<table\b[^<>]{0,300}\bdata-options=(?:"[^"]{0,1500}"|'[^']{0,1500}')/gi,
    pageSize: /pageSize["']?\s{0,3}:\s{0,3}(\d{1,4})/i,
    usual: 10,
    first: (settings, size) =>
      /\bpagination["']?\s{0,3}:\s{0,3}true/i.test(settings) ? { page: '1', rows: String(size) } : {},
    posts: true,
    sendsJson: false,
    sendsAnswer: false,
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
    sendsJson: false,
    sendsAnswer: false,
  },
  {
    begins: /\btable\.render\(\s{0,9}\{/g,
    tag: /<table\b[^<>]{0,300}\blay-data=(?:"[^"]{0,1500}"|'[^']{0,1500}')/gi,
    pageSize: /\blimit["']?\s{0,3}:\s{0,3}(\d{1,4})/,
    usual: 10,
    first: (settings, size) =>
      /\bpage["']?\s{0,3}:\s{0,3}(?:true|!0|\{)/.test(settings) ? { page: '1', limit: String(size) } : {},
    posts: false,
    sendsJson: false,
    sendsAnswer: false,
  },
  {
    begins: /\.jqGrid\(\s{0,9}\{/g,
    tag: null,
    pageSize: /\browNum["']?\s{0,3}:\s{0,3}(\d{1,4})/,
    usual: 20,
    first: (_settings, size) => ({ page: '1', rows: String(size) }),
    posts: false,
    sendsJson: false,
    sendsAnswer: false,
  },
];

const reach = 2500;
const address =
  /(?:\burl|\bajax|data-url|sAjaxSource)["']?\s{0,3}[:=]\s{0,3}((?:"[^"\n]{1,300}"|'[^'\n]{1,300}'|[\w$.]{1,40})(?:\s{0,3}\+\s{0,3}(?:"[^"\n]{1,300}"|'[^'\n]{1,300}'|[\w$.]{1,40})){0,7})/;
const method = /\b(?:data-)?(?:method|mtype|type)["']?\s{0,3}[:=]\s{0,3}["'](get|post)["']/i;
const further =
  /(?:\bquery-?params|\bwhere|\bpostData|\bdata|\bfnServerParams)["']?\s{0,3}[:=]\s{0,3}(?:(?=\{)|(?:function\b|\([\w$,\s]{0,40}\)\s{0,3}=>|["']?([\w$]{1,40})["']?(?=[\s,;}>])))/i;

/** What a plugin hands to a function that makes its fields: how many entries, and where the page begins. */
const handed =
  /(?<=[:=]\s{0,3})(?:\(\s{0,3})?[\w$]{1,20}\.(limit|pageSize|rows|length|offset|start|pageNumber|pageIndex|page|curr)\b([^,{}\n;]{0,60})(?=\s{0,9}[,}\n;])/g;

/** A function's body with numbers for what its plugin hands it, as for the first page. */
function withHanded(body: string, size: number): string {
  return body.replaceAll(handed, (_whole, name: string, rest: string) => {
    if (/^(?:limit|pageSize|rows|length)$/.test(name)) return String(size);
    if (/^(?:offset|start)$/.test(name)) return rest.includes('/') && /\+\s{0,3}1/.test(rest) ? '1' : '0';
    return /-\s{0,3}1/.test(rest) ? '0' : '1';
  });
}

/** What is asked besides the page: fields with values that are known; null where one is not. */
function fieldsBesides(settings: string, program: string, names: Names, size: number): Besides | null {
  const found = further.exec(settings);
  if (found === null) return { fields: {}, isAnswer: false };
  const after = settings.slice(found.index + found[0].length);
  const given = readLiteral(after, 0, names);
  if (/^\s{0,3}\{/.test(after) && isRecord(given)) {
    const fields = texts(given);
    return fields === null ? null : { fields, isAnswer: false };
  }
  const named =
    found[1] === undefined
      ? null
      : new RegExp(`function\\s{1,3}${found[1].replaceAll('$', '\\$')}\\s{0,3}\\(`).exec(program);
  const body = named === null ? after.slice(0, 800) : program.slice(named.index, named.index + 800);
  return setIn(withHanded(body.slice(body.indexOf('{') + 1), size), names);
}

/** What a function sets on the parameters it is given, or answers in their place. */
function setIn(body: string, names: Names): Besides | null {
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
  return { fields: Object.fromEntries(fields), isAnswer: answer !== null };
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
      const size = Number(grid.pageSize.exec(bare)?.[1] ?? grid.usual);
      const besides = fieldsBesides(bare, program, names, size);
      if (asked === undefined || besides === null) return [];
      const isPosted = (method.exec(bare)?.[1]?.toLowerCase() ?? (grid.posts ? 'post' : 'get')) === 'post';
      const isForm = /x-www-form-urlencoded/i.test(bare);
      const isJson = isPosted && !isForm && (grid.sendsJson || /application\/json/i.test(bare));
      const own = besides.isAnswer && grid.sendsAnswer ? {} : grid.first(bare, size);
      return [{ address: asked, isPosted, isJson, fields: { ...besides.fields, ...own } }];
    });
  });
}
