import { seenSigns, type ContentSystem } from './content-system.ts';
import { readGenericListing } from './generic.ts';

/** TRS WCM: `t20171013_397882.html` articles, a pager drawn by `createPageHTML(count, current, name, extension)`. */
export const trsWcm: ContentSystem = {
  kind: 'trs-wcm',
  signs: ({ text }) =>
    seenSigns(
      [/createPageHTML\w{0,10}\s{0,3}\(\s{0,3}["']?\d/i.test(text), 'a pager drawn by createPageHTML', 0.6],
      [/[/"'=]t20\d{6}_\d+(?:_wap)?\.s?html?/.test(text), 'articles named t<date>_<number>.html', 0.6],
      [/TRS_Editor|TRS_PreAppend|\bTRSWCM\b|trs_web/i.test(text), 'names of TRS in the markup', 0.3],
    ),
  read: (source) => ({ ...readGenericListing(source), kind: 'trs-wcm' }),
};
