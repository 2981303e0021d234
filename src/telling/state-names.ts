import type { IntegrityState, PageState } from '../domain/index.ts';

/** A page's state in Chinese. */
export const pageStateNames: Readonly<Record<PageState, string>> = {
  ok: '正常',
  'not-modified': '未变',
  blocked: '访问被拦截',
  disallowed: '网站不许抓取',
  login: '须登录',
  'script-only': '须运行脚本',
  missing: '页面不在了',
  maintenance: '网站维护中',
  truncated: '内容被截断',
  insecure: '证书有误',
  'wrong-host': '转到了别的网站',
  unreachable: '无法访问',
};

/** A portal's state in Chinese, where it is none of a page. */
export const portalStateNames = { new: '尚未抓取', 'layout-changed': '栏目版式有变' } as const;

export const integrityNames: Readonly<Record<IntegrityState, string>> = {
  clean: '无异样',
  suspect: '可疑',
  mirror: '疑为仿冒副本',
  hijacked: '疑被篡改',
};
