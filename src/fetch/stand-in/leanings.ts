import { concepts, type Concept } from './concepts.ts';
import { oneOf } from '../../text/index.ts';

/**
 * Which concept a text leans to that is known to be no document: single word parts, far too common to know a stand-in by, but
 * enough to tell its kinds apart.
 */
const leanings: Readonly<Record<Concept, RegExp>> = {
  elsewhere: /域名|出售|转让|备案|绑定|续费|欠费|站点|默认页|domain|parking|forsale|hosting|registrar/g,
  refusal: oneOf(
    /[禁拦拒阻截墙盾罚违准]|不予|封[禁停锁]|屏蔽|限[制流定]|受限|列[入为]|黑(?:名单|客)|白名单|攻击|恶意|威胁|风险/g,
    /高危|可疑|异常|频繁|频次|频率|[太过][快急多频勤]|上限|超[限过出量]|规则|策略|特征|允许|许可|登记|权[限力]/g,
    /不(?:通过|符|欢迎)|丢弃|境|海外|国[内外]|[内外专]网|节点|来源|出口|终端|\bip|useragent|防[护御火]|安全|公安|网警/g,
    /爬|机器|自动|程序|明天再|歇|休息|慢[点一些]|勤|伪造|泄露|外泄|block|den(?:y|ied)|forbid|reject|restrict|refus/g,
    /robot|bot|suspicious|secur|firewall|attack|allow|permi|limit|abuse|filter|violat|traffic|crawl|flag|highvolume/g,
    /autonomous|policy|welcome|hack/g,
  ),
  test: oneOf(
    /验证|滑|拖|拼图|圆圈|选出|点选|图[中片]|真人|人类|机器人|算|答案|继续|captcha|puzzle|verif|human|prove|排队|排到/g,
    /等候|人数|前面|第\d+位|queue|inline/g,
  ),
  'sign-in': oneOf(
    /登[录陆入]|身份|实名|扫[码描]|二维码|账[号户]|帐[号户]|密码|口令|客户端|认证|授权|本人|会员|注册|证书/g,
    /[工证]作?证|证[号件]|手机号|短信|用户|内部|凭|期限|退出|超时|长时间|sign(?:ed)?-?in|log(?:ged)?-?in|account/g,
    /member|password|authenti/g,
  ),
  closure: oneOf(
    /维[护修]|保养|升级|改[版造革]|建设|筹[备建]|迁|搬|停|关[闭停站]|暂|更新|更换|换|调整|整理|完善|备份|恢复|机房/g,
    /电[力缆]|割接|新[址家版域站装]|新网|新地址|再见|后见|上线|开通|开放|可用|职能|撤[并销]|划[入转]|合并|统一|整合/g,
    /整顿|检修|节|假期|时期|期间|时[至止]|[日月]起|起[,]|过[几两三]天|小时|敬请|期待|谅解|见谅|不再|公告|通知/g,
    /downtime|schedul|maint|upgrad|repair|refresh|works|moved|new(?:site|address|home)|soon|clos|patience/g,
  ),
  absence: oneOf(
    /不[存在见到复]|[没無]有?|查无|无此|删|撤|作废|丢|失[效踪]|找|寻|404|空|不公开|公布|取消|过期|到期|下架/g,
    /移[除走动]|消失|清理|迷|跑|晚|错过|走[丢失]|取下|抄错|链接|编号|文章|该[文稿]|此[文稿]|稿|withdraw|nothing/g,
    /missing|lost|remov|delet|exist|gone|invalid(?:id|param)|bad\w{0,8}id|archiv|notfound|find/g,
  ),
  failure: oneOf(
    /错|误|故障|失败|异常|崩|累|垮|瘫|中?断|超时|繁忙|挂[了掉]|连[接不]|响应|回应|数据库|代理|服务器|系统|程序|后台/g,
    /后端|加载|读取|重试|刷新|重新|稍[后候]|代码|error|fail|exception|upstream|server|timeout|proxy|database|\bdb\b/g,
    /crash|unexpected|invalid|retry|again|connect/g,
  ),
};

export interface Leaning {
  readonly concept: Concept;
  /** How many different parts lean to it. */
  readonly parts: number;
}

/** The concept with most different parts in a text; null where there is none. */
export function leaningOf(text: string): Leaning | null {
  let best: Leaning | null = null;
  for (const concept of concepts) {
    const found = new Set(text.match(leanings[concept])).size;
    // That something is gone is concluded from more than a hint.
    const parts = concept === 'absence' ? found - 0.5 : found;
    if (parts > (best?.parts ?? 0)) best = { concept, parts };
  }
  return best;
}
