// Addresses as the collection keeps them: absolute, http(s) only, without what merely tells where a reader came from.

/** Parameters that no page depends on: campaign marks of Google, Facebook, Zalo, Microsoft, Yandex and mailing lists. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_[ce]id|_ga|_gl|zarsrc|zanpid|vn_(?:source|campaign|medium|term)|itm_\w+|ref_src|ref_url|mkt_tok|oly_(?:anon|enc)_id|vero_id|s_cid|cmpid|spm)$/iu;
/** Longer than any paper's address; what is longer is an accident or an attack. */
const LONGEST = 2048;

/**
 * The address `link` means when it stands at one of `bases` (the first that is an address counts). Null for anything
 * but http(s), for addresses with a password, and for what is no address at all. The fragment goes unless it is a route.
 */
export function resolveLink(
  link: string | null | undefined,
  ...bases: readonly (string | null | undefined)[]
): string | null {
  const written = link?.trim() ?? '';
  if (written === '' || written.length > LONGEST) return null;
  const base = bases.find((one) => one != null && isHttp(one)) ?? undefined;
  if (!URL.canParse(written, base)) return null;
  const url = new URL(written, base);
  if (!/^https?:$/u.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  if (!/^#[!/]/u.test(url.hash)) url.hash = '';
  // Filtered as written: reading and writing all parameters anew would spell the remaining ones differently.
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !TRACKING.test(part.split('=', 1)[0] ?? ''));
  url.search = kept.join('&');
  return url.href;
}

/** Whether both addresses are of one site, `www.` and `m.` aside. */
export function sameSite(one: string, other: string): boolean {
  return siteOf(one) === siteOf(other);
}

/** Whether an address is that of a whole site. */
export function isHome(url: string): boolean {
  return URL.canParse(url) && /^\/?$/u.test(new URL(url).pathname) && new URL(url).search === '';
}

/** Whether two addresses are of one page: in either protocol, on the site's versions for telephones too. */
export function samePage(one: string, other: string): boolean {
  return pageOf(one) === pageOf(other);
}

function pageOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  const path = pathname.replace(/\/(?:amp\/?)?$|\.amp(?=\.\w+$)/u, '');
  return `${siteOf(url)}${path}${search.replace(/^\?(?:amp|outputType=amp)(?:=\w+)?$/u, '')}`;
}

function siteOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^(?:www|m|amp)\./u, '') : url;
}

function isHttp(url: string): boolean {
  return URL.canParse(url) && /^https?:$/u.test(new URL(url).protocol);
}
