import { oneOf } from '../text/index.ts';

/**
 * A challenge's script: names that no ordinary page has, checked only where there is next to no prose; and whom it tests: any
 * browser passes the one kind by itself, the other asks for a person.
 */
export const challengeScripts: readonly (readonly [name: string, sign: RegExp, whom: 'browser' | 'person'])[] = [
  ['加速乐', /__jsl_clearance|__jsluid|document\.cookie\s{0,9}=[\s\S]{0,2000}location\.href\s{0,9}=/, 'browser'],
  [
    '瑞数',
    oneOf(
      /\$_ts\b|_\$[a-zA-Z0-9]{2,4}\(\)[;,]/,
      /<meta[^>]{0,40}\bid=["']?[\w$-]{4,40}["']?[^>]{0,20}\bcontent=["'][^"']{20,}["'][^>]{0,20}r=["']m["']/,
    ),
    'browser',
  ],
  ['WZWS', /wzwschallenge|wzwsconfirm|WZWS[-_]?RAY|WZWS_CONFIRM|eval\(function\(p,a,c,k,e,[dr]\)/i, 'browser'],
  ['阿里云盾', /acw_sc__v[23]|var\s{1,3}arg1\s{0,3}=\s{0,3}['"][0-9A-F]{40}/, 'browser'],
  ['阿里云验证', /aliyun_waf_|AWSC\.use\(|awsc\.js|_waf_bd8ce2ce37|nc_login/i, 'person'],
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

/** What asks for a person's hand. */
export const challengeToPerson = /验证码|滑[动块]|拖动|按住|点击|拼图|旋转|captcha|verifyyouarehuman/i;
