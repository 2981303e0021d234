const voidNames = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(' '),
);
const inlineNames = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span ' +
    'strike strong sub sup time tt u var o:p st1:chsdate'
  ).split(' '),
);
const headNames = new Set('title meta link script style base noscript template object bgsound basefont'.split(' '));
const referenceNames = new Set('a area iframe frame embed object title meta link base'.split(' '));
const scopeNames = new Set(['td', 'th', 'table', 'caption', 'html']);
const tableNames = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption', 'html', 'body']);
const closesParagraph = new Set(
  (
    'address article aside blockquote center details dir div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr ' +
    'main menu nav ol p pre section table ul'
  ).split(' '),
);
/** Start tag → open elements that it ends, searched up to a boundary. */
const impliedEnds: Readonly<
  Record<string, { readonly ends: ReadonlySet<string>; readonly within: ReadonlySet<string> }>
> = {
  li: { ends: new Set(['li']), within: new Set(['ul', 'ol', 'menu', 'table']) },
  dt: { ends: new Set(['dt', 'dd']), within: new Set(['dl', 'table']) },
  dd: { ends: new Set(['dt', 'dd']), within: new Set(['dl', 'table']) },
  td: { ends: new Set(['td', 'th']), within: new Set(['tr', 'table']) },
  th: { ends: new Set(['td', 'th']), within: new Set(['tr', 'table']) },
  tr: { ends: new Set(['tr', 'caption']), within: new Set(['table']) },
  tbody: { ends: new Set(['tbody', 'thead', 'tfoot', 'caption']), within: new Set(['table']) },
  thead: { ends: new Set(['tbody', 'thead', 'tfoot', 'caption']), within: new Set(['table']) },
  tfoot: { ends: new Set(['tbody', 'thead', 'tfoot', 'caption']), within: new Set(['table']) },
  option: { ends: new Set(['option']), within: new Set(['select']) },
};

/** What the builder must know of an element by its name. */
export interface Tag {
  readonly name: string;
  /** Where its open elements are counted; names that pages do not use are counted together at 0. */
  readonly count: number;
  readonly isVoid: boolean;
  readonly isInline: boolean;
  readonly isOfHead: boolean;
  readonly isReference: boolean;
  readonly isOfTable: boolean;
  /** Whether a stray end tag of a name outside does not reach through. */
  readonly isScope: boolean;
  readonly closesParagraph: boolean;
  readonly implied: (typeof impliedEnds)[string] | null;
}

export function tagFor(name: string, count = 0): Tag {
  return {
    name,
    count,
    isVoid: voidNames.has(name),
    isInline: inlineNames.has(name),
    isOfHead: headNames.has(name),
    isReference: referenceNames.has(name),
    isOfTable: tableNames.has(name),
    isScope: scopeNames.has(name),
    closesParagraph: closesParagraph.has(name),
    implied: Object.hasOwn(impliedEnds, name) ? (impliedEnds[name] ?? null) : null,
  };
}

const usualNames = new Set([
  ...voidNames,
  ...inlineNames,
  ...headNames,
  ...closesParagraph,
  ...tableNames,
  ...Object.keys(impliedEnds),
  ...'head script style ucapcontent ucaptitle iframe select textarea button'.split(' '),
]);
/** Tags of the names that pages use; one string for each name, so that later comparisons are cheap. */
const usualTags: ReadonlyMap<string, Tag> = new Map(
  Array.from(usualNames, (name, index) => [name, tagFor(name, index + 1)]),
);
/** Tags are counted at 0 up to this. */
export const mostTagCount = usualNames.size;
export const anchor = tagOf('a');
export const paragraph = tagOf('p');

export function tagOf(printed: string): Tag {
  const usual = usualTags.get(printed);
  if (usual !== undefined) return usual;
  const name = printed.toLowerCase();
  return usualTags.get(name) ?? tagFor(name);
}

export function isInline(name: string): boolean {
  return inlineNames.has(name);
}
