import { seenSigns, type ContentSystem } from './content-system.ts';
import { readGenericListing } from './generic.ts';

/** UCAP (开普云): articles `202401/<32 hexadecimal digits>.shtml`, lists `.shtml` continued by `_1`. */
export const ucap: ContentSystem = {
  kind: 'ucap',
  signs: ({ text, url }) =>
    seenSigns(
      [/\/20\d{4}\/[0-9a-f]{32}\.s?html/.test(text), 'articles named by month and 32 hexadecimal digits', 0.7],
      [/<ucap(?:title|content)|\bUCAPCONTENT\b|ucap/i.test(text), 'names of UCAP in the markup', 0.4],
      [
        /createPageHTML\s{0,3}\(\s{0,3}["'][\w-]{1,40}["']\s{0,3},\s{0,3}\d/.test(text),
        'a pager drawn by createPageHTML into a named box',
        0.4,
      ],
      [(URL.parse(url)?.pathname ?? '').endsWith('.shtml'), 'a list named .shtml', 0.1],
    ),
  read: (source) => ({ ...readGenericListing(source), kind: 'ucap' }),
};
