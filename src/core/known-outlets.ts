// Newspapers known by their sites: what they are called, and since when they have published.

/**
 * Site → first day, then names by which sources call the outlet, the first of them its own. From what the papers and Vietnamese Wikipedia say of
 * their founding: of a printed paper its first issue, as archives are put online, else the first day online. Where only
 * the year is known it is the first of January: too early does no harm, too late would refuse true dates.
 */
const KNOWN = `
  vnexpress.net 2001-02-26 VnExpress
  tuoitre.vn 1975-09-02 Tuổi Trẻ|Tuổi Trẻ Online
  tuoitrenews.vn 2010-01-01 Tuoi Tre News
  thanhnien.vn 1986-01-03 Thanh Niên
  thanhnien.com.vn 1986-01-03 Thanh Niên
  dantri.com.vn 2005-01-01 Dân trí
  vietnamnet.vn 1997-12-19 VietNamNet
  vietnamplus.vn 2008-11-13 VietnamPlus|Vietnam+
  baotintuc.vn 1983-01-01 Báo Tin tức|Tin tức
  vnanet.vn 1945-09-15 TTXVN|Thông tấn xã Việt Nam
  vietnamnews.vn 1991-06-17 Việt Nam News|Viet Nam News
  lecourrier.vn 1993-01-01 Le Courrier du Vietnam
  thethaovanhoa.vn 1982-01-01 Thể thao & Văn hóa
  nhandan.vn 1951-03-11 Nhân Dân|Báo Nhân Dân
  nhandan.com.vn 1951-03-11 Nhân Dân
  qdnd.vn 1950-10-20 Quân đội nhân dân
  cand.com.vn 1946-11-01 Công an nhân dân
  laodong.vn 1929-08-14 Lao Động
  laodong.com.vn 1929-08-14 Lao Động
  nld.com.vn 1975-07-28 Người Lao Động
  tienphong.vn 1953-11-16 Tiền Phong
  sggp.org.vn 1975-05-05 Sài Gòn Giải Phóng|SGGP
  hanoimoi.vn 1957-01-01 Hànộimới|Hà Nội mới
  hanoimoi.com.vn 1957-01-01 Hànộimới
  vov.vn 1999-02-03 VOV
  vtv.vn 1970-09-07 VTV|VTV News
  vtcnews.vn 2005-01-01 VTC News
  znews.vn 2008-01-01 Znews|Zing News|Zing
  zingnews.vn 2008-01-01 Znews
  news.zing.vn 2008-01-01 Znews
  24h.com.vn 2004-01-01 24h
  kenh14.vn 2007-01-01 Kênh 14|Kenh14
  cafef.vn 2007-01-01 CafeF
  baochinhphu.vn 2006-01-01 Báo Chính phủ
  giaoducthoidai.vn 1959-01-01 Giáo dục & Thời đại
  anninhthudo.vn 1976-01-01 An ninh Thủ đô
  danviet.vn 1984-01-01 Dân Việt
  thesaigontimes.vn 1991-01-01 Kinh tế Sài Gòn|The Saigon Times
  tapchicongsan.org.vn 1930-08-05 Tạp chí Cộng sản
  dangcongsan.vn 2000-01-01 Đảng Cộng sản Việt Nam
  baophapluat.vn 1985-01-01 Pháp luật Việt Nam
  plo.vn 1990-01-01 Pháp Luật TP.HCM
  kinhtedothi.vn 1998-01-01 Kinh tế & Đô thị
  suckhoedoisong.vn 1961-01-01 Sức khỏe & Đời sống
  daidoanket.vn 1942-01-01 Đại Đoàn Kết
  phunuonline.com.vn 1975-01-01 Phụ nữ TP.HCM
  phunuvietnam.vn 1948-01-01 Phụ nữ Việt Nam
  baodautu.vn 1991-01-01 Đầu tư
  vneconomy.vn 1991-01-01 VnEconomy`;

interface KnownOutlet {
  readonly since: string;
  readonly name: string;
}

/** By site and by each name, lower-case. */
const OUTLETS: ReadonlyMap<string, KnownOutlet> = new Map(
  KNOWN.trim()
    .split('\n')
    .flatMap((line): Array<[string, KnownOutlet]> => {
      const [site = '', since = '', ...words] = line.trim().split(' ');
      const names = words.join(' ').normalize('NFC').split('|');
      const known = { since, name: names[0] ?? site };
      return [site, ...names].map((called) => [called.toLowerCase(), known]);
    }),
);

function ofHost(host: string): KnownOutlet | null {
  const labels = host.toLowerCase().split('.');
  for (let from = 0; from < labels.length - 1; from += 1) {
    const known = OUTLETS.get(labels.slice(from).join('.'));
    if (known !== undefined) return known;
  }
  return null;
}

/** A name as it is compared: without capitals and "báo" before it. */
function bareName(outlet: string): string {
  return outlet
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/^báo\s+/u, '');
}

/** By a name as `bareName` gives it, or a site. */
function ofName(name: string): KnownOutlet | null {
  return OUTLETS.get(name) ?? OUTLETS.get(`báo ${name}`) ?? ofHost(name);
}

/** What tells a paper from others, however a source writes it: "tuoitre.vn", "Báo Tuổi Trẻ" and "Tuổi Trẻ Online" are one. */
export function paperOf(outlet: string | null): string | null {
  const name = bareName(outlet ?? '').replace(/^www\./u, '');
  return name === '' ? null : (ofName(name)?.name ?? name);
}

function hostOf(url: string | null): string | null {
  return /^https?:\/\/([^/?#:@]{1,253})(?=[/?#:]|$)/iu.exec(url ?? '')?.[1] ?? null;
}

/**
 * What an outlet is called: a known paper by its own name wherever its site is, else as the source states it, else the
 * site's host. Null when neither is there.
 */
export function outletName(url: string | null, stated: string | null): string | null {
  const host = hostOf(url);
  return (host === null ? null : ofHost(host)?.name) ?? stated ?? host?.replace(/^www\./u, '') ?? null;
}

/**
 * First day `YYYY-MM-DD` an outlet published, by the site of an article's address and by the outlet's name or site; the
 * earlier where they are two. Null for an outlet that is not known.
 */
export function outletSince(outlet: string | null, url: string | null): string | null {
  const host = hostOf(url);
  const known = [host === null ? null : ofHost(host), ofName(bareName(outlet ?? ''))];
  return known.flatMap((outlet) => outlet?.since ?? []).sort()[0] ?? null;
}
