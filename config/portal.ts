import { validateDetailed } from 'node-cron';
import { z } from 'zod';
import { listingKinds, type ColumnId, type PortalId } from '../src/domain/index.ts';
import { idSchema } from './id.ts';

const portalId = idSchema<PortalId>();
const columnId = idSchema<ColumnId>();
const httpUrl = z.url({ protocol: /^https?$/, error: 'not a whole address beginning with http:// or https://' });
const hostName = z
  .string()
  .regex(/^[a-z0-9.-]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$/, 'a host name in lower case, without http://');

const hours = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'from and to: 22:00-06:00')
  .refine(
    (value) => value.slice(0, 5) !== value.slice(6),
    'begins and ends at one time; leave `hours` out for the whole day',
  );
const days = z.number().min(0).max(3660);

function isCharset(value: string): boolean {
  try {
    return new TextDecoder(value).encoding !== '';
  } catch {
    // It throws at labels that it does not know, which is the question.
    return false;
  }
}

function isTimeZone(value: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    // It throws at zones that it does not know, which is the question.
    return false;
  }
}

const cronLine = z.string().superRefine((value, context) => {
  const cron = validateDetailed(value);
  if (cron.valid) return;
  const why = cron.errors.map((error) => error.message).join('; ');
  const message = `"${value}" is not a cron line: ${why}`;
  const remedy = 'write five fields: minute hour day month weekday, as in "0 6 * * *"';
  context.addIssue({ code: 'custom', message, params: { remedy } });
});

const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'month and day: 03-31');
const reportYear = z.int().min(2007).max(2200);

/** How a portal's pages are asked for; a column may differ in each. */
const asking = {
  delaySeconds: z.number().min(0).max(3600).describe('Pause between two requests to one host.'),
  timeoutSeconds: z.number().positive().max(600).describe('Longest time for one exchange as a whole.'),
  maxBodyMegabytes: z.number().positive().max(200).describe('Largest body, before and after decompression.'),
  robots: z.enum(['obey', 'ignore']).describe('`ignore` only where you answer for it.'),
  browser: z
    .enum(['never', 'auto', 'always'])
    .describe(
      'When Chromium renders a page: where HTTP shows only scripts, or a challenge that any browser passes (`auto`), always, never.',
    ),
  headers: z.record(z.string().regex(/^[A-Za-z0-9-]+$/), z.string()).describe('Further request headers.'),
  proxy: z
    .url({ protocol: /^http$/ })
    .refine((value) => new URL(value).pathname === '/', 'http://host:port and nothing after it')
    .describe('`http://host:port` of a proxy that the requests go through; it looks up names itself.'),
  allowUnverifiedTls: z
    .boolean()
    .describe('Go on where the certificate cannot be verified; captures are marked as unauthenticated.'),
};

/** How listings are read; a column may differ from its portal in each. */
const reading = {
  kind: z.enum(['auto', ...listingKinds]).describe('Content system of the listing.'),
  maxPages: z.int().min(1).max(1000).describe('Most listing pages read in one pass.'),
  fullPassDays: z
    .number()
    .min(0)
    .max(366)
    .describe(
      'A scheduled crawl leaves a list after a page of known entries; days after which it reads all of it again. 0: always all.',
    ),
  charset: z
    .string()
    .refine(isCharset, 'not a charset, such as gb18030 or utf-8')
    .describe('Charset, where the server names a wrong one.'),
  linkSelector: z.string().min(1).describe('CSS selector of the links, where `auto` misses them.'),
};

export const columnSchema = z.strictObject({
  id: columnId.describe('Short name of the column, used in addresses and logs.'),
  name: z.string().min(1).describe('What the column is called on the site: 政府信息公开年报.'),
  url: httpUrl.describe('Address of the listing.'),
  publisher: z.string().min(1).optional().describe('Organ whose reports stand here; leave out where several publish.'),
  due: monthDay
    .optional()
    .describe('Month and day by which last year’s report is due; by law where left out: 01-31, governments 03-31.'),
  listing: z
    .strictObject(reading)
    .partial()
    .prefault({})
    .describe('How this listing is read, where it differs from the portal’s.'),
  crawl: z
    .strictObject(asking)
    .partial()
    .prefault({})
    .describe('How this column’s pages are asked for, where that differs.'),
});

export const publisherSchema = z.strictObject({
  name: z.string().min(1).describe('The organ’s name of today, under which its reports are kept.'),
  formerly: z
    .array(z.string().min(1))
    .default([])
    .describe('Names that it bore before, of organs that it continues, and other spellings.'),
  level: z
    .enum(['government', 'department', 'township'])
    .optional()
    .describe('What it is, where its name does not tell: sets the day by which it publishes.'),
  due: monthDay.optional().describe('Month and day by which last year’s report is due; by law where left out.'),
  columns: z
    .array(columnId)
    .min(1)
    .optional()
    .describe('Columns where its reports stand; left out: those that name it, else those that name nobody.'),
  since: reportYear.optional().describe('First report year that it owes.'),
  until: reportYear.optional().describe('Last report year that it owes: it was dissolved, or merged into another.'),
});

const portalShape = z.strictObject({
  id: portalId.describe('Short name of the portal, unique among all files.'),
  name: z.string().min(1).describe('What the site is called.'),
  region: z.array(z.string().min(1)).default([]).describe('Superior regions first: [江苏省, 淮安市, 洪泽区].'),
  regionFormerly: z.array(z.string().min(1)).default([]).describe('What the last of them was called before: [洪泽县].'),
  hosts: z.array(hostName).default([]).describe("Further hosts of this portal beyond those of the columns' addresses."),
  timeZone: z
    .string()
    .refine(isTimeZone, { error: 'not an IANA time zone', params: { remedy: 'name one, such as Asia/Shanghai' } })
    .default('Asia/Shanghai'),
  schedule: cronLine.default('0 6 * * *').describe('Cron line in the portal’s time zone.'),
  crawl: z
    .strictObject({
      delaySeconds: asking.delaySeconds.default(5),
      hours: z
        .union([hours, z.array(hours).max(10)])
        .transform((given) => (typeof given === 'string' ? [given] : given))
        .default([])
        .describe(
          'When a scheduled crawl may ask, in the portal’s time zone: 22:00-06:00, or several. Any time if left out.',
        ),
      every: z
        .strictObject({
          least: z.number().min(0).max(8784).default(0).describe('Fewest hours between two scheduled crawls.'),
          most: z
            .number()
            .positive()
            .max(8784)
            .default(168)
            .describe('Most hours between two, however long nothing is new.'),
        })
        .prefault({})
        .refine(({ least, most }) => least <= most, '`least` is more than `most`')
        .describe(
          'Bounds within which crawls come the more seldom the longer nothing was new; each at a turn of `schedule`.',
        ),
      season: z
        .strictObject({
          from: monthDay.default('01-01'),
          to: monthDay.default('04-10'),
          everyHours: z
            .number()
            .min(1)
            .max(8784)
            .default(12)
            .describe('Hours between two crawls in season, counted from the turns of `schedule`.'),
        })
        .prefault({})
        .describe('When reports are awaited: by law until 31 January and 31 March.'),
      timeoutSeconds: asking.timeoutSeconds.default(30),
      maxBodyMegabytes: asking.maxBodyMegabytes.default(50),
      maxRedirects: z.int().min(0).max(20).default(5),
      revisit: z
        .strictObject({
          newestDays: days.default(0).describe('Days between two visits to pages of the newest report year.'),
          recentDays: days.default(7).describe('The same for the report years before, and pages that held no report.'),
          recentYears: z
            .int()
            .min(0)
            .max(50)
            .default(3)
            .describe('How many report years before the newest are recent.'),
          olderDays: days.default(91).describe('The same for older report years.'),
          mostPages: z
            .int()
            .min(1)
            .max(100_000)
            .default(100_000)
            .describe(
              'Most report pages of one scheduled crawl: new ones first, then those whose turn is longest past.',
            ),
        })
        .prefault({})
        .describe('When known pages are visited again, listed or not.'),
      robots: asking.robots.default('obey'),
      browser: asking.browser.default('auto'),
      headers: asking.headers.default({}),
      proxy: asking.proxy.optional(),
      platform: z
        .string()
        .min(1)
        .optional()
        .describe('Name shared by portals on one server: they take turns together.'),
      turns: z
        .enum(['address', 'declared'])
        .default('address')
        .describe(
          '`address`: hosts at one address take turns. `declared`: only with the same `platform`, where the address is a delivery network’s.',
        ),
      confirmMinutes: z
        .number()
        .min(0)
        .max(1440)
        .default(10)
        .describe('A major change is told when a second reading this much later agrees; 0 tells it at once.'),
      recentDays: z
        .int()
        .min(0)
        .max(366)
        .default(7)
        .describe(
          'What watching finds at its begin, and reports of older years found later, are recorded and not told, unless posted within so many days; 0: never told.',
        ),
      allowUnverifiedTls: asking.allowUnverifiedTls.default(false),
      allowPrivateHosts: z
        .array(hostName)
        .default([])
        .describe('Hosts that may resolve to private or loopback addresses. For practice portals and intranets.'),
    })
    .prefault({}),
  listing: z
    .strictObject({
      kind: reading.kind.default('auto'),
      maxPages: reading.maxPages.default(50),
      fullPassDays: reading.fullPassDays.default(7),
      charset: reading.charset.optional(),
      linkSelector: reading.linkSelector.optional(),
    })
    .prefault({})
    .describe('How listings are read; a column may say otherwise.'),
  follow: z
    .strictObject({
      goneTimes: z
        .int()
        .min(1)
        .max(100)
        .default(3)
        .describe('Complete passes that must miss a report before it is called removed.'),
      goneHours: z.number().min(0).max(8784).default(72).describe('Hours over which they must lie.'),
      togetherShare: z
        .number()
        .positive()
        .max(1)
        .default(0.2)
        .describe('Part of the portal’s reports that is held back, not told, when it goes at once.'),
      shortShare: z
        .number()
        .min(0)
        .max(1)
        .default(0.5)
        .describe('A listing with less than this part of what was known is not believed.'),
      recallDays: z
        .number()
        .positive()
        .max(366)
        .default(7)
        .describe('Days after which a hijacked page is recalled to operators.'),
      behindDays: z
        .number()
        .positive()
        .max(366)
        .default(7)
        .describe('Days after which operators are told of a place that goes on showing an earlier version.'),
    })
    .prefault({})
    .describe('When a report counts as gone, and what is held back.'),
  publishers: z
    .array(publisherSchema)
    .default([])
    .describe(
      'Organs that owe reports here, with their former names. Needed where a column holds several organs’ reports.',
    ),
  columns: z.array(columnSchema).min(1),
});

/** Columns are read as the portal's listings are, but for what each says itself. */
export const portalSchema = portalShape.transform((portal) => ({
  ...portal,
  columns: portal.columns.map((column) => ({ ...column, listing: overlaid(portal.listing, column.listing) })),
}));

/** A watched site, from `config/portals/*.yaml`. */
export type PortalConfig = z.infer<typeof portalSchema>;
export type ColumnConfig = PortalConfig['columns'][number];

/** Hosts that belong to the portal, lower case, with ports where written. */
export function hostsOf(portal: PortalConfig): readonly string[] {
  return [...new Set([...portal.hosts, ...portal.columns.map((column) => new URL(column.url).host)])];
}

/** How a column's pages are asked for: as the portal's, but for what the column says itself. */
export function crawlOf(portal: PortalConfig, columnId: string): PortalConfig['crawl'] {
  const own = portal.columns.find((column) => column.id === columnId)?.crawl ?? {};
  const headers = { ...portal.crawl.headers, ...own.headers };
  return overlaid(portal.crawl, { ...own, headers });
}

function overlaid<Whole extends object>(
  whole: Whole,
  own: { readonly [Name in keyof Whole]?: Whole[Name] | undefined },
): Whole {
  const said = Object.entries(own).filter(([, value]) => value !== undefined);
  return { ...whole, ...Object.fromEntries(said) };
}
