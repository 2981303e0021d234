import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { detectListing, readListing } from '../../src/listing/index.ts';
import { decodeText, detectCharset } from '../../src/text/index.ts';

function read(text: string, url = 'http://www.a.gov.cn/rss/nb.xml', mediaType: string | null = 'text/xml') {
  const source = { url, text, mediaType, kind: 'auto' as const };
  return { confidence: detectListing(source).confidence, ...readListing(source) };
}
const title = '2023年政府信息公开工作年度报告';
const article = 'http://www.a.gov.cn/nb/t20240131_1.html';

describe('a feed', () => {
  it.each([
    [
      'RDF of the first version',
      `<?xml version="1.0" encoding="UTF-8"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><link>http://www.a.gov.cn/</link><items><rdf:Seq><rdf:li resource="${article}"/></rdf:Seq></items></channel><item rdf:about="${article}"><title>${title}</title><link>${article}</link><dc:date>2024-01-31T10:00:00+08:00</dc:date></item></rdf:RDF>`,
    ],
    [
      'a document type and a stylesheet before it',
      `\ufeff<?xml version="1.0" encoding="utf-8"?>\n<?xml-stylesheet type="text/xsl" href="/r.xsl"?>\n<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">\n<rss version="0.91"><channel><item><title>${title}</title><link>\n${article}\n</link><pubDate>2024-01-31 10:00:00</pubDate></item></channel></rss>`,
    ],
    [
      'links and titles in CDATA, the day in words of another country',
      `<rss version="2.0"><channel><item><title><![CDATA[<b>${title}</b>]]></title><link><![CDATA[${article}]]></link><pubDate>Wed, 31 Jan 2024 09:00:00 +0800</pubDate></item></channel></rss>`,
    ],
    [
      'no link but a permanent name',
      `<rss version="2.0"><channel><item><title>${title}</title><guid>${article}</guid><pubDate>2024-01-31</pubDate></item></channel></rss>`,
    ],
    [
      'Atom with a prefix-free namespace and several links',
      `<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="http://www.a.gov.cn/rss/nb.xml"/><entry><title type="html">${title}</title><link rel="edit" href="/e"/><link href="${article}"/><published>2024-01-31T08:00:00Z</published></entry></feed>`,
    ],
  ])('%s', (_name, text) => {
    expect(read(text)).toMatchObject({ kind: 'feed', links: [{ url: article, title, listedAt: '2024-01-31' }] });
  });

  it('is read in the charset its declaration names', () => {
    const text = `<?xml version="1.0" encoding="gb2312"?><rss version="2.0"><channel><item><title>${title}</title><link>${article}</link></item></channel></rss>`;
    const bytes = iconv.encode(text, 'gbk');
    expect(read(decodeText(bytes, detectCharset(bytes, 'utf-8'))).links).toMatchObject([{ title }]);
  });

  it('is no page that only mentions one', () => {
    expect(
      read(
        `<html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head><body><a href="/nb/1234567.html">${title}</a></body></html>`,
        'http://www.a.gov.cn/',
        'text/html',
      ).kind,
    ).toBe('generic');
  });
});

describe('a sitemap', () => {
  it('with pictures, prefixes and a stylesheet', () => {
    const text = `<?xml version="1.0"?><?xml-stylesheet href="s.xsl"?><!-- made by hand --><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>
      ${article}
    </loc><image:image><image:loc>http://www.a.gov.cn/p.jpg</image:loc></image:image></url></urlset>`;
    expect(read(text, 'http://www.a.gov.cn/sitemap.xml')).toMatchObject({ kind: 'sitemap', links: [{ url: article }] });
  });

  it('an index leads to its parts, each a list of its own', () => {
    const parts = ['http://www.a.gov.cn/s1.xml.gz', 'http://www.a.gov.cn/s2.xml.gz'];
    const { morePages, ownLists } = read(
      `<sitemapindex xmlns="x">${parts.map((part) => `<sitemap><loc>${part}</loc><lastmod>2024-01-01</lastmod></sitemap>`).join('')}</sitemapindex>`,
    );
    expect([morePages, ownLists]).toEqual([parts, parts]);
  });
});
