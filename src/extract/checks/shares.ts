import type { Check, Figure } from '../../domain/index.ts';

const shareSuffix = '.share';

/** A printed share with the figure it belongs to. */
interface Share {
  readonly share: Figure;
  readonly part: Figure;
}

function sharesOf(figures: readonly Figure[]): readonly Share[] {
  return figures.flatMap((figure, index) => {
    const part = figures[index - 1];
    const belongs = part !== undefined && figure.key === `${part.key}${shareSuffix}`;
    return belongs ? [{ share: figure, part }] : [];
  });
}

/** Digits after the point, as printed in the sentence. */
function decimalsOf(share: Figure): number {
  const quote = share.evidence.quote ?? '';
  const printed = [...quote.matchAll(/(\d+(?:\.(\d+))?)\s*[%％]/gu)].find((match) => Number(match[1]) === share.value);
  return printed?.[2]?.length ?? 0;
}

function sentenceBefore(share: Figure): string {
  const quote = share.evidence.quote ?? '';
  const at = quote.search(new RegExp(`${String(share.value).replace('.', String.raw`\.`)}\\d*\\s*[%％]`, 'u'));
  return at < 0 ? quote : quote.slice(Math.max(0, at - 20), at);
}

/** The whole that the words in front of a share name: applications received, or applications answered. */
function wholeOf(share: Figure, figures: readonly Figure[]): Figure | null {
  const words = sentenceBefore(share);
  const clause = words.slice(words.lastIndexOf('占') + 1);
  const of = (key: string): Figure | null =>
    figures.findLast((figure) => figure.key === key && (figure.evidence.start ?? 0) < (share.evidence.start ?? 0)) ??
    null;
  if (/答复|办结|办理/u.test(clause)) {
    return of('applications.answered');
  }
  return /申请|受理|收到|收件|总数|总量|总件|的$|^$/u.test(clause) ? of('applications.received') : null;
}

function checkShare({ share, part }: Share, figures: readonly Figure[], year: number | null): Check {
  const whole = wholeOf(share, figures);
  const at = { table: null, row: part.key, column: null, year };
  const quote = share.evidence.quote ?? '';
  if (whole === null || whole === part || whole.value === 0 || part.approximate || whole.approximate) {
    return { id: 'I7', at, status: 'skip', left: share.value, right: null, flags: ['noWhole'], detail: quote };
  }
  const factor = 10 ** decimalsOf(share);
  const exact = (part.value / whole.value) * 100;
  const rounded = Math.round(exact * factor) / factor;
  const cut = Math.floor(exact * factor) / factor;
  const holds = share.value === rounded || share.value === cut;
  return {
    id: 'I7',
    at,
    status: holds ? 'pass' : 'warn',
    left: share.value,
    right: rounded,
    flags: holds && share.value !== rounded ? ['truncated'] : [],
    detail: `${part.value} ÷ ${whole.value} = ${rounded}%，正文 ${share.value}%：${quote}`,
  };
}

/** `applications.channel.letter` is of the family `applications.channel`. */
function familyOf(figure: Figure): string {
  return figure.key.slice(0, Math.max(0, figure.key.lastIndexOf('.')));
}

/** Parts of one whole whose shares make up 100 % must make up the whole. */
function checkPartition(shares: readonly Share[], figures: readonly Figure[], year: number | null): readonly Check[] {
  const wholes = shares.map(({ share }) => wholeOf(share, figures));
  const groups = Map.groupBy(
    shares.entries(),
    ([index, { part }]) => `${wholes[index]?.evidence.start ?? ''} ${familyOf(part)}`,
  );
  return [...groups.values()].flatMap((group): Check[] => {
    const percent = group.reduce((sum, [, { share }]) => sum + share.value, 0);
    const whole = wholes[group[0]?.[0] ?? -1] ?? null;
    if (group.length < 2 || Math.abs(percent - 100) > 0.5 || whole === null || whole.approximate) {
      return [];
    }
    const parts = group.map(([, { part }]) => part.value);
    const sum = parts.reduce((total, part) => total + part, 0);
    const quotes = new Set([whole, ...group.map(([, { part }]) => part)].map((figure) => figure.evidence.quote ?? ''));
    return [
      {
        id: 'I7',
        at: { table: null, row: whole.key, column: null, year },
        status: sum === whole.value ? 'pass' : 'warn',
        left: whole.value,
        right: sum,
        flags: ['partition'],
        detail: `${parts.join(' + ')} = ${sum}，总数 ${whole.value}：${[...quotes].join('')}`,
      },
    ];
  });
}

/** A whole followed by 其中 and parts that add up to it; parts that do not are no partition and say nothing. */
function listedParts(figures: readonly Figure[], year: number | null): readonly Check[] {
  return figures
    .filter((figure) => figure.key === 'applications.received')
    .flatMap((whole): Check[] => {
      const parts = figures.filter(
        (figure) => figure.key === 'applications.part' && figure.evidence.quote === whole.evidence.quote,
      );
      const sum = parts.reduce((total, part) => total + part.value, 0);
      return parts.length < 2 || sum !== whole.value
        ? []
        : [
            {
              id: 'I7',
              at: { table: null, row: whole.key, column: null, year },
              status: 'pass',
              left: whole.value,
              right: sum,
              flags: ['partition'],
              detail: `${parts.map((part) => part.value).join(' + ')} = ${sum}：${whole.evidence.quote ?? ''}`,
            },
          ];
    });
}

/** I7: percentages in prose at their printed precision, and parts against their whole. */
export function checkShares(figures: readonly Figure[], year: number | null): readonly Check[] {
  const shares = sharesOf(figures);
  return [
    ...shares.map((share) => checkShare(share, figures, year)),
    ...checkPartition(shares, figures, year),
    ...listedParts(figures, year),
  ];
}
