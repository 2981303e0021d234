/**
 * What a word does in a clause that gives a number. A clause is understood only where each of its words is known; the
 * letters let grammars be written as patterns over a whole clause.
 */
export type WordKind =
  /** When: 全年, 2023年. */
  | 'T'
  /** Whose: the organ whose report it is. */
  | 'O'
  /** Says nothing that changes what is counted: 共, 及时, 各类. */
  | 'F'
  /** Opens a list: 等. */
  | 'G'
  /** Brings in a means or a place: 通过, 在. */
  | 'P'
  /** A place of publication. */
  | 'L'
  /** A place of publication that no figure stands for, or an organ's part. */
  | 'l'
  /** A column of some place. */
  | 'C'
  /** Closes a means: 平台, 等方式. */
  | 'E'
  /** To publish. */
  | 'D'
  /** To send to subscribers, which publishes on new media only. */
  | 'S'
  /** Information of any kind. */
  | 'I'
  /** To publish information. */
  | 'J'
  /** And. */
  | 'A'
  /** Opens parts of what was told before: 其中. */
  | 'M'
  /** To get an application. */
  | 'R'
  /** An application for information. */
  | 'Q'
  /** An application; the words around say what for. */
  | 'q'
  /** To answer. */
  | 'V'
  /** In time. */
  | 'v'
  /** Late with leave. */
  | 'X'
  /** How an application came. */
  | 'H'
  /** Manner: 方式, 提交. */
  | 'h'
  /** How an application ended. */
  | 'K'
  /** People who apply, all of them. */
  | 'B'
  /** Makes something else of what is counted. */
  | 'W'
  /** Words that no list knows. */
  | 'u'
  /** A name in quotation marks. */
  | 'N';

const lists: Partial<Record<WordKind, string>> = {
  T: '全年 今年 本年 本年度 年度 年内 一年来 一年 年初 年底 年末 目前 报告期内 报告期 统计期内 期间 当年 全年度 该年度 本报告期 自 起 止 至 截至 截止 到 底 末 今年以来 年',
  F: '共 共计 总共 一共 合计 总计 累计 共有 总 计 已 均 都 也 并 并且 及时 主动 依法 积极 新 新增 另 另外 此外 同时 还 先后 全部 已经 只 仅 再 又 则 了 过 的 地 得 有 为 是 达 达到 数量 总数 总量 总数量 数 量 件数 条数 各 各类 各种 各项 相关 有关 据统计 经统计 统计 左右 情况 如下 工作 公 主要 按照 规定 按规定 按要求 根据 条例 要求 依照 法定 期限 时限 内 在规定时限内 各级 规范 对外 向社会 面向社会 社会 向 公众 重要 全市性 方面 最新 大量 书面 有效 本级 妥善 数据 部分 全文 全平台 各平台 多平台 纸质 动态更新 集中 持续 主动向社会 依规 该 首先 其次 一是 二是 三是 四是 五是 六是 七是 其 每 我们 告知 事项 数为 为零 分类 详细 完整 准确 共同 严格 认真 圆满 成功 顺利 正式 当前 一 直接 经 所 因 由 由于 数字 录入 采集 修订 收集 整理 编辑 制作 进行 获取 更加 全面 全程 逐步',
  G: '等',
  P: '通过 在 利用 依托 于 借助 运用 以 从 用 经由 充分利用 充分运用 凭借 采取 应用 使用 依靠',
  E: '上 中 里 公开途径 公开渠道 公开方式 政府公开载体 公开载体 传统公开载体 各渠道 不同渠道 不同方式 不同形式 多种形式 多种方式 多种渠道 多种途径 各种渠道 各种方式 各种形式 平台 渠道 方式 形式 途径 载体 窗口 手段 多种 多个 其他 其它 两个 三个 上面 多渠道 之 类型 网络平台 阵地 终端 系统',
  D: '公开 发布 公布 更新 主动公开 登载 发送 主动发布 上传公开 公开发布 发布公开 上载 发布更新 更新发布 刊登 刊发 新增公开 新公开 公开数 发布数 公开量 发布量 挂网公开 推出 公开发布和更新 信息公开 政务公开 政府信息公开 主动公开了',
  S: '推送 编发 推发',
  J: '公开信息 公开政务信息 公开政府信息 公开各类信息',
  I: '信息 政府信息 政务信息 政府公开信息 政务公开信息 政府信息公开信息 公共信息 政府各类信息 政府信息内容 政府信息条数 信息、工作动态 信息和工作动态 信息及工作动态 政务信息、工作动态 政务信息和工作动态 政务信息及工作动态',
  A: '、 和 及 与 以及 或 或者 且 暨 兼 —',
  M: '其中 包括 包含 涉及 含 涵盖 内容包括 主要包括 主要有 主要是 主要为 分为 具体为 具体包括 内容涉及 主要涉及 内容为 内容涵盖',
  R: '收到 受理 接收 接到 收办 接受 办理 登记 收件 接件 新收 新收到 收取 接收到 收到并答复 受理并答复 接到并答复 处理 接待 受理并 收到并 收到的 收文 接收办理 收到并处理 收到并办理 新受理',
  Q: '政府信息公开申请 信息公开申请 公开申请 政府信息公开申请件 依申请公开 依申请公开件 依申请公开信息 依申请公开政府信息 依申请公开事项 依申请公开申请 政府信息依申请公开 依申请公开政府信息申请 申请公开政府信息 申请公开信息 申请公开的政府信息 申请公开 政府信息申请 信息公开的申请 公开政府信息的申请 公开政府信息申请 公开信息申请 公开信息的申请 依申请公开的政府信息 依申请政府信息公开 政府信息公开的申请 依申请公开的申请 信息公开申请案件 政府信息公开申请案件 依申请公开案件 政务公开申请 依申请信息公开 依申请公开申请件 要求公开政府信息的申请 依申请公开请求 依申请 公开申请件 申请信息公开件 政府信息公开申请表 依申请件 信息公开申请件 依申请公开信息申请 政府信息公开依申请 申请政府信息公开 申请信息公开 政府信息公开申请事项 信息公开申请事项 公开政府信息的请求 信息公开申请书 政府信息依申请 政府信息依申请公开件 政府信息依申请公开申请 政府信息公开申请书 政府信息公开类申请 信息公开类申请',
  q: '申请 申请件 申请书 申请表 申请数 申请量 申请总数 申请数量 申请总量 案件 申请事项 申请公开件',
  V: '办理答复 答覆 答复 办结 回复 办理完毕 办毕 结案 已办 答复办结 办结答复 答复数 办结数 已答复 已办结 反馈 予以答复 作出答复 处理完毕 办理完成 完成答复 作出答复 书面答复 依法答复 完成办理 完成办结',
  v: '按时 按期 在规定期限内 在法定期限内 期限内 如期 限期内 在规定时间内 按时限 在法定时限内 法定期限内 法定时限内 规定时限内 规定期限内 按法定期限',
  X: '延期 延期答复 延期办结 延期办理 延长',
  h: '提出 提交 递交 寄送 发来 来',
  B: '自然人、法人或其他组织 自然人、法人和其他组织 自然人、法人或者其他组织 自然人、法人及其他组织 公民 法人 其他组织 其它组织 法人或者其他组织 法人和其他组织 法人或其他组织 社会公众 群众 申请人 公众 社会组织 单位 个人 企业 社会 公民个人 各类组织 各组织 组织 企业法人 向我局 向本机关 向我单位 向我厅 向我委 向我办 向本局 向我市 向我县 向我区 向我镇 向我乡 人民群众 法人组织',
  l: '首页 其他渠道 其它渠道 其他平台 其他途径 其它途径 其他网站 其他媒体 各类渠道 抖音 快手 今日头条 头条号 视频号 头条 客户端 短视频 小程序 微视频 企鹅号 百家号 新闻发布会 发布会 小视频 直播 信用中国 信用网 信用平台 OA 内网 内部 办公 政务服务网 政务服务平台 监管平台 管理平台 服务平台 手机报 手机短信 短信 微信群 朋友圈 学习强国 社区 村级 各镇 各乡镇 各街道 各部门 部门 下属 隶属 所属 二级 局属 各单位 直属 QQ群 QQ',
  W: '应 拟 可 实际 应公开 应主动公开 来信 信箱 咨询 投诉 举报 建议 信访 热线 留言 提案 复议 诉讼 许可 审批 处罚 动态 稿件 文件 视频 图片 简报 新闻 报道 公告 解读 目录 清单 指南 招标 政策 规划 预算 决算 公示 转载 上传 报送 撤销 删除 更正 未公开 不公开 重复 投稿 转发 访问 点击 浏览 会议 培训 拟 审查 自然人 商业企业 科研机构 法律服务机构 社会公益组织 法定主动公开 其他方式 其它方式 同比 增加 增长 减少 下降 上升 提高 率 平均 上半年 下半年 季度 月均 日均 每日 每月 每周 每天 计划 撤回 撤诉 撤销申请 放弃 未 没有 不属于 非政府信息 补正 超期 逾期 未办结 未答复 尚未 正在 电话 说明 类信息 更新量 意见 服务 事务 人大 政协 论坛 回应 公报 行政执法 上级 视频信息 图片信息 音频 较 比 多 少 上升到',
  C: '栏目 专栏 板块 版块 频道 专题 专页 子栏目 子频道 专区',
};

/** How applications end, in the words of the form and in older ones. */
const outcomes: Readonly<Record<string, string>> = {
  granted_any:
    '予以公开及部分公开 予以公开和部分公开 予以公开或部分公开 予以公开、部分公开 全部或部分公开 全部和部分公开 全部及部分公开 全部公开和部分公开 同意公开或部分公开 同意公开和部分公开 同意公开及部分公开 同意公开或者部分公开',
  granted_partially: '部分公开 予以部分公开 部分予以公开 同意部分公开 区分处理 部分同意公开 同意部分公开答复',
  refused: '不予公开 不同意公开 决定不予公开 不同意公开答复',
  not_processed: '不予处理 不再处理',
  unavailable: '无法提供',
  nonexistent: '信息不存在 申请信息不存在 政府信息不存在 申请的信息不存在 不掌握 本机关不掌握',
  other_organ:
    '不属于本行政机关公开 不属于本机关公开 不属于本机关职责范围 不属于本机关职权范围 不属于本机关职责 不属于本单位职责范围 不属于本单位公开 不属于本单位 非本机关公开 非本行政机关公开 不属本机关公开 非本单位公开 非本机关 不属于本行政机关 不属于本机关 不属于本机关公开范围 非本机关掌握 非本机关职责 不属于本机关公开职责权限范围 不属于本机关职责权限范围 非本机关职责权限范围',
  public:
    '主动公开范围 属于主动公开范围 已主动公开范围 属于已主动公开范围 已主动公开 属于主动公开 属于已主动公开 已经主动公开',
  other: '其他处理 作其他处理 其它处理',
  granted: '予以公开 同意公开 全部公开 同意公开答复 决定予以公开',
  carried_in:
    '上年结转 上一年结转 上一年度结转 上年度结转 结转上年 上一年度结转 结转上年度 去年结转 结转上一年 上年度结转申请 上年结转申请 上年度转结',
  carried_over:
    '结转下年 结转下年度 结转至下年 结转至下年度 结转到下年 结转下年度继续办理 结转至下一年 结转下一年 结转至下一年度 结转下一年度 结转下年度办理 转下年 转下年度 结转到下一年度 结转下年继续办理 结转至下年度继续办理 结转至下年继续办理 转下一年 转入下年 下年度继续办理 结转至下年度办理 结转次年',
};

/** How applications come. */
const channels: Readonly<Record<string, string>> = {
  email: '电子邮件 电子邮箱 电邮 邮箱 E-mail Email e-mail email EMAIL E-MAIL',
  internet:
    '互联网 网络 网上 在线 网站 网页 门户网站 政府网站 网络平台 网上平台 依申请公开平台 网上申请平台 网站平台 政务网 平台 官方网站 官网 依申请公开系统 政府信息依申请公开系统 信息依申请公开系统 依申请公开网 政府信息公开申请系统 信息公开申请系统 网上依申请公开系统 网上依申请公开平台 网上申请系统 政府门户网站 网站在线 政府网站平台 互联网平台 网上在线 政府信息公开网站 政府信息公开平台 政府信息公开网 网络申请 网上提交表单 提交表单 表单 线上',
  letter:
    '信函 邮寄 信件 邮政 邮政快递 邮政特快专递 邮寄信函 快递 邮件 EMS 挂号信 书信 特快专递 信函邮寄 邮递 邮政寄送 来函 邮寄件 寄信',
  fax: '传真',
  in_person: '当面 现场 窗口 上门 面对面 当面递交 来访 现场窗口 当场 窗口申请 现场提交',
  phone: '电话申请 口头',
};

/** Where something is published. */
const places: Readonly<Record<string, string>> = {
  weibo: '微博 政务微博 官方微博 新浪微博 腾讯微博 官微微博 微博客',
  wechat:
    '微信 微信公众号 公众号 政务微信 微信公众平台 官方微信 微信平台 微信公众账号 微信公众帐号 微信订阅号 微信公众服务号 官方公众号 官方微信公众号 政务微信公众号 微信号',
  new_media: '新媒体 政务新媒体 两微一端 两微 双微 政务新媒体平台 政务两微',
  gazette: '政府公报 公报',
  disclosure_column:
    '信息公开专栏 信息公开栏目 信息公开发布平台 政府信息公开发布平台 信息公开平台 信息公开网 政府信息公开专栏 政府信息公开栏目 政府信息公开平台 政府信息公开网 政府信息公开网站 信息公开网站 政务公开专栏 政务公开栏目 政务公开网 政务公开平台 政务公开网站 公开栏目 公开专栏 政务信息公开网 政务信息公开平台 政务信息公开专栏 信息公开统一平台 信息公开工作平台 信息公开基础平台 政府信息公开基础平台 政府信息平台 信息公开专网 信息公开系统 信息公开专区 信息公开专题 政务公开专区 信息公开门户',
  website:
    '网站 门户网站 政府网站 政府门户网站 门户网 官网 官方网站 政府网 政务网 政务网站 信息网 公众网 公众信息网 网页 互联网 网络 网上 部门网站 子网站 外网 互联网站 在线 公众网站 信息网站 政务信息网 门户 政府网站平台',
  on_site:
    '公告栏 公示栏 宣传栏 公开栏 政务公开栏 电子屏 触摸屏 查阅点 查阅室 档案馆 图书馆 电子显示屏 LED屏 显示屏 LED显示屏 信息公开栏 政府信息公开栏 村务公开栏 橱窗 宣传橱窗',
  media: '广播 电视 报刊 报纸 媒体 新闻媒体 电视台 广播电视 电台 日报 主流媒体 各类媒体 各级媒体 新闻媒介',
};

interface Word {
  readonly text: string;
  readonly kind: WordKind;
  /** Which place, channel or outcome. */
  readonly role: string | null;
}

/** Words by their first letter, the longest first. */
type Vocabulary = ReadonlyMap<number, readonly Word[]>;

function byStart(words: Iterable<Word>): Vocabulary {
  const lists = new Map<number, Word[]>();
  for (const word of words) {
    const start = word.text.charCodeAt(0);
    const list = lists.get(start);
    if (list === undefined) lists.set(start, [word]);
    else list.push(word);
  }
  for (const list of lists.values()) list.sort((one, other) => other.text.length - one.text.length);
  return lists;
}

function wordsOf(kind: WordKind, list: string, role: string | null = null): readonly Word[] {
  return list.split(' ').map((text) => ({ text, kind, role }));
}

function rolesIn(kind: WordKind, roles: Readonly<Record<string, string>>): readonly Word[] {
  return Object.entries(roles).flatMap(([role, list]) => wordsOf(kind, list, role));
}

const general = [
  ...Object.entries(lists).flatMap(([kind, list]) => wordsOf(kind as WordKind, list)),
  ...rolesIn('L', places),
  ...rolesIn('K', outcomes),
];
/** Each word once: what is told later of it holds. */
const vocabulary = byStart(new Map(general.map((word) => [word.text, word])).values());
const ofChannels = byStart(rolesIn('H', channels));

function longestAt(words: Vocabulary, text: string, at: number): Word | undefined {
  return words.get(text.charCodeAt(at))?.find((word) => text.startsWith(word.text, at));
}

/**
 * The longest known word that stands at a place of a text.
 * @param ofApplications whether ways in which applications come are known, and go before other words as long
 */
export function wordAt(text: string, at: number, ofApplications: boolean): Word | undefined {
  const word = longestAt(vocabulary, text, at);
  const channel = ofApplications ? longestAt(ofChannels, text, at) : undefined;
  return channel !== undefined && channel.text.length >= (word?.text.length ?? 0) ? channel : word;
}
