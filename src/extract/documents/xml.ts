import { SaxesParser } from 'saxes';

/** An element as it opens: its name and attributes without prefixes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface XmlHandler {
  open?(element: XmlElement): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** XML that is not well-formed, too deep, or declares entities. */
export class XmlTrouble extends Error {
  override readonly name = 'XmlTrouble';
}

const deepest = 400;
const mostElements = 3_000_000;

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const declaration = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']gb[\w-]{1,10}["']/iu;

function decode(bytes: Uint8Array): string {
  if (declaration.test(Buffer.from(bytes.subarray(0, 256)).toString('latin1'))) {
    return new TextDecoder('gb18030').decode(bytes);
  }
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const little = bytes[0] === 0xff;
  return new TextDecoder(utf16 ? (little ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
}

/**
 * Walks over an XML document. Document types are refused, so that no entity is ever expanded; depth and size are bounded.
 * Prefixes are dropped: office formats use each name in one meaning where it is read here.
 */
export function walkXml(bytes: Uint8Array, handler: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: false });
  let depth = 0;
  let elements = 0;
  parser.on('doctype', () => {
    throw new XmlTrouble('the document declares a document type');
  });
  parser.on('error', (error) => {
    throw new XmlTrouble(error.message, { cause: error });
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    elements += 1;
    if (depth > deepest || elements > mostElements) {
      throw new XmlTrouble('the document is nested too deeply or too large');
    }
    const attributes = Object.fromEntries(
      Object.entries(tag.attributes).map(([name, value]) => [localName(name), value]),
    );
    handler.open?.({ name: localName(tag.name), attributes });
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handler.close?.(localName(tag.name));
  });
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  parser.write(decode(bytes)).close();
}
