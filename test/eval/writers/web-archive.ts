/** A part of a web archive. */
export interface Part {
  readonly html: Buffer;
  readonly coding: 'quoted-printable' | 'base64' | '8bit';
  readonly charset?: string;
  readonly location?: string;
  readonly id?: string;
  readonly type?: string;
}

function encoded({ html, coding }: Part): Buffer {
  if (coding === '8bit') return html;
  if (coding === 'base64') return Buffer.from(html.toString('base64').replaceAll(/.{76}/g, '$&\r\n'));
  const bytes = Array.from(html, (byte) =>
    byte === 0x0a || byte === 0x0d || (byte >= 0x20 && byte < 0x7f && byte !== 0x3d)
      ? String.fromCodePoint(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  );
  let column = 0;
  const lines = bytes.map((each) => {
    column = each === '\n' ? 0 : column + each.length;
    if (column < 73) return each;
    column = each.length;
    return `=\r\n${each}`;
  });
  return Buffer.from(lines.join(''));
}

const boundary = '----=_NextPart_01DA5C2B.8F1E3A40';

/** A web archive as Word and Excel write one. */
export function writeWebArchive(parts: readonly Part[], start?: string): Buffer {
  const head = `MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="${boundary}"${start === undefined ? '' : `; start="<${start}>"`}\r\n\r\nThis document is a Single File Web Page.\r\n\r\n`;
  const written = parts.flatMap((part) => [
    Buffer.from(
      [
        `--${boundary}`,
        `Content-Location: ${part.location ?? 'file:///C:/8F1E3A40/report.htm'}`,
        `Content-Transfer-Encoding: ${part.coding}`,
        ...(part.id === undefined ? [] : [`Content-ID: <${part.id}>`]),
        `Content-Type: ${part.type ?? 'text/html'}${part.charset === undefined ? '' : `;\r\n charset="${part.charset}"`}`,
        '\r\n',
      ].join('\r\n'),
    ),
    encoded(part),
    Buffer.from('\r\n\r\n'),
  ]);
  return Buffer.concat([Buffer.from(head), ...written, Buffer.from(`--${boundary}--\r\n`)]);
}
