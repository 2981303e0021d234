import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';

const prose = '本年度主动公开政府信息若干条，均已按期答复。'.repeat(30);
export const article = `<!doctype html><meta charset="utf-8"><title>年度报告</title><h1>2023年年度报告</h1><p>${prose}</p>`;
export const send =
  (body: string, type = 'text/html; charset=utf-8'): RequestListener =>
  (_request, response) =>
    void response.setHeader('Content-Type', type).end(body);

/** What the pages take note of. */
export interface Noted {
  /** What a page asked for after it should have been left. */
  elsewhere: string[];
  /** How often the page was asked for that lets nobody in. */
  neverLetIn: number;
}

/**
 * Pages that a browser is tried on, by path.
 * @param stranger origin of another host, which no page may reach
 */
export function browserPages(noted: Noted, stranger: () => string): Readonly<Record<string, RequestListener>> {
  return {
    '/app': send(
      '<!doctype html><title>年报</title><div id="app"></div><script src="/app.js"></script><link rel="stylesheet" href="/x.css">',
    ),
    '/app.js': send(
      `fetch('/data.json').then(r => r.json()).then(d => { document.getElementById('app').innerText = d.text })`,
      'text/javascript',
    ),
    '/data.json': send(JSON.stringify({ text: prose }), 'application/json'),
    '/withheld': send('<!doctype html><title>年报</title><div id="app"></div><script src="/private/app.js"></script>'),
    '/withheld-data': send(`${article}<img src="/private/counter.png"><script>fetch('/private/data.json')</script>`),
    '/leads-to-withheld-data': send(`${article}<script>fetch('/to-private')</script>`),
    '/to-private': (_request, response) => void response.writeHead(302, { Location: '/private/data.json' }).end(),
    '/x.css': send('@font-face{font-family:x;src:url(/font.woff)} body{font-family:x}', 'text/css'),
    '/challenge': (request, response) => {
      if (/clearance=passed/.test(request.headers.cookie ?? '')) send(article)(request, response);
      else {
        response.writeHead(521, { 'Content-Type': 'text/html', 'Set-Cookie': '__jsluid_s=1; path=/' });
        response.end(
          `<script>document.cookie='__jsl_clearance=passed;path=/';location.href=location.pathname</script>`,
        );
      }
    },
    '/file': (_request, response) => {
      const bytes = gzipSync('%PDF-1.4 a report');
      response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Encoding': 'gzip', ETag: '"1"' });
      response.end(bytes);
    },
    '/to-file': (_request, response) => void response.writeHead(302, { Location: '/file' }).end(),
    '/list.json': send('{"total":0}', 'application/json'),
    '/moved': (_request, response) => void response.writeHead(302, { Location: '/article' }).end(),
    '/article': send(article),
    '/abroad': (_request, response) => void response.writeHead(302, { Location: `${stranger()}/` }).end(),
    '/circle': (_request, response) => void response.writeHead(302, { Location: '/circle' }).end(),
    '/again': send('<script>document.cookie="x=1";setTimeout(() => location.reload(), 10)</script>'),
    '/pictures': send(
      `${article}<img src="/page-1.png"><script src="http://hm.baidu.com/hm.js?1"></script><link rel="stylesheet" href="/x.css">`,
    ),
    '/page-1.png': send('picture', 'image/png'),
    '/clinging': send(`${article}<script>
    const ask = (how) => fetch('/never-asked?' + how, { keepalive: true });
    addEventListener('beforeunload', () => { setInterval(ask, 20, 'later'); setTimeout(() => location.href = '/never-asked?went', 60) });
    for (const end of ['beforeunload', 'pagehide', 'unload']) addEventListener(end, () => ask(end));
    setInterval(() => { if (document.visibilityState === 'hidden') ask('hidden') }, 5);</script>`),
    '/never-asked': (request, response) => {
      noted.elsewhere.push(request.url ?? '');
      response.end('<p>elsewhere</p>');
    },
    '/slow': (request, response) => void setTimeout(() => send(article)(request, response), 700),
    '/refreshing': send(`<meta http-equiv="refresh" content="1;url=/never-asked?refresh">${article}`),
    '/working': send(`${article}<script>
      new Worker(URL.createObjectURL(new Blob(["setInterval(() => fetch('" + location.origin + "/never-asked?worker'), 600)"])));
      </script>`),
    '/framed': send(`${article}<iframe srcdoc="<script>
      setInterval(() => fetch('/never-asked?frame'), 600); onpagehide = () => navigator.sendBeacon('/never-asked?frame-beacon')
      </script>"></iframe>`),
    '/hidden-names':
      send(`${article}<form name="open"></form><form name="close"></form><img name="getElementsByTagName">
      <script>onpagehide = () => navigator.sendBeacon('/never-asked?hidden-names')</script>`),
    '/remembering': send(`${article}<script>
      const ask = () => fetch('/never-asked?remembering', { keepalive: true });
      navigation.onnavigate = ask; new PerformanceObserver(ask).observe({ entryTypes: ['navigation', 'paint', 'mark'] });
      new MutationObserver(ask).observe(document, { childList: true, subtree: true });
      const frame = () => { requestAnimationFrame(frame); if (document.title === '') ask() }; frame();
      document.addEventListener('visibilitychange', ask);</script>`),
    '/': send(
      `<!doctype html><div id="app"></div><script>document.getElementById('app').innerText = location.hash + '${prose}'</script>`,
    ),
    '/puzzle': send('<title>安全验证</title><p>请按住滑块，拖动到最右边</p><script src="/captcha.js"></script>'),
    '/never': (_request, response) => {
      noted.neverLetIn += 1;
      response.writeHead(412, { 'Content-Type': 'text/html' }).end('<script>var $_ts={};</script>');
    },
    '/loop': send('<script>for(;;){}</script>'),
    '/robots.txt': send('User-agent: *\nDisallow: /private', 'text/plain'),
    '/dialogs': send(`<script>alert(1);confirm(2);window.open('/article')</script>${article}`),
    '/attack': (request, response) =>
      send(`${article}<img src="${stranger()}/image"><iframe src="${stranger()}/frame"></iframe><iframe src="file:///etc/passwd"></iframe>
      <script>fetch('${stranger()}/fetch');new WebSocket('${stranger().replace('http', 'ws')}/socket');navigator.sendBeacon('${stranger()}/beacon');
      fetch('http://169.254.169.254/latest/meta-data/');const w=new Worker(URL.createObjectURL(new Blob(["fetch('${stranger()}/worker')"])));
      const l=document.createElement('link');l.rel='prefetch';l.href='${stranger()}/prefetch';document.head.append(l);</script>`)(
        request,
        response,
      ),
  };
}
