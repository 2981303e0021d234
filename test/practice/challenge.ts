/** Challenge pages that firewalls put before a portal. Our own imitations: they behave alike and run nothing. */
export const challengeKinds = ['jiasule', 'ruishu', 'wzws'] as const;
export type ChallengeKind = (typeof challengeKinds)[number];

export interface StaticAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const html = { 'content-type': 'text/html; charset=utf-8' } as const;

/** The answer of a firewall: 加速乐 with 521, 瑞数 with 412, WZWS with 200. */
export function challengeAnswer(kind: ChallengeKind): StaticAnswer {
  switch (kind) {
    case 'jiasule':
      return {
        status: 521,
        headers: { ...html, 'set-cookie': '__jsluid_s=0f6d5e4c3b2a19080706050403020100; path=/; HttpOnly' },
        body: Buffer.from(
          `<script>document.cookie=('_')+('_')+('j')+('s')+('l')+('_clearance_s')+'='+(+!+[])+'|'+~~''+';path=/';location.href=location.pathname+location.search</script>`,
        ),
      };
    case 'ruishu':
      return {
        status: 412,
        headers: html,
        body: Buffer.from(
          `<!DOCTYPE html><html><head><meta id="9DhefwqGPrzGxEp9hPaoag" content="qFhcvmSs2rQZkWc0" r="m"><script type="text/javascript" r="m">$_ts=window['$_ts'];if(!$_ts)$_ts={};${'$_ts.nsd=82736;'.repeat(80)}</script></head><body></body></html>`,
        ),
      };
    case 'wzws':
      return {
        status: 200,
        headers: html,
        body: Buffer.from(
          `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><noscript><h1><strong>请开启JavaScript并刷新该页.</strong></h1></noscript><script>eval(function(p,a,c,k,e,d){return p}('0 1="2";',3,3,'var|wzwschallenge|V1pXU19DT05GSVJN'.split('|'),0,{}))</script></head></html>`,
        ),
      };
    default:
      return kind satisfies never;
  }
}

/** A page that says 找不到 with status 200. */
export function softMissingAnswer(siteName: string): StaticAnswer {
  return {
    status: 200,
    headers: html,
    body: Buffer.from(
      `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${siteName}</title></head><body><div class="err"><p>抱歉，您访问的页面不存在或已被删除！</p><a href="/">返回首页</a></div></body></html>`,
    ),
  };
}

export function missingAnswer(): StaticAnswer {
  return {
    status: 404,
    headers: html,
    body: Buffer.from(
      '<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center></body></html>',
    ),
  };
}

export function maintenanceAnswer(): StaticAnswer {
  return {
    status: 503,
    headers: { ...html, 'retry-after': '3600' },
    body: Buffer.from(
      '<!DOCTYPE html><html><head><meta charset="utf-8"><title>系统维护</title></head><body><h2>网站升级维护中，请稍后访问</h2></body></html>',
    ),
  };
}
