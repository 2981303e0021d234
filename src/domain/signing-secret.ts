/** Why a secret cannot sign webhooks, or null. Standard Webhooks: base64 of 24 to 64 bytes after `whsec_`. */
export function problemOfSecret(secret: string): string | null {
  const encoded = /^whsec_([A-Za-z0-9+/]+={0,2})$/u.exec(secret)?.[1];
  if (encoded === undefined) return 'a signing secret is whsec_ followed by base64';
  const bytes = Buffer.from(encoded, 'base64').length;
  return bytes >= 24 && bytes <= 64 ? null : `a signing secret holds 24 to 64 bytes, this one ${bytes}`;
}
