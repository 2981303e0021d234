import type { CheerioAPI } from 'cheerio/slim';
import { canonicalUrl } from './canonical-url.ts';
import { elementsOf } from './nodes.ts';
import { scriptsOf } from './scripts.ts';
import { oneOf } from '../text/index.ts';

const mostPrograms = 4;
/** A longer file is a bundle of many pages' programs. */
const mostCharacters = 400_000;
/** Libraries and furniture, which every page of a site loads. */
const library = oneOf(
  /jquery|bootstrap|\bvue|react|angular|layui|layer|swiper|slick|echarts|element-?ui|axios|moment|lodash|underscore/i,
  /require|polyfill|vendor|runtime|modernizr|respond|html5|share|analytics|tongji|stat|count|baidu|\bhm\b|map|video/i,
  /player|md5|crypto|sm[234]\b|base64|qrcode|i18n|font|lang|laydate|datepicker|\bwow\b|animate|scroll|accessib|wza/i,
  /voice|guide|weixin|cookie|print|captcha|valid|superslide|easyui|datatables|bootstrap-table|kkpager|paginator/i,
  /pinyin|\bie\b|top|foot|head|nav|menu|login|search|weather|bot/i,
);
const likely = /list|page|paging|news|article|info|column|channel|content|gk|nb|data/i;

/** Script files of the page's own site that may fill its list in or turn its pages, the likeliest first. */
export function programsOf($: CheerioAPI, base: string): string[] {
  const host = URL.parse(base)?.host;
  const files = elementsOf($, ({ name, attribs }) => name === 'script' && attribs['src'] !== undefined)
    .flatMap(({ attribs }) => canonicalUrl(attribs['src'] ?? '', base) ?? [])
    .filter((url) => {
      const { host: its, pathname = '' } = URL.parse(url) ?? {};
      return its === host && !library.test(nameOf(pathname));
    });
  const rank = (url: string): number => Number(likely.test(nameOf(URL.parse(url)?.pathname ?? '')));
  return [...new Set(files)].toSorted((a, b) => rank(b) - rank(a)).slice(0, mostPrograms);
}

const nameOf = (path: string): string => path.split('/').at(-1) ?? '';

/** A page with its script files after it; what the page itself says comes first. */
export function withPrograms(text: string, programs: readonly string[]): string {
  const bodies = programs.map((body) => body.slice(0, mostCharacters).replaceAll(/<(?=\/script|!--)/gi, '\\x3c'));
  return `${text}${bodies.map((body) => `\n<script>${body}</script>`).join('')}`;
}

/** How a page gets what it shows from elsewhere. */
const asks = oneOf(
  /\burl\s{0,3}:|\.(?:bootstrapTable|datagrid|dataTable|DataTable|jqGrid)\(|\btable\.render\(|\bdata-url=/i,
  /\blay-data=|\$\.(?:ajax|get|post|getJSON|getScript)\b|\bfetch\(|\baxios\b|XMLHttpRequest|\.load\(/i,
  /createElement\(\s?["'](?:script|iframe)|document\.write|\.src\s{0,3}=|\bVue\b|createApp|\bReact|v-for|ng-repeat/i,
  /\{\{|<i?frame\b/i,
);
/** A script that draws rows, or one that nobody is meant to read, may fill anything in. */
const draws =
  /["'`>]\s{0,20}<(?:li|tr|dl|dd|a)\b|\b_0x[0-9a-f]|(?:\\x[0-9a-f]{2}){3}|\beval\(|\batob\(|\w\[\w{1,20}\[\d{1,4}\]\]\(/i;
/** Data that a script shows reports from name them. */
const namesReports = /年报|报告|\\u62a5|\\u5e74\\u62a5/i;
/** Counters, badges and libraries from elsewhere: no list comes from them. */
const bystander =
  /conac\.|pucha\.|zfwzgl|hm\.baidu|bdstatic|bdimg|cnzz|51\.la|google|jiathis|cdn|unpkg|jsdelivr|weixin|alicdn/i;

/** Whether a page's own scripts ask for anything. */
export function asksElsewhere(text: string): boolean {
  const { scripts, outside } = scriptsOf(text);
  return asks.test(outside) || scripts.some(({ body }) => !bystander.test(body) && asks.test(body));
}

/** Whether nothing fills a page in: its scripts ask for nothing and name no report, and all files that might have been read. */
export function fillsNothing(
  $: CheerioAPI,
  source: { readonly text: string; readonly programs?: readonly string[] },
  base: string,
): boolean {
  const read = programsOf($, base);
  const others = elementsOf($, ({ name, attribs }) => name === 'script' && attribs['src'] !== undefined)
    .flatMap(({ attribs }) => canonicalUrl(attribs['src'] ?? '', base) ?? [])
    .filter(
      (url) => !read.includes(url) && !bystander.test(url) && !library.test(nameOf(URL.parse(url)?.pathname ?? '')),
    );
  if (others.length > 0 || read.length !== (source.programs?.length ?? 0)) return false;
  const { scripts, outside } = scriptsOf(source.text);
  const own = scripts.map(({ body }) => body).filter((body) => !bystander.test(body));
  return !asks.test(outside) && own.every((body) => !asks.test(body) && !draws.test(body) && !namesReports.test(body));
}
