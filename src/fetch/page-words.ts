/** Words by which pages that stand in the place of another are known. All match text without white space. */

/**
 * A challenge's script: names that no ordinary page has, checked only where there is next to no prose; and whom it tests: any
 * browser passes the one kind by itself, the other asks for a person.
 */
export const challengeScripts: readonly (readonly [name: string, sign: RegExp, whom: 'browser' | 'person'])[] = [
  ['加速乐', /__jsl_clearance|__jsluid|document\.cookie\s{0,9}=[\s\S]{0,2000}location\.href\s{0,9}=/, 'browser'],
  [
    '瑞数',
    /\$_ts\b|_\$[a-zA-Z0-9]{2,4}\(\)[;,]|<meta[^>]{0,40}\bid=["']?[\w$-]{4,40}["']?[^>]{0,20}\bcontent=["'][^"']{20,}["'][^>]{0,20}r=["']m["']/,
    'browser',
  ],
  ['WZWS', /wzwschallenge|wzwsconfirm|WZWS[-_]?RAY|WZWS_CONFIRM|eval\(function\(p,a,c,k,e,[dr]\)/i, 'browser'],
  ['阿里云盾', /acw_sc__v[23]|var\s{1,3}arg1\s{0,3}=\s{0,3}['"][0-9A-F]{40}/, 'browser'],
  ['Cloudflare', /cf[-_]chl|challenge-platform|cdn-cgi\/challenge/i, 'browser'],
  ['安全狗', /safedog|_guard\/(?:auto|click|slide|encrypt)/i, 'person'],
  ['知道创宇', /jiasule|yunaq|__tst_status/i, 'browser'],
  ['云锁', /YunSuoAutoJump|security_(?:session_)?verify/i, 'browser'],
  ['Incapsula', /_Incapsula_Resource/, 'person'],
  ['长亭雷池', /SafeLineChallenge|\.safeline\/|slg-box|rivers\.chaitin/i, 'browser'],
  ['宝塔', /btwaf/i, 'browser'],
  ['上海云盾', /yundun\.com|yd_cookie/i, 'browser'],
  ['百度云加速', /yunjiasu|__CBK=/i, 'browser'],
  ['脚本与 Cookie', /document\.cookie\s{0,9}=[\s\S]{0,2000}location\.(?:reload|replace|assign)\(/, 'browser'],
  ['验证码', /(?:captcha|geetest|vaptcha|TCaptcha|slidecode)[\w.-]{0,40}\.js/i, 'person'],
];

/** What a challenge tells a person. */
export const challengeWords =
  /请(?:开启|启用|打开)(?:浏览器的?)?(?:JavaScript|Cookies?)(?:功能)?(?:并|后)?(?:刷新|重新|再)|(?:安全|人机|访问|滑[动块]|身份)验证(?:中|页面|后|[，,。！!]|请|$)|请输入(?:图形|下方|图片|正确的?)?验证码(?:后|以|并|继续|才)|请完成验证|请(?:完成|进行|拖动|点击)(?:以下|下方|下面的?|页面中的)?(?:安全|人机|滑[块动]|图形)?验证|正在(?:进行|检查|验证|检测)(?:您?的?)?(?:浏览器|访问|安全|网络)(?!加固|升级|整改|改造|维护|建设|演练|保障)|浏览器安全检查|(?:访问|在线|排队)人数(?:过|较|太)多|正在排队|等候室|点击[^。，,]{0,6}继续访问|旋转(?:至|到)(?:正确|正向)|确认你是不是机器人|Justamoment|Checkingyourbrowser|verifyyouarehuman|EnableJavaScriptandcookies/i;

/** What asks for a person's hand. */
export const challengeToPerson = /验证码|滑[动块]|拖动|按住|点击|拼图|旋转|captcha|verifyyouarehuman/i;

/** What a firewall tells a person. */
export const firewallWords =
  /(?:您的|该|此|本次|当前)?(?:访问|请求)(?:行为)?(?!的(?:文章|信息|稿件|文档|栏目))(?:[^。，,]{0,20})?(?:已?被|遭到?)(?:[^。]{0,12})?(?:拦截|阻断|阻止|拒绝|禁止|屏蔽)|(?:请求|访问|提交)(?:中|内容|的内容)?(?:可能)?(?:含有|包含|存在|带有)(?:[^。]{0,10})?(?:不合法|恶意|危险|攻击|非法|威胁|异常)|(?:访问|请求)(?:过于|太)频繁|(?:您的)IP(?:地址)?(?:已?被|在)(?:封|禁|限制|黑名单)|AccessDenied|AccesstothisresourceDenied|Request(?:is|was|hasbeen)?(?:blocked|denied)|(?:访问|请求)(?:已|受到?|被)?受?限制|访问受限|(?:操作|访问|请求)得?太快|机器人(?:行为|访问|流量)|(?:Web)?PageBlocked|AttackID|仅限?(?:政务|内部|本地|[^。，,]{0,4})?(?:外网|内网|专网|局域网)[^。，,]{0,4}访问|不在(?:[^。，,]{0,8})?白名单|only(?:accessible|available)(?:within|in|from)(?:mainland)?China|notavailableinyour(?:region|country)|(?:触发|违反|命中)(?:[^。，,]{0,6})?(?:安全|防护)(?:[^。，,]{0,4})?(?:规则|策略|机制)|仅(?:面向|限|对|向|为)?(?:中国)?(?:境内|国内|大陆)(?:[^。，,]{0,6})?(?:提供)?(?:服务|开放)|Therequestedurlwasrejected|AttentionRequired|TooManyRequests|403Forbidden|ErrorCode:?WAF|疑似(?:黑客|恶意|非法|攻击)|检测到(?:您的?)?(?:[^。]{0,8})?(?:非法|恶意|异常|可疑|危险)(?:的)?(?:请求|访问|操作|流量|行为)?|访问(?:行为)?(?:存在)?异常|网络环境(?:存在)?异常|(?:不|禁止|仅不|谢绝)(?:允许|支持|对|向|接受)?(?:[^。，,]{0,6})?(?:境外|海外|国外)(?:[^。，,]{0,8})?(?:访问|开放)|(?:仅限?|只)(?:允许|对|向|供|支持)?(?:中国)?(?:境内|国内|大陆)(?:[^。，,]{0,8})?访问|所在(?:的)?(?:地区|区域|国家)(?:[^。，,]{0,6})?(?:无法|不能|不允许|限制)(?:[^。，,]{0,4})?访问|非法阻断|Requestunsuccessful|(?:^|。)(?:非法访问|非法请求|禁止访问|拒绝访问)(?=$|[。！!，,])/i;

/** Names of firewalls: they also stand in the footers of ordinary pages, so only next to nothing else. */
export const firewallNames =
  /网站(?:应用)?防火墙|Web应用防火墙|云防护|云盾|创宇盾|玄武盾|安全狗|雷池|网站(?:安全)?卫士|D盾|天清|明御|磐云|NSFOCUS|DAS-?WAF|Web应用安全网关/i;

/** A page that is not there, told with status 200. */
export const missingWords =
  /(?:页面|网页|网址|链接)(?:已经?|并|可能|好像|似乎){0,2}(?:不存在|找不到|未找到|没有找到|无法找到|丢失了?|已?被?删除|不见了|没有了|走丢了?|失效|已下线|无法访问|出错[了啦]?|出现错误|发生错误)|(?:该|此|本条|这条|这个|当前|您(?:要|所|想)?(?:访问|请求|查找|查看|浏览)的?)(?:相关)?(?:文件|内容|资源|信息|文章|文档|稿件|栏目|地址|目录){1,2}(?:已经?|并|可能|好像|似乎){0,2}(?:不存在|找不到|未找到|没有找到|无法找到|丢失了?|已?被?(?:删除|移除|撤销|撤回|撤稿|归档|下架|屏蔽|停用|取消发布)|不见了|失效|已下线|过期|未审核|未发布|尚未发布)|(?:找不到|未找到|没有找到|无法找到|查找不到|未能找到)(?:了)?(?:您|你)?(?:所|要|想|需要)?(?:请求|访问|查找|浏览|指定|查看)?的?(?:该|此|相关|这个|对应|那个)?(?:页面?|网页|文件|资源|文章|栏目|对象)|(?:访问|请求|查找|浏览|查看)的(?:[^。，,]{0,8})?(?:页面?|网页|文件|内容|资源|信息|文章|栏目)(?:[^。，,]{0,10})?(?:不存在|找不到|已?被?删除|已?失效|走丢|去火星)|错误页面?|(?:HTTP|错误|状态码|error|代码)[:：]?404|404(?:错误|页面|notfound|error|[-—|!！。]|$)|页面(?:[^。]{0,4})?(?:不在地球|被吃|飞走|消失|走失|已?过期|暂时不能显示)|网页(?:暂时)?(?:不能显示|无法显示)|无此(?:页面|信息|文章|栏目|内容)|(?:稿件|文章|信息|内容)(?:正在|待|尚在|未通过)(?:[^。，,]{0,4})?审核|(?:page|file|document|resource)[^。]{0,30}?(?:cannot|couldnot|can'?t)(?:be)?found|没有(?:该|此|这)[条篇个]?(?:记录|信息|文章|数据)|(?:网址|URL|链接地址)(?:输入)?(?:有误|错误|不正确)|(?:^|[。！!，,：:])(?:信息|内容|文件|数据|资源|文章|记录)(?:已)?(?:不存在|未找到|找不到|已?被?删除|已?过期|不可用)(?=$|[！!。，,或])|(?:^|。)(?:非法|无效的?|错误的?)?(?:参数|请求参数)(?:错误|有误|无效|不正确|不合法|丢失)(?=$|[！!。，,])|没有(?:找到|查到)?(?:您|你)?(?:想|需)?要的(?:内容|页面|信息|资源)|没有找到(?:相关|对应|符合条件)的?(?:内容|信息|数据|记录|文章)(?=$|[！!。，,])|(?:请求|访问)的资源(?:不可用|不存在)|WhitelabelErrorPage|(?:page|file|object|resource|url[^。]{0,60})(?:was)?(?:cannotbe|couldnotbe|can'tbe|not)found|NotFound/i;

/** What tells that a page or a column is meant, not what it would list. */
export const ofPage = /页面|网页|栏目|频道|链接|网址|404|访问的|page|url|notfound/i;

/** An article's place with nothing in it; on a listing it only says that nothing is listed. */
export const nothingHere = /(?:^|。)(?:暂无|没有|无)(?:相关|任何)?(?:内容|数据|信息|记录|资料)(?=$|[！!。，,])/;

/** How a page begins to speak to the visitor of itself; no document begins a sentence so. */
export const toVisitor =
  /^(?:[^。，,：:]{0,8}(?:提示|公告|出错|错误|哎呀|404)[：:，,]?)?(?:(?:很|非常|十分|真)?(?:抱歉|对不起|不好意思|遗憾)|尊敬的(?:用户|网友|访客)|您好|[您你](?:的(?:访问|请求|IP|网络)|所?(?:要|想)?(?:访问|查看|浏览|请求|查找|提交|找))|(?:当前|本次|此次|该)(?:访问|请求)|请(?:完成|开启|启用|输入|进行|拖动|先登录|重新登录)|(?:该|此|本|这)(?:条|个|篇)?(?:信息|内容|文章|页面|网页|文件|文档|链接|资源)(?:已|不|未|可能|被)|404|NotFound|Sorry|AccessDenied)/i;

/** Addresses of error pages. */
export const errorPath =
  /\/(?:40[34]|err(?:or)?(?:[-_]?(?:page|404|msg))?|not[-_]?found|page[-_]?not[-_]?found|pagenotfound|nopage)(?:[./_-][\w./-]{0,20})?$/i;

/** Addresses of challenges. */
export const challengePath =
  /\/(?:captcha|vcode|antibot|robotcheck|_guard|waf[-_]?(?:block|verify|captcha)?)(?:[./_-]|$)/i;

/** Somebody must sign in first. */
export const signInFirst =
  /没有(?:访问|查看|浏览)[^。，,]{0,12}权限|无权限?(?:访问|查看|浏览)|(?:[您你]|用户)?(?:尚未|还未|还没有?|没有|未)登[录陆](?=$|[。，,！!或])|登[录陆](?:已经?|状态|信息)?(?:超时|过期|失效)|请(?:您)?(?:先|重新)(?:进行)?登[录陆]|请(?:您)?登[录陆]后(?:再|继续|查看|访问)/;

/** A host that serves somebody else, or nobody: for sale, never set up, not registered. */
export const nobodysSite =
  /(?:该|此|本|的)?域名[^。]{0,40}(?:出售|转让|停放|待售|已过期|已到期|到期未续费|未备案|尚未备案)|(?:出售|转让|购买)(?:该|此|本)?域名|(?:网站|站点|域名)(?:[^。，,]{0,10})?(?:未|没有|尚未)(?:(?:根据|按照?)[^。，,]{0,20}|在[^。，,]{0,8})?(?:进行)?(?:备案|绑定|开通|解析)|没有找到(?:对应的?)?站点|站点创建成功|(?:网站|站点|主机|空间)(?:[^。，,]{0,4})?(?:到期|欠费)|^IIS\d|defaultbackend|account(?:hasbeen|is)?suspended|successfullyinstalledTomcat|WebServer'?sDefaultPage|DefaultWebSitePage|generatedbyPlesk|domain(?:name)?(?:is|may)?(?:be)?forsale|buythisdomain|domainparking|parkeddomain|Welcometonginx|Apache2?(?:Ubuntu|Debian|CentOS)?DefaultPage|IISWindowsServer|^Itworks[!！]|Welcometo(?:CentOS|OpenResty|Tengine)|TestPagefortheApache/i;

/** A title that says no more than that the page is not there. */
export const missingTitle =
  /^(?:404|页面不存在|找不到|无法找到|您?(?:访问|查找|请求)的(?:页面|内容|信息)|NotFound|HTTP404|Error404|.{0,20}(?:404|页面不存在|找不到页面|错误页面|未找到页面)$)/i;

/** A site that says it is being worked on, closed or gone elsewhere; 网站维护：某某中心 in a footer does not. */
export const maintenanceWords =
  /(?:网站|系统|平台|页面|服务器?|站点|本站|栏目|频道|门户|该站|数据库?)(?:目前|现在|现|因故)?(?:正在|正|将|处于|即将)(?:进行)?(?:[^。，,:：]{0,6})?(?:升级|维护|改版|建设|迁移|调试|整改|割接|停机)|(?:网站|系统|平台|页面|服务器?|站点|本站|栏目|频道|门户|该站|数据库?)(?:[^。，,:：]{0,4})?(?:升级|维护|改版|建设|迁移|调试|整改|割接)(?:[^。，,:：]{0,4})?(?:中(?![心国共华医学央小])|期间)|^(?:[^。]{0,30}。)?(?:升级|维护|改版|建设)中(?![心国共华])|正在(?:进行)?(?:[^。，,:：]{0,6})?(?:升级|维护|改版)|暂(?:停|时(?:停止|关闭|无法|不能))(?:对外)?(?:服务|访问|开放|提供)|(?:网站|本站|站点|栏目|平台)(?:(?:已经?|现已)(?:于[^。:：]{0,20})?|于[^。:：]{0,20})(?:整体)?(?:迁移|搬迁|并入|整合|关停|关闭|下线|停止(?:运行|更新|服务))|域名(?:已|现已|将)(?:[^。，,]{0,10})?(?:变更|更换|迁移|调整|更改)(?:为|至|到)|将于[^。]{0,40}(?:维护|升级|割接|停机)[^。]{0,20}(?:无法|暂停|停止|不能)|undermaintenance|siteisdown|temporarilyunavailable/i;

/** Addresses and titles of log-in pages. */
export const loginPath = /\/(?:login|signin|sso|cas|oauth2?|passport|uaa|logon)(?:[/.?_-]|$)/i;
export const loginTitle = /(?:登录|登陆|用户认证|统一身份认证|单点登录|signin|login)/i;

/** Scripts that carry the page's own data: what looks empty is read by the listing or by extraction. */
export const carriesData =
  /window\._CONFIG\b|<datastore\b|jpaas-publish-server|dataproxy\.jsp|"articles"\s{0,3}:|type=["']text\/xml["']/i;

/** An article's address on a system whose pages carry the article as data, and the data that holds none. */
export const detailPath = /\/gkmlpt\/content\//;
export const nullDetail =
  /["']?\bDETAIL["']?\s{0,5}[:=]\s{0,5}(?:null|undefined|false|\{\s{0,9}\}|\[\s{0,9}\]|["']["'])/;

/** State that a framework hands to its page, and what names documents in it: a listing is read from them. */
export const carriesState = /__(?:INITIAL_STATE|PRELOADED_STATE|NUXT|NEXT_DATA)__/;
export const namesDocuments = /title["']?\s{0,3}:\s{0,3}["'\w]/i;

/** Tags by which content systems mark an article. */
export const articleTags =
  /<meta[^>]{0,200}\bname\s{0,3}=\s{0,3}["']?(?:ArticleTitle|PubDate|ContentSource)\b[^>]{0,400}/gi;

/** A server that failed, and says so with status 200. */
export const failureWords =
  /(?:系统|服务器?|程序|网关|数据库)(?:内部|连接|运行)?(?:[^。，,]{0,2})?(?:繁忙|出错|错误|异常|故障|失败|超时)|InternalServerError|BadGateway|GatewayTime-?out|ServiceUnavailable|Fatalerror|(?:java|javax|org|com)\.[\w.]{3,60}(?:Exception|Error)|NullPointerException|ADODB\.|MicrosoftOLEDB|ODBC|SQLSTATE|ORA-\d{5}|BOF或EOF|RuntimeError|Uncaught(?:Error|[Ee]xception)|Stacktrace/i;

/** Before a condition: 如页面无法访问，请联系我们. */
export const onlyIf = /(?:^|[。！!；，,])(?:如|若|倘|当(?!前))[^。，,]{0,12}$/;

/** A page between this site and another one. */
export const leavingSite = /即将(?:离开|跳转(?:到|至)?(?:外部|第三方|其他|其它))/;

/** A page that asks for another browser, and shows nothing else. */
export const otherBrowser = /浏览器(?:版本)?(?:过|太|较)(?:低|旧|老)|(?:升级|更换)(?:您的?)?浏览器/;
