/** Words that sell: betting, sex, apps. Each is told from the offices that bear it in their name (体育局, 彩票管理中心). */
const brand =
  /(?:bet ?\d{2,4}|\d{3,4}bet|ayx|hth|m6米乐|[bB]8博体育|pk10|PK10)|百家乐|博彩|赌场|赌球|老虎机|时时彩|六合彩|北京赛车|幸运飞艇|快三|真人(?:娱乐|荷官|视讯)|葡京|威尼斯人|金沙(?:娱乐|城|官网)|澳门(?:新|太阳城|银河|永利|赌|游戏|官网|星际)|永利(?:娱乐|官网)|太阳城(?:娱乐|集团|官网)|皇冠(?:体育|现金|官网|app|网址)|棋牌|捕鱼|亚博|乐鱼|开云(?:体育|app|官网|官方|手机|\(中国\))|九游(?:体育|会|娱乐|官网)|爱游戏|华体会|米乐|星空体育|江南体育|万博|竞博|雷火|欧宝|必威|必赢|金宝博|优博|沙巴体育|彩票(?:网|平台|app|官网|下载|投注)|体育(?:app|官网|下载|投注|娱乐|网址|登录入口|在线(?:投注|官网|平台)|平台(?:登录|入口))|娱乐(?:城|平台|官网|app)|外围(?:投注|平台|网)|在线投注|投注(?:平台|网)|滚球/i;
const adult =
  /一区二区|国产(?:精品|又|线|在线|一区)|久(?:久|香蕉)|欧美(?:一|片|精|国产|日韩|在线)|日韩(?:欧美|一|精|无)|亚洲(?:一|精|无|av)|无码|视频在线(?:观看|播放)|免费(?:一级|观看|视频)|午夜|少妇|成人(?:网|片|视|影|小说|在线)|激情|三级片|黄(?:视频|片|网)|色(?:情网|综合|视频)|\bav(?:\b|在线)|brazzers|porn|sex/i;
const sales = /代孕|代开发票|办证刻章|刷单|网贷口子|迷药|裸聊|约炮|私服|外挂/;

/** How many different kinds of selling a text holds; 0 for an innocent one. */
export function countSpam(text: string): number {
  return Number(brand.test(text)) + Number(adult.test(text)) + Number(sales.test(text));
}

/** The first selling word of a text, for the report to the operator; null where none stands. */
export function spamWord(text: string): string | null {
  return brand.exec(text)?.[0] ?? adult.exec(text)?.[0] ?? sales.exec(text)?.[0] ?? null;
}

/** Words that a one-to-one conversion leaves and no writer of Traditional Chinese uses. */
const naive = /製度|製定|全麵|方麵|麵向|麵臨|麵對|麵積|體係|聯係|谘詢|複議|答複|批複|恢複|髮布|髮佈|齣臺|齣台|機構製/g;

/** Occurrences of naive conversions (製度, 全麵, 體係, 谘詢). */
export function countNaive(text: string): number {
  return (text.match(naive) ?? []).length;
}
