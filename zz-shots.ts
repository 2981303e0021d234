import { chromium } from 'playwright';
const base = process.argv[2] ?? 'http://127.0.0.1:8420';
const out = '/tmp/lab/shots/';
const only = process.argv[3]?.split(',');
const modes = (process.argv[4] ?? 'desk,phone').split(',');
const api = async (p: string) => (await (await fetch(base + p)).json()) as any;
const reports = (await api('/api/reports')).items,
  changes = (await api('/api/changes')).items,
  captures = (await api('/api/captures')).items;
const rev = changes.find((c: any) => c.kind === 'report.revised'),
  hij = changes.find((c: any) => c.kind === 'page.hijacked'),
  pub = changes.find((c: any) => c.kind === 'report.published' && !c.baseline);
const inbox = await (await fetch(base + '/inbox')).text();
const mails = [...inbox.matchAll(/href="(\/inbox\/[^"]+)"/g)].map((m) => m[1]!);
const rep = rev?.reportId ?? reports[0].id;
const pages: Record<string, string> = {
  home: '/',
  reports: '/reports',
  report: `/reports/${rep}`,
  years: `/reports/${rep}/years`,
  changes: '/changes',
  change: `/changes/${rev?.id}`,
  side: `/changes/${rev?.id}?view=side`,
  hijack: `/changes/${hij?.id}`,
  published: `/changes/${pub?.id}`,
  capture: `/captures/${rev?.captureId}`,
  deliveries: '/deliveries',
  inbox: '/inbox',
  api: '/api/docs',
  notfound: '/nothing',
};
mails.forEach((m, i) => {
  pages['mail' + i] = m;
  pages['mailhtml' + i] = m + '/html';
});
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const mode of modes) {
  const ctx = await b.newContext({
    viewport: mode === 'phone' ? { width: 390, height: 844 } : { width: 1280, height: 900 },
    colorScheme: mode === 'dark' ? 'dark' : 'light',
    deviceScaleFactor: 1,
  });
  for (const [name, path] of Object.entries(pages)) {
    if (only && !only.includes(name)) continue;
    const p = await ctx.newPage();
    await p.goto(base + path);
    await p.screenshot({ path: `${out}${name}-${mode}.png`, fullPage: true });
    const over = await p.evaluate('document.documentElement.scrollWidth>document.documentElement.clientWidth');
    if (over) console.log('OVERFLOW', name, mode);
    await p.close();
  }
  await ctx.close();
}
await b.close();
console.log(Object.keys(pages).join(' '));
