/** Marks in a page's markup and in addresses, which need no reading. */

/** Addresses of error pages. */
export const errorPath =
  /\/(?:40[34]|err(?:or)?(?:[-_]?(?:page|404|msg))?|not[-_]?found|page[-_]?not[-_]?found|pagenotfound|nopage)(?:[./_-][\w./-]{0,20})?$/i;

/** Addresses of challenges. */
export const challengePath =
  /\/(?:captcha|vcode|antibot|robotcheck|_guard|waf[-_]?(?:block|verify|captcha)?)(?:[./_-]|$)/i;

/** Addresses and titles of log-in pages. */
export const loginPath = /\/(?:login|signin|sso|cas|oauth2?|passport|uaa|logon)(?:[/.?_-]|$)/i;

/** Tags by which content systems mark an article. */
export const articleTags =
  /<meta[^>]{0,200}\bname\s{0,3}=\s{0,3}["']?(?:ArticleTitle|PubDate|ContentSource)\b[^>]{0,400}/gi;

/** Scripts that carry the page's own data: what looks empty is read by the listing or by extraction. */
export const carriesData =
  /window\._CONFIG\b|<datastore\b|jpaas-publish-server|dataproxy\.jsp|"articles"\s{0,3}:|type=["']text\/xml["']/i;

/** A pager that a list's own template calls: the list stands in the page, though there be nothing in it. */
export const pagerCall = /\bcreatePageHTML\s{0,3}\(\s{0,3}\d/;

/** An article's address on a system whose pages carry the article as data, and the data that holds none. */
export const detailPath = /\/gkmlpt\/content\//;

export const nullDetail =
  /["']?\bDETAIL["']?\s{0,5}[:=]\s{0,5}(?:null|undefined|false|\{\s{0,9}\}|\[\s{0,9}\]|["']["'])/;

/** State that a framework hands to its page, and what names documents in it: a listing is read from them. */
export const carriesState = /__(?:INITIAL_STATE|PRELOADED_STATE|NUXT|NEXT_DATA)__/;

export const namesDocuments = /title["']?\s{0,3}:\s{0,3}["'\w]/i;
