import { oneOf } from '../../text/index.ts';

/**
 * Word parts by what they mean, for pages that stand in the place of another. All match folded text: Simplified, lower
 * case, without white space. A part alone says little; `concepts.ts` says which of them together in one sentence do.
 */

/** The site and what carries it. */
export const place = oneOf(
  /网站|本网|线路|网页|页面|此页|该页|本页|站点|本站|该站|平台|系统/,
  /服务(?!厅|大厅|中心|窗口|站|局|区|所|队|对象|业)|栏目|频道|专栏|门户|链接|网址|域名|通道|接口|端口|网络|网关/,
  /数据库|主机|机房|前方|\b404\b(?![号条件项人次元米个期路室])|site|page|portal|server|service|system|\burl|link/,
  /gateway/,
);

/** A site as a whole, and a single page of it. */
export const wholeSite = /网站|本网|本站|该站|站点|平台|门户|website|\bsite/;
export const singlePage =
  /网页|页面|此页|该页|本页|链接|网址|内容|信息|文章|文件|稿|公文|资源|访问的|查看的|page|article|document/;

export const oneItem = /文章|本文|此文|该文|稿件|该稿|此稿|公文/;

/** What a page was to show. */
export const item = oneOf(
  /内容|信息|文章|文件|文档|文稿|公文|稿件|该稿|此稿|资源|资料|记录|数据|新闻|条目|结果|东西|地址|对象|编号|路径/,
  /目录|article|document|file|content|resource|record|object|item|\bid\b/,
);

/** What a visitor does, and what of them is seen. */
export const visit = oneOf(
  /访问|请求|浏览|查看|查阅|打开|进入|操作|连接|连线|提交|\bip|网段|来源|会话|流量|行为|存取|调用|采集|抓取|爬取/,
  /环境|addressrange|visit|request|access|connection|session|traffic|activity|ip\s?address|client|browser/,
);

/** Being turned away. */
export const denial = oneOf(
  /拒绝|禁止|叫停|不在(?:允许|许可|准许)|未(?:能)?(?:向|为|给)[您你]|拦截|阻断|阻止|阻挡|屏蔽|封禁|封锁|封停|被封/,
  /限制|受限|限流|不允许|不被允许|不予(?:通过|放行|访问|响应)|未(?:被|予)?放行|不受理|无权|黑名单|谢绝/,
  /不(?:能|会)(?:向|为|给)[您你](?:提供|展示|显示|返回)|不予(?:提供|展示|显示|返回|处理)|未予处理|用完|用尽|挡住/,
  /暂不受理|未获准|未(?:能)?通过|清洗|管控|冻结|隔离|上报[^。]{0,6}(?:公安|网安|网警)|denied|deny|forbid/,
  /block(?:ed|ing)|reject|(?<!connection)refuse|banned|restrict|prohibit|not(?:allowed|permitted|authorized)/,
  /unauthorized|intercept|unabletoaccess|cannotbeserved|disallowed|notwelcome/,
);

/** What to do against a refusal. */
export const appeal = /误[判报拦封]|申诉|解封|加入白名单|falsepositive|bymistake/;

/** Something is done to somebody. */
export const passive = /被|遭/;

/** Being cut off, which also happens to lines. */
export const severed = /中止|中断|终止|切断|丢弃|terminated|dropped|aborted/;

/** What a guard fears. */
export const threat = oneOf(
  /攻击|恶意|非法|威胁|异常|可疑|疑似|违规|不寻常|非正常|不正常|异于|反常|不受信任|不可信|采集器|特征|风险|注入/,
  /爬虫|机器人|机器|(?:抓取|采集)(?:程序|工具|软件)|自动化|程序化|脚本访问|代理|频繁|过快|太快|过于|过多|过高|太多/,
  /次数|频率|配额|限额|上限|超限|\d(?:秒|分钟?|小时)之?后(?:再|可|方)(?!自动)|冷却|阈值|触发|触犯|违反|命中|误判/,
  /误报|误拦|黑客|(?:已达|达到|超过)[^。]{0,6}\d|attack|malicious|flagged|crawling|highvolume|suspicious|threat/,
  /robot|\bbot\b|automat|unusual|abnormal|too(?:many|fast|frequent)|ratelimit|requestrate|slowdown|frequent|violat/,
  /exceed|dangerous|hack|anomal/,
);

/** Who guards. */
export const guard = oneOf(
  /防火墙|防护|防御|\bwaf|[云安宝]盾|卫士/,
  /安全(?:策略|规则|网关|系统|组件|中心|检测|检查|机制|服务|设备|狗|提示|原因)|(?:安全|启动|自动)保护|入侵|访问控制/,
  /firewall|security|protect|web应用/,
);

/** Only for some. */
export const only = oneOf(
  /仅|只(?:有|对|供|允许|能|限)|(?:关闭|停止|限制|屏蔽)对|不(?:对|向|面向|支持|提供)|限于|以外|之外|outside/,
  /only(?:available|accessible|for|from|within)|notavailable/,
);
export const region = oneOf(
  /[境国省市州县区校院局][内外]|外[省市国]|海外|大陆|内网|外网|专网|局域网|互联网|公网|地区|区域|国家|所在国|国政策/,
  /节点|准入|本地|本省|本市|白名单|country|region|china|prc|mainland|intranet/,
);

/** A test to be passed: of being human. */
export const test = oneOf(
  /人机|真人|滑块|滑动|拖[动进到拽]|拼图|九宫|点选|选出|依次点击|按顺序点击|图形码|圆圈|算出|计算结果/,
  /\d\s?[+×*-]\s?\d{1,2}\s?=|不是(?:机器|(?:自动)?程[序式])|是否(?:机器|真人)|(?:启用|开启|打开|允许).{0,6}cookie/,
  /enablecookies|旋转|captcha|areyouhuman|areahuman|notarobot|challenge|checkpoint|prove|puzzle/,
);
/** Something to be proved, a person's name perhaps. */
export const verification = /验证|校验|核验|verif(?:y|ication)|checkingyour/;
/** The test runs. */
export const probing = oneOf(
  /(?:正在|进行|评估|检测|检查|扫描|识别|确认|核对)(?:[^。]{0,10})?(?:环境|浏览器|连接|安全(?!加固|升级|整改|建设|演练|生产|隐患|工作|责任|知识|培训)|终端|设备|指纹|客户端)/,
  /(?:环境|浏览器|连接|客户端)(?:安全)?(?:检测|检查|评估|识别|扫描)(?:中|\d|[.…]|$)|checking|verifying|analyzing/,
);

/** Something goes on while one waits. */
export const ongoing = /正在|请?稍[候等后]|中[.…]*$|ing/;

/** Not for good. */
export const forNow = /正在|暂时|暂不|临时|稍[候等后]/;

/** A queue. */
export const queue = oneOf(
  /排队|等候室|等待室|候访|您前面|位于队列|人数(?:过多|较多|太多|已满|众多)|排到|目前第\d+位/,
  /访问量(?:较大|过大|太大|激增|高)|高峰(?:期|时段)|waitingroom|inline|queue|lineup|highdemand/,
);

/** Not there. */
export const absence = oneOf(
  /不存在|并未存在|从未存在|(?:找|查|寻|搜)不(?:到|着|见)|没(?:有)?(?:找[到着见]|查[到见])/,
  /(?:未|没有?|无法|未能)(?:能)?(?:找到|查到|查询到|检索到|匹配|定位|发现)|没有(?:该|此|这)/,
  /没有(?:您|你|所|对应|相关)[^。,]{0,8}(?:记录|文章|信息|页面|内容|资源|数据|文件)|无此|查无|删除|已删|移除|移走/,
  /移动|下线|下架|失效|过期|到期|撤[回销稿下展除换]|取下|收回|取消(?:发布|公开)|[跑飞][丢掉走]|走丢|走失|丢失|迷路/,
  /迷失|消失|不见|失踪|(?:页面|网页|内容|东西|文章|信息)[^。,]{0,6}(?:搬家|搬走)|不翼而飞/,
  /不在[^。,]{0,6}(?:目录|公开)[^。,]{0,4}(?:之列|之内|中)|没有(?:这|那)|被[^。,]{1,6}(?:走了?|吃了?|叼走|拿走)/,
  /归档|更名|改名|回收站|不再(?:展示|提供|公开|显示|对外|保留)/,
  /(?:停止|终止|结束|(?<!暂时?)不)(?:对外)?(?:公开|展示|公示|公布)/,
  /期限?(?:已)?(?:结束|满|届满)|撤[出除]|(?:什么|啥)(?:也|都)(?:没|不)|空空如也|一片空白|没有了|没了/,
  /(?:已|并|都)不在|不在(?:了|这里|此处|地球)|火星|外太空|外星|月球|未审核|待审核|未发布|尚未公开|暂未公开|已成历史/,
  /notfound|can(?:'t|not|’t)(?:be)?find|nolonger|withdrawn|nothing(?:to|here|found)|seemtolocate|\bgone\b|missing/,
  /removed|deleted|does(?:not|n'?t|n’t)exist|notexist|nosuch|(?:unknown|bad|invalid)[a-z]{0,10}(?:page|article|id)$/,
  /couldn'?tfind|(?:not|cannot|can't)be(?:located|found)|lost|expired|作废|遗失|资源[^。]{0,60}不可用/,
  /(?:网址|url|地址|链接)[^。,]{0,8}(?:有误|错误|不正确|是否正确|不完整)/,
  /(?:正在|待|尚在|等待|未通过|尚未)[^。,]{0,4}(?:审[核批查]|编审)|审核中/,
  /暂无(?:相关|任何)?(?:内容|数据|信息|记录|资料)|^(?:没有|无)(?:相关|任何)?(?:内容|数据|信息|记录|资料)$/,
  /type=notfound|不复存在|空荡|清理|晚了|404(?![号条件项人次元米个期路室])|\b410\b/,
);

/** A single item kept back: not the visitor is turned away. */
export const withheld = oneOf(
  /(?:文章|信息|稿件|内容|文档|公文|资源)[^。,]{0,6}(?:屏蔽|隐藏|封存|冻结)/,
  /(?:文章|信息|稿件|内容|文档)[^。,]{0,4}(?:未|没有)(?:能)?(?:通过|经)[^。,]{0,6}[审批]/,
);

/** Broken. */
export const failure = oneOf(
  /出错|错误|异常|故障|失败|崩溃|超时|繁忙|拥堵|拥挤|开小差|罢工|打盹|打瞌睡|宕机|宕掉|无响应|没有(?:响应|回应)/,
  /未(?:响应|回应)|瘫痪|无法(?:进行)?(?:响应|连接|处理|完成|加载|提供|访问|打开|显示)|不能(?:响应|处理|完成|显示)/,
  /暂时?(?:无法|不能)(?:正常)?(?:浏览|查看|查阅|阅读)/,
  /打不开|未(?:能)?(?:成功|完成)|连不上|不可用|不通|断开|连接(?:已)?中断|中断/,
  /出了?(?:点|些|一点)?(?:小)?(?:问题|状况|毛病|岔子)|资源耗尽|未启动|已停止(?:运行|工作)|error|fail(?:ed|ure)/,
  /exception|fault|crash|timed?-?out|unavailable|overload|wentwrong|\bbusy\b|refused|unhealthy|nohealthy|noroute/,
  /nomapping|badrequest|badgateway|unexpectedcondition/,
);

/** Worked on, closed or gone elsewhere. */
export const closure = oneOf(
  /维护|维修|正在[^。,]{0,4}(?:完善|调整|补充|更新|充实)|升级(?!(?:您|你)?的?浏览器)|改版|改造|改建/,
  /建设(?:中|之中|当中)|正在建设|筹备|筹建|施工|割接|系统切换|切换(?:至|到)新|停机|停电|断电|检修|抢修|巡检|调试/,
  /扩容|搬[迁移家]|关机|并入|迁移|迁至|迁入|转移|停止[^。,]{0,6}(?:服务|运行|更新|使用|访问|提供|开放)|停服|停更/,
  /停用|暂停|暂时(?:关闭|停|中断)|暂时?不(?:对外)?(?:展示|显示|公开|公示|公布)/,
  /关闭|关停|关站|闭站|(?:网|站|平台)[^。,]{0,10}注销|合并|整合|并入|归并|改由/,
  /统一由|集约|启用新|新(?:网址|域名|站|版|平台)|不再[^。,]{0,4}(?:更新|使用|维护|运行|服务|开放|运营|刊发|发布)/,
  /演练|加固|整改|历史使命|谢幕|休整|休眠|装修|保养|整理|修缮|换(?:新|装)|新装|即将(?:上线|开通|推出|恢复)/,
  /近期(?:上线|开通|推出)|短时中断|断网|域名[^。,]{0,10}(?:变更|更换|调整|更改)|恢复(?:访问|服务|开放|时间|正常)/,
  /重新开放|另行(?:通知|告知)|maintenance|upgrad|underconstruction|comingsoon|backsoon|besoon|bebackshortly/,
  /closeddown|migrat|offline|suspended|underrepair|tune-?up|resumeson|(?:getting|needs)anupdate/,
  /being(?:updated|refreshed|rebuilt)|(?:has|have|object)moved|moved(?:permanently|temporarily)|relocat/,
);

/** Somebody must say who they are. */
export const signIn = oneOf(
  /登[录陆入]|(?:您|你|请|输入|没有|注册|绑定)[^。,]{0,6}[账帐][号户]/,
  /[账帐][号户][^。,]{0,6}(?:密码|口令|不存在|已|未|异常|锁定|冻结|$)|密码|口令|扫码|扫描二维码|数字证书|ukey/,
  /ca证书|pin码|凭证|令牌|实名|身份(?!证)|会话(?:已)?(?:失效|过期|超时)|(?:没有?|无)[^。,]{0,10}权限|权限不足/,
  /未授权|(?:需要?|须|经)[^。,]{0,4}授权|长时间[^。,]{0,4}操作|离开[^。,]{0,6}(?:时间|太久)|空闲超时|授权后|login/,
  /signin|logon|password|credential|sso\b|authenticat/,
);

/** Speaking to somebody who wanted to see a page. */
export const address = oneOf(
  /您|你(?![局委办院厅校处科部站所镇乡县市区省]|公司|单位|街道)/,
  /(?<![申提聘邀报])请(?:您|你|先|重新|尽快|立即|尝试|点击|通过|使用|返回|在此|耐心|稍|务必|直接|自行|改用|换用|从|用|至|到|与|向|按|依)?(?:稍|联系|检查|返回|回|重|刷新|登[录陆入]|完成|输入|填写|开启|启用|打开|点击|点选|点此|等|谅解|原谅|见谅|理解|核|确认|验证|升级|更[换新]|换|试|访问|移步|关注|继续|证明|将?[^。,]{0,4}旋转|按住|画|(?:勿|不要)(?:频繁|重复|刷新|关闭|离开)|拖|滑|选[择出]|进入|浏览|查看|使用|采用|频繁|重复|关闭|离开|插|扫|安装|允许|依[次照]|支持|续费|绑定|备案|收藏|期待|尝试|减|降|放慢|隔|过|明[天日]|改日|下次|这里|此处|首页|主页|上[一页级]|网站|系统|管理|客服|我们|站长|运维|技术|手机|浏览器|以下|下方|下面|上方|右|左|图|正确|先|在[^。,]{0,10}(?:查[阅看找]|浏览|访问|重?试|输入|设置))/,
  /尊敬的|亲爱的|^(?:各位|广大)?用户|(?:各位|广大)(?:用户|网友|网民)|网友|网民|访客|抱歉|对不起|不好意思|遗憾/,
  /(?:带来|造成|致)[^。,]{0,6}不便|不便(?:之处|[,]?(?:敬|请|深|恳))|谅解|稍后|稍候|稍等|重试|再试/,
  /重新(?:加载|访问|打开|尝试|进入)|刷新|返回(?:首页|上一?[页级]|主页)|回(?:到)?首页|联系(?:网站)?管理|秒后/,
  /(?:天|日|后|时|周|次)再来(?!回)|感谢|哎呀|糟糕|咦|哦|亲|sorry|apolog|please|^you/,
  /you(?:must|are|need|will|can|may|have|were|['’]re)|your|\bwe(?:are|can|will|need|have|['’]re)|lookingfor/,
  /checkback|holdon|contact(?:the|your|us|web|admin|site|support)|tryagain|goback|oops|whoops|retry/,
);

/** The page speaks of itself or of the visit that is made. */
export const here = oneOf(
  /本网(?!络)|本站|本文|该文|此文|本条|该条|此条|[此该](?:信息|内容|文件|文档|资源|记录|稿件|新闻)|该站|本页|该页/,
  /此页|本栏目|该栏目|本系统|本平台/,
  /当前(?=访问|请求|页面?|网[页址]|站|栏目|链接|浏览|操作|系统|用户|账|会话|环境|网络|ip|地址|时段|时间|城|地区|区域|[^。]{0,6}不可用)/,
  /本次|此次|这里|此处|本应用|this(?:page|site|website|service|request|document|article)|therequest/,
);

/** What scripts wait for. */
export const loading = oneOf(
  /(?:正在|努力|拼命|数据|页面|内容)?(?:加载|载入|跳转|进入)(?:中|[^。]{0,6}(?:模式|请稍|，|…|\.{2,}))/,
  /正在(?:[^。]{0,4})?(?:加载|载入|跳转|转向|进入|打开|切换)|(?:自动|即将|将)(?:为您)?(?:跳转|转到|转向)|马上就来/,
  /loading|redirecting/,
);

/** Who holds a host, and that nobody does: for sale, never set up, not registered, not paid for. */
export const tenancy = /域名|网站|站点|主机|空间|账户|该站|该网址|domain|account|hosting|website/;
export const vacancy = oneOf(
  /出售|转让|待售|停放|抢注/,
  /未(?:能)?(?:完成|通过|进行|做|根据[^。]{0,30}|按照?[^。]{0,30}|在[^。]{0,12})?(?:进行)?(?:[^。,]{0,6}icp)?(?:备案|绑定|解析|开通|实名)/,
  /(?:没有|尚未)[^。,]{0,12}(?:备案|绑定|解析|开通)|备案[^。,]{0,6}(?:有误|不符|注销|取消)|找到[^。,]{0,8}站点/,
  /对应[^。,]{0,4}站点|欠费|续费|(?:已|过|到)期(?:未|,)|(?:空间|域名|主机)[^。,]{0,4}(?:已|过|到)期|forsale|parked/,
  /parking|buythis|suspended|expired|icpfiling|not(?:configured|bound|hosted)|(?:没有|未)(?:在[^。]{0,10})?配置/,
);
/** A server as it was installed; a page between this site and another. */
export const untouched = oneOf(
  /站点创建成功|恭喜[^。]{0,16}(?:安装|部署|搭建)成功|默认(?:index|页面?$|首页)|^itworks/,
  /welcometo(?:nginx|openresty|tengine|centos|caddy|iis)|^iis\d?$|iiswindowsserver/,
  /(?:apache2?|webserver'?s?|nginx|ubuntu|debian|centos|caddy)[a-z0-9]{0,12}(?:default|test)page|defaultwebsitepage/,
  /testpagefor|successfullyinstalled|defaultbackend|generatedbyplesk/,
  /即将(?:离开|跳转(?:到|至)?(?:外部|第三方|其他|其它))/,
);

/** A licence that ran out: not what was asked for is gone. */
export const licence =
  /(?:授权|许可证?|license|licence|证书|试用)[^。,]{0,10}(?:过期|到期|失效|无效|结束|expired|invalid)/;
/** What moved on by itself. */
export const moved = /迁移|转移|移动|移至|搬/;
/** The status of what is gone, told as one. */
export const statusGone = /(?:status|http|error|错误|状态码?|代码)[^\d。]{0,4}(?:404|410)(?!\d)/;

/** A page or a column, and what a list without entries says. */
export const onePage = /页面|网页|栏目|频道|链接|网址|404|访问的|page|url|notfound/;
export const noEntries = /暂无|没有(?:更多)?(?:内容|信息|数据|记录)$/;

/** Another browser is asked for. */
export const otherBrowser = /浏览器(?:版本)?(?:过|太|较)(?:低|旧|老)|(?:升级|更换)(?:您的?)?浏览器/;
