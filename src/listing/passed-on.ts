const leads = /(?:link|redir|go(?:to)?|jump|out|transfer|forward|skip|tourl|leave|extern)\w{0,12}(?:\.\w{2,4})?$/i;
const destination =
  /^(?:url|u|link|target|to|goto|href|redirect(?:_?(?:url|uri))?|dest|jump|jumpurl|address|realurl)$/i;

/** An address hidden in Base64; null where the text is none. */
export function addressInBase64(text: string): string | null {
  if (!/^[A-Za-z0-9+/_-]{12,2000}={0,2}$/.test(text)) return null;
  const decoded = Buffer.from(text, 'base64').toString('latin1');
  return /^(?:https?:\/\/|\/)[\u0021-\u007e]{3,}$/.test(decoded) && /[./]\w/.test(decoded.slice(1)) ? decoded : null;
}

/** Where an address leads that only passes on: `link.jsp?url=…`, whose page would say that one leaves the site. */
export function passedOn(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null || !leads.test(parsed.pathname)) return url;
  for (const [name, value] of parsed.searchParams) {
    if (!destination.test(name)) continue;
    const target = /^https?:\/\//i.test(value) ? value : addressInBase64(value);
    if (target !== null) return URL.parse(target, url)?.href ?? url;
  }
  return url;
}

/** An address that stands in a call in Base64. */
export function addressInCall(call: string): string | null {
  for (const [, given = ''] of call.matchAll(/["']([A-Za-z0-9+/_=-]{12,2000})["']/g)) {
    const address = addressInBase64(given);
    if (address !== null) return address;
  }
  return null;
}
