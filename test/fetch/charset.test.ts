import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { sniffMediaType } from '../../src/fetch/index.ts';
import { decodeText, detectCharset } from '../../src/text/index.ts';

const text = '2023年政府信息公开工作年度报告：主动公开１２条，〔2024〕3号。';
const page = (charset: string): string => `<html><head><meta charset="${charset}"></head><body>${text}</body></html>`;

describe('the charset of a page', () => {
  it.each([
    ['all agree', 'utf-8', 'utf-8', 'utf8', 'utf-8'],
    ['the header lies', 'utf-8', 'gb2312', 'gbk', 'gb18030'],
    ['the page lies', 'gbk', 'utf-8', 'gbk', 'gb18030'],
    ['both lie', 'gb2312', 'gb2312', 'utf8', 'utf-8'],
    ['both lie the other way', 'utf-8', 'utf-8', 'gb18030', 'gb18030'],
    ['nobody says', null, '', 'gbk', 'gb18030'],
    ['the name is nonsense', 'xyz', 'none', 'utf8', 'utf-8'],
    ['it is big5', 'big5', 'big5', 'big5', 'big5'],
  ] as const)('%s', (_name, header, meta, encoding, charset) => {
    const content = encoding === 'big5' ? page(meta).replace(text, '政府資訊公開年度報告') : page(meta);
    const bytes = iconv.encode(content, encoding);
    expect(detectCharset(bytes, header)).toBe(charset);
    expect(decodeText(bytes, charset)).toBe(content);
  });

  it('a byte order mark decides', () => {
    expect(detectCharset(Buffer.from('\ufeffabc', 'utf16le'), 'gbk')).toBe('utf-16le');
    expect(detectCharset(Buffer.from('\ufeff年报'), 'gbk')).toBe('utf-8');
  });

  it.each(['utf16le', 'utf16be'] as const)('markup in %s is known without a mark and without a word', (encoding) => {
    const bytes = iconv.encode(page('gb2312'), encoding, { addBOM: false });
    expect(detectCharset(bytes, 'utf-8')).toBe(encoding.replace('utf16', 'utf-16'));
  });

  it('a tag that tells it is found far down, and nothing but a tag is', () => {
    const far = `<html><!--${'x'.repeat(20_000)}--><meta http-equiv="Content-Type" content="text/html; charset=big5">`;
    const told = iconv.encode(`${far}<p>政府資訊公開年度報告</p>`, 'big5');
    expect(detectCharset(told, null)).toBe('big5');
    const script = iconv.encode(`${far.replace('meta', 'script')}<p>${text}</p>`, 'gbk');
    expect(detectCharset(script, null)).toBe('gb18030');
  });

  it('rare characters of names take four bytes, and stay', () => {
    const rare = '\u{20bb7}\u3402\u{2a6d6}镇2023年政府信息公开工作年度报告'.repeat(3);
    const bytes = iconv.encode(rare, 'gb18030');
    expect(iconv.encode('\u{20bb7}', 'gb18030')).toHaveLength(4);
    for (const header of ['gb2312', 'utf-8', null]) {
      expect(detectCharset(bytes, header)).toBe('gb18030');
      expect(decodeText(bytes, 'gb18030')).toBe(rare);
    }
  });

  it('one damaged character does not decide', () => {
    const damaged = Buffer.concat([Buffer.from(page('utf-8')), Buffer.from([0xe5, 0xb9])]);
    expect(detectCharset(damaged, null)).toBe('utf-8');
    const gbk = Buffer.concat([iconv.encode(page('gbk'), 'gbk'), Buffer.from([0xff])]);
    expect(detectCharset(gbk, null)).toBe('gb18030');
  });
});

describe('the media type of a content', () => {
  it.each([
    ['%PDF-1.7\n', 'application/pdf'],
    ['\n\n%PDF-1.4', 'application/pdf'],
    ['<!DOCTYPE html><html>', 'text/html'],
    ['\ufeff  <html>', 'text/html'],
    ['<!-- made by x --><html>', 'text/html'],
    ['{\\rtf1', 'application/rtf'],
    ['PK\u0003\u0004....word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['PK\u0003\u0004....xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['PK\u0003\u0004....OFD.xml', 'application/ofd'],
    ['PK\u0003\u0004....', 'application/zip'],
    ['<?xml version="1.0"?><rss>', null],
    ['{"a":1}', null],
    ['', null],
  ])('%j', (content, type) => expect(sniffMediaType(Buffer.from(content))).toBe(type));

  it('tells old Office files apart', () => {
    const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(sniffMediaType(Buffer.concat([ole, Buffer.from('WordDocument', 'utf16le')]))).toBe('application/msword');
    expect(sniffMediaType(Buffer.concat([ole, Buffer.from('Workbook', 'utf16le')]))).toBe('application/vnd.ms-excel');
  });
});
