import type { MiddlewareHandler } from 'hono';

/** Tells whether a token was made for this installation and is not revoked. */
export interface TokenCheck {
  accepts(token: string): Promise<boolean>;
}

/** The token of `Authorization: Bearer …`, or the password of `Basic` so that a browser can ask for it. */
function tokenOf(authorization: string | undefined): string | null {
  const [scheme, value] = (authorization ?? '').trim().split(/\s+/u);
  if (value === undefined) {
    return null;
  }
  if (scheme?.toLowerCase() === 'bearer') {
    return value;
  }
  if (scheme?.toLowerCase() === 'basic') {
    const pair = Buffer.from(value, 'base64').toString('utf8');
    return pair.includes(':') ? pair.slice(pair.indexOf(':') + 1) : null;
  }
  return null;
}

/** Answers 401 to whoever brings no valid token. */
export function onlyWithToken(tokens: TokenCheck): MiddlewareHandler {
  return async (context, next) => {
    const token = tokenOf(context.req.header('authorization'));
    if (token === null || token === '' || token.length > 512 || !(await tokens.accepts(token))) {
      context.header('www-authenticate', 'Basic realm="nianbao", charset="UTF-8"');
      context.header('www-authenticate', 'Bearer', { append: true });
      return context.json(
        { error: { code: 'unauthorized', message: 'A token is needed: Authorization: Bearer …' } },
        401,
      );
    }
    return next();
  };
}
