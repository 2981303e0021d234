import { describe, expect, it } from 'vitest';
import { judgePage } from '../../src/fetch/index.ts';

/** What pages say where a report was expected, and what short reports say. */
const said: Readonly<Record<string, readonly string[]>> = {
  missing: [
    '您访问的页面找不到了',
    '抱歉，你访问的页面不在地球上',
    '无法找到该页',
    'HTTP 404 - 未找到',
    'Sorry, Page Not Found',
    '对不起，该文章已被删除',
    '该文章已下线',
    '非常抱歉，该信息不存在或已删除',
    '系统提示：内容不存在',
    '文件未找到',
    '没有找到您要访问的页面',
    '您要查看的页面不存在或已删除',
    '对不起，您要访问的文件不存在',
    '页面走丢了，点击返回首页',
    '无此页面',
    '该页面已过期',
    '您请求的资源不存在',
    'The requested URL was not found on this server.',
    'HTTP Status 404 – Not Found',
    '请求的资源不可用',
    '404错误',
    '您所访问的页面不存在',
    '很抱歉，您要访问的页面不存在，可能已被删除或者地址有误',
    '访问的内容不存在！',
    '该栏目不存在',
    '您访问的信息不存在',
    '您浏览的网页暂时不能显示，可能已被删除、更名或暂时不可用',
    '该信息已被删除',
    '你要找的页面被吃掉了 404',
    '参数错误，信息不存在',
    '此内容已被删除',
    '数据不存在',
    'Error 404',
    'Whitelabel Error Page There was an unexpected error (type=Not Found, status=404).',
  ],
  unreachable: [
    '网页无法访问',
    '错误页面',
    'Whitelabel Error Page This application has no explicit mapping for /error',
    '参数错误！',
  ],
  maintenance: [
    '网站升级维护中',
    '系统升级中，请稍后再试',
    '本网站正在维护',
    '网站正在建设中',
    '网站改版中，敬请期待',
    '系统维护，暂停服务',
    '因系统升级，网站暂停访问',
    '本站已关停，内容整合至市政府门户网站',
    '该网站已迁移，请访问新地址',
    '网站正在升级改造，给您带来不便敬请谅解',
    '尊敬的用户：网站将于今日22时至次日6时进行系统维护，期间无法访问。',
    'Site under maintenance',
    '页面正在建设中',
    '栏目建设中',
    '服务器维护中',
    '本站已停止更新',
  ],
  blocked: [
    '您的请求带有不合法参数，已被网站管理员设置拦截！',
    '当前访问疑似黑客攻击，已被网站管理员设置为拦截',
    '抱歉，您的访问被拒绝',
    '访问异常，请进行安全验证',
    '您的访问过于频繁，请稍后再试',
    '访问被拒绝 Access Denied',
    '本次请求已被拦截 事件ID: 12345',
    '请求被阻断 - 网站防火墙',
    '对不起，您的IP已被封禁',
    '检测到非法请求',
    '您所访问的网站存在安全风险，已被云防护拦截',
    '请输入验证码继续访问',
    '系统检测到您的网络环境存在异常，请完成验证',
    "Request blocked. We can't connect to the server",
    '人机身份验证，请点击按钮完成验证',
    '非法访问',
    '禁止访问',
    '403 Forbidden nginx',
    '你的访问行为异常，请稍后再试',
  ],
  ok: [
    '2023年，我单位未收到政府信息公开申请。',
    '见附件',
    '<a href="1.pdf">附件：2023年政府信息公开工作年度报告.pdf</a>',
    '无',
    '本机关2020年度无政府信息公开行政复议、行政诉讼情况。',
    '各科室：现将年度报告予以公布。如对本报告有疑问，请联系某区司法局。联系电话：0533-1234567',
    '行政复议结果维持0件，其他结果0件，尚未审结0件',
    '存在的问题：网站建设有待加强，信息更新不够及时。改进措施：加强网站维护。',
    '申请内容不明确0件，不存在0件，非本机关1件',
    '本年度网站升级改造，信息发布量增加。',
    '政府信息不存在 3件；不属于本行政机关公开 1件',
    '因信息系统升级改造，本年度数据口径有调整。',
    '本单位网站已完成集约化迁移，年内新增信息100条。',
    '违反《条例》规定的申请被驳回',
    '予以公开 12；部分公开 1；不予公开 0；无法提供 2（没有现成信息）',
    '依申请公开受理机构访问方式：登录网站在线申请',
    '建立登录验证机制，完善验证流程',
    '严禁非法访问政务系统；加强安全防护',
    '页面访问量404万次',
  ],
};

const menu = Array.from({ length: 30 }, (_unused, at) => `<li><a href="/c${at}/">政务公开栏目${at}</a></li>`).join('');
const footer =
  '主办：某区人民政府办公室 备案号：某ICP备05001234号 联系电话：0533-1234567 网站建设与维护：某区大数据中心 网站维护：信息中心 安全支持：某云防护';
const bare = (title: string, text: string): string =>
  `<html><head><meta charset="utf-8"><title>${title}</title></head><body><div><p>${text}</p></div></body></html>`;
const inTemplate = (title: string, text: string): string =>
  bare(title, `</p><ul>${menu}</ul><div class="main"><p>${text}</p></div><div class="footer">${footer}</div>`);

function stateOf(text: string): string {
  const url = 'http://www.example.gov.cn/art/2024/1/31/art_1_2.html';
  return judgePage({
    status: 200,
    header: () => null,
    text,
    mediaType: 'text/html',
    contentBytes: text.length,
    cut: null,
    requestedUrl: url,
    finalUrl: url,
    portalHosts: [],
    columnUrls: [],
    conditional: false,
  }).state;
}

const rows = Object.entries(said).flatMap(([state, texts]) => texts.map((text) => [text, state] as const));

describe('a page that says', () => {
  it.each(rows)('%s: %s', (text, state) => {
    const titles = state === 'ok' ? ['2023年政府信息公开工作年度报告', '某区人民政府'] : ['某区人民政府', '提示信息'];
    for (const title of titles) expect(stateOf(bare(title, text))).toBe(state);
  });

  // A firewall answers with a page of its own, never in the site's template.
  it.each(rows.filter(([, state]) => state !== 'blocked'))('%s, in the site’s template: %s', (text, state) => {
    expect(stateOf(inTemplate('某区人民政府', text))).toBe(state);
  });
});
