import { oneOf } from '../../text/index.ts';

/**
 * Words that only sell: betting brands, sex, forged papers. Told from what stands on genuine pages: 体育局, 彩票管理中心, 棋牌室,
 * 禁止捕鱼, 久久为功, 打击网络赌博, 外挂电梯.
 */
const brand = oneOf(
  /(?:bet ?\d{2,4}|\d{3,4}bet|\bayx\b|\bhth\b|m6米乐|b8博体育|\bpk10\b)|百家乐|老虎机|时时彩|六合彩|北京赛车/gi,
  /幸运飞艇|快三(?:开奖|平台|官网|投注)|真人(?:娱乐|荷官|视讯)|葡京(?!村|路)|威尼斯人/gi,
  /金沙(?:娱乐|城(?:官|中心|娱乐|平台|app)|官网)|澳门(?:新葡|太阳城|银河|永利|赌|官网|星际)|永利(?:娱乐|官网)/gi,
  /太阳城(?:娱乐|集团|官网)|皇冠(?:体育|现金|官网|app|网址)|棋牌(?:游戏|官网|平台|app|娱乐|下载)/gi,
  /捕鱼(?:游戏|达人|平台|官网)|亚博|乐鱼|开云(?:体育|app|官网|官方|手机|\(中国\))|九游(?:体育|会|娱乐|官网)|爱游戏/gi,
  /华体会|米乐(?:体育|官网|app)|星空体育|江南体育|万博|竞博|雷火(?:电竞|体育|官网)|欧宝|必威|必赢|金宝博|优博/gi,
  /沙巴体育|彩票(?:平台|app|官网|下载|投注)/gi,
  /体育(?:app|官网|下载|投注|娱乐|网址|登录入口|在线(?:投注|官网|平台)|平台(?:登录|入口|网址|官网))/gi,
  /网上娱乐(?!场所)|(?:欧洲杯|世界杯|足球|篮球)(?:投注|买球|下注|外围|赌球|足球网|app|押注)/gi,
  /买球(?:网|平台|app|官网|入口)|娱乐(?:城|平台|官网|app)|外围(?:投注|平台|网)|在线投注|投注(?:平台|网|官网|app)/gi,
  /滚球|kaiyun|\bleyu|\bbob体育|(?<![a-z])(?!cctv)[a-z]{1,8}\d{0,4}体育|体育 ?[·(（]中国/gi,
  /(?:米兰|半岛|乐动|博鱼|云开|火狐|金年会|天博|开元|凯发|大发|泛亚|华体|雷速|球盟会|问鼎|南宫|星空)(?:体育(?![公场馆中局运文产学小用设赛健])|娱乐|官网|app|棋牌|手机版)/gi,
  /\bng\d{0,3}南宫|\bag真人|(?<![a-z])(?:pg|mg|cq9|jdb|ag)电子(?!政务|商务|信息|监察)/gi,
  /(?<![a-z])pg(?:麻将|娱乐|模拟器)|麻将胡了|真钱(?:麻将|斗地主|棋牌|牛牛|赌|游戏|投注)/gi,
  /赌(?:博|球|场)(?:网站|平台|官网|网址|app|导航)|(?:网上|在线|真人|真钱)赌(?:场|博(?!犯罪|案|活动|违法))/gi,
  /博彩(?:网|平台|公司|官网|论坛|导航)|菠菜(?:论坛|网|平台)|足彩外围|一肖(?:中特|一码)|平特一肖/gi,
  /新澳门?(?:天天|资料|精准|开奖)|澳门(?:天天|资料|彩资料)|天下彩|(?:注册|首存)送(?:彩金|\d)|送彩金/gi,
);
const adult = oneOf(
  /[一二三]区(?:二区|三区)|国产(?:精品|又|线看|一区)|久久(?:精品|热|爱|综合|国产)|久香蕉/gi,
  /欧美(?:一区|一级|精品|大片|片|国产)|日韩(?:欧美|一区|精品|无码)|亚洲(?:一区|精品|无码|av)|无码|免费一级/gi,
  /午夜(?:福利|剧场|影院|精品)|少妇(?:又|高潮|视频|自拍)|成人(?:片|视频|影院|小说|直播|网站|在线|导航)/gi,
  /激情(?:视频|小说|图片)|色情网站入口|色综合|综合色|高清无码|偷拍自拍|自拍偷拍|情色(?:视频|电影|网)/gi,
  /黄色(?:网站|视频|片)(?:大全|免费|在线|观看)|免费观看黄|麻豆(?:传媒|视频)|91(?:porn|自拍|制片厂)/gi,
  /高清视频(?:在线|免费观看)|\bav(?:在线|女优|无码)|brazzers|\bporn|\bsex\b/gi,
);
const sales = oneOf(
  /代孕(?:公司|价格|中介|机构|网)|代开发票|办证刻章|网贷口子|裸聊|约炮|传奇私服|办(?:假)?(?:文凭|毕业证)|迷情药/g,
  /催情药|春药(?:购买|网|官网)/g,
);

const selling = [brand, adult, sales];

/** The different selling words of a text, as printed; none for an innocent one. */
export function spamWords(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const pattern of selling) {
    // `matchAll` makes a pattern of its own each time, and next to no text sells.
    if (text.search(pattern) === -1) continue;
    for (const match of text.matchAll(pattern)) words.add(match[0]);
  }
  return words;
}

/** The first selling word of a text, null where none stands. */
export function spamWord(text: string): string | null {
  for (const pattern of selling) {
    // `exec` would leave in the pattern where it stopped, and the next search would begin there.
    const [match] = text.search(pattern) === -1 ? [] : text.matchAll(pattern);
    if (match !== undefined) return match[0];
  }
  return null;
}

/** Words of those who act against what the words sell. */
export function speaksAgainst(text: string): boolean {
  return /打击|查处|严打|整治|警惕|防范|举报|非法|案件|骗局|禁止|反赌|治理|捣毁|抓获|侦破|取缔|窝点|犯罪|涉赌|涉黄|嫌疑|(?:赌博|诈骗|贩卖|传播|淫秽|色情|赌场|老虎机|六合彩)[^，。；]{0,8}案/.test(
    text,
  );
}

/** What no organ is called and every brand is: sites, apps, log-ins, letters with figures. */
const brandWords = oneOf(
  /app|官网|官方网|网址|网页版|手机版|登录|注册|下载|入口|投注|娱乐|棋牌|真人|真钱|电竞|博彩|直播|在线(?!政务)/i,
  /\.(?:com|net|cc|vip)|[a-z]{2,6}\d{2,4}|\d{2,4}[a-z]{2,6}|[(（]中国[)）]/i,
);
/** Names that hold such a word and are an organ's all the same. */
const innocentNames = /体育(?:局|中心|场|馆|总会|运动|学校)|彩票(?:管理|发行|销售)|娱乐场所|直播(?:基地|办)|在线政务/g;

/** An organ may have an app and a site: beside its name only what no office is called shows a brand. */
const organWords = /政府|政务|[局委厅办院署]|中心|信息/;
const codeName = /[a-z]{2,6}\d{2,4}|\d{2,4}[a-z]{2,6}|\.(?:com|net|cc|vip)/i;

/** Words of sites and apps right before an organ's own name: no organ is called so. */
const glued =
  /(?:app|官网|官方网站?|网页版|手机版|(?<!统一)登录(?:注册)?|(?<![出进])入口|下载|投注|棋牌(?!运动)|[(（]中国[)）])(?=[\u3400-\u9fff]{0,14}(?:人民政府|[局厅]|委员会|[健改]委|办公室|街道|办事处|[镇乡])$)/i;

/** The word of a name that shows a brand where an organ should stand; null for an organ's name. */
export function brandIn(name: string): string | null {
  const rest = name.normalize('NFKC').replace(innocentNames, '');
  const words = organWords.test(rest) ? codeName : brandWords;
  return spamWord(rest) ?? words.exec(rest)?.[0] ?? glued.exec(rest)?.[0] ?? null;
}

/**
 * Words that a one-to-one conversion makes or leaves, and no writer of Traditional Chinese uses: 製度 for 制度, 關于 for 關於,
 * 聯系 for 聯繫, 規范 for 規範.
 */
const naive = oneOf(
  /[關對屬鑒終處]于|聯系|規范|咨詢|製度|製定|全麵|方麵|麵向|麵臨|麵對|麵積|體係|聯係|谘詢|複議|答複|批複|恢複|髮布/g,
  /髮佈|齣臺|齣台|機構製/g,
);

/** Occurrences of naive conversions (製度, 全麵, 體係, 谘詢). */
export function countNaive(text: string): number {
  return (text.match(naive) ?? []).length;
}
