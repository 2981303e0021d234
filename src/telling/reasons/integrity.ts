import type { DecisionReason, IntegritySign } from '../../domain/index.ts';
import { integrityNames } from '../state-names.ts';
import { always, type Wording } from './wordings.ts';

type SignWordings = {
  readonly [Id in IntegritySign['id']]: Wording<Extract<IntegritySign, { readonly id: Id }>>;
};

/** Signs that a page is not genuine. */
export const signWordings: SignWordings = {
  text: { en: ({ text }) => text, zh: ({ text }) => text },
  pinyin: {
    en: ({ hits, of, different }) => `${hits} of ${of} characters carry their pinyin, ${different} different ones`,
    zh: ({ hits, of, different }) => `${of} 个汉字中有 ${hits} 个夹带拼音（${different} 个不同的字）`,
  },
  traditional: {
    en: ({ percent }) => `${percent.toFixed(1)} % of the characters are Traditional`,
    zh: ({ percent }) => `${percent.toFixed(1)}% 的汉字是繁体`,
  },
  'naive-conversion': {
    en: ({ words }) => `${words} words that only a one-to-one conversion makes`,
    zh: ({ words }) => `有 ${words} 处逐字繁简转换才会出现的错词`,
  },
  'spam-title': { en: ({ word }) => `the title sells: ${word}`, zh: ({ word }) => `网页标题里有推销词：${word}` },
  'spam-keywords': {
    en: ({ word }) => `the page's tags sell: ${word}`,
    zh: ({ word }) => `网页的关键词或摘要里有推销词：${word}`,
  },
  'hidden-spam': {
    en: ({ words }) => `hidden text sells: ${words.join(', ')}`,
    zh: ({ words }) => `隐藏的文字里有推销词：${words.join('、')}`,
  },
  'spam-links': {
    en: ({ words }) => `lines of the page sell: ${words.join(', ')}`,
    zh: ({ words }) => `页面上有推销的短行：${words.join('、')}`,
  },
  'coded-script': always('a script writes markup from character codes', '有脚本用字符编码拼写网页代码'),
  'referer-redirect': always(
    'a script sends search engines, or visitors who come from them, elsewhere',
    '有脚本把搜索引擎或从那里来的访客转到别处',
  ),
  'brand-organ': {
    en: ({ brand, times }) => `${brand} stands where an organ's name should (${times} times)`,
    zh: ({ brand, times }) => `机关名称的位置上写着“${brand}”（${times} 次）`,
  },
  'site-address': {
    en: ({ host }) => `the text gives ${host} as the address of a government's site`,
    zh: ({ host }) => `文中称 ${host} 是政府网站的地址`,
  },
  'foreign-host': {
    en: ({ host }) => `${host} is none of the portal's hosts`,
    zh: ({ host }) => `${host} 不属于这个网站`,
  },
  'imitated-host': {
    en: ({ host }) => `${host} looks like a government's name and is none`,
    zh: ({ host }) => `${host} 貌似政府域名而不是`,
  },
  'text-domain': {
    en: ({ named, host }) => `the text speaks of ${named}, the page stands at ${host}`,
    zh: ({ named, host }) => `文中所写的网址是 ${named}，页面却在 ${host}`,
  },
};

export const notGenuineWording: Wording<Extract<DecisionReason, { readonly kind: 'not-genuine' }>> = {
  en: ({ state, families, signs }, { sign }) => {
    const family = families.length === 0 ? '' : `, family ${families.join(', ')}`;
    return joined(`${state}${family}`, ': ', signs.map(sign).join('; '));
  },
  zh: ({ state, families, signs }, { sign }) => {
    const family = families.length === 0 ? '' : `（${families.join('、')} 类）`;
    return joined(`${integrityNames[state]}${family}`, '：', signs.map(sign).join('；'));
  },
};

function joined(head: string, colon: string, signs: string): string {
  return signs === '' ? head : `${head}${colon}${signs}`;
}
