// Article pages in the mark-up of Vietnamese papers, with sentences of our own; each with what must be read from it.
import { BODY, LEAD, TITLE } from './raw-article.js';

export interface PaperPage {
  readonly paper: string;
  readonly url: string;
  readonly html: string;
  readonly authors: readonly string[];
  readonly outlet: string;
  readonly captions: readonly string[];
  /** Source and wording of each claim of the publication, in order. */
  readonly published: readonly string[];
}

const [ONE, TWO, THREE] = BODY as [string, string, string];
const CAPTION = 'Kiểm lâm viên đi tuần ở tiểu khu 14. Ảnh: Minh Châu';
const OTHER = 'Giá lúa ở đồng bằng tăng nhẹ trong tuần qua';

function page(head: string, body: string): string {
  return `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>${TITLE} - Báo thử</title>${head}</head><body>
<header class="site-header"><span class="time-now date">Thứ sáu, 27/11/2026</span><nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/kinh-te">Kinh tế</a></li></ul></nav></header>
${body}
<footer class="footer"><p>Giấy phép số 12/GP-BTTTT cấp ngày 01/02/2020.</p><p>Tổng biên tập: Nguyễn Văn B. Mọi quyền được bảo lưu.</p></footer></body></html>`;
}

const meta = (name: string, content: string): string => `<meta property="${name}" content="${content}">`;
const ld = (fields: object): string =>
  `<script type="application/ld+json">${JSON.stringify(fields)}</script>`;

export const PAPER_PAGES: readonly PaperPage[] = [
  {
    paper: 'VnExpress',
    url: 'https://vnexpress.net/tang-cuong-phoi-hop-1.html',
    outlet: 'VnExpress',
    authors: ['Hà An'],
    captions: [CAPTION],
    published: [
      'json-ld 2025-10-22T19:25:52+07:00',
      'meta 2025-10-22T19:25:52+07:00',
      'header Thứ tư, 22/10/2025, 19:25 (GMT+7)',
    ],
    html: page(
      `${ld({ '@type': 'NewsArticle', headline: TITLE, datePublished: '2025-10-22T19:25:52+07:00', author: { '@type': 'Organization', name: 'VnExpress' }, publisher: { '@type': 'Organization', name: 'VnExpress' } })}
${meta('og:site_name', 'vnexpress.net')}<meta name="author" content="VnExpress"><meta content="2025-10-22T19:25:52+07:00" itemprop="datePublished" name="pubdate">`,
      `<div class="sidebar-1"><div class="header-content"><ul class="breadcrumb"><li><a href="/tin">Tin</a></li></ul><span class="date">Thứ tư, 22/10/2025, 19:25 (GMT+7)</span></div>
<h1 class="title-detail">${TITLE} </h1><p class="description">${LEAD}</p>
<article class="fck_detail "><p class="Normal">${ONE}</p><figure class="tplCaption"><div class="fig-picture"><picture><img alt="Kiểm lâm"></picture></div><figcaption><p class="Image">Kiểm lâm viên đi tuần ở tiểu khu 14. Ảnh: <em>Minh Châu</em></p></figcaption></figure>
<p class="Normal">${TWO}</p><ul class="list-news"><li><a href="/x.html">${OTHER}</a></li></ul><p class="Normal">${THREE}</p><p class="Normal" style="text-align:right;"><strong>Hà An</strong></p><div data-component="true" data-component-type="tin_xemthem"></div></article>
<div class="box-tinlienquanv2"><article><h4><a href="/y.html">${OTHER}</a></h4><span class="time">21/10/2025</span></article></div></div>`,
    ),
  },
  {
    paper: 'Tuổi Trẻ',
    url: 'https://tuoitre.vn/tang-cuong-phoi-hop-100251022.htm',
    outlet: 'TUOI TRE ONLINE',
    authors: ['HÀ AN'],
    captions: ['Kiểm lâm viên đi tuần ở tiểu khu 14 - Ảnh: MINH CHÂU'],
    published: ['meta 2025-10-22T19:25:00+07:00', 'header 22/10/2025 19:25 GMT+7'],
    html: page(
      `${meta('article:published_time', '2025-10-22T19:25:00+07:00')}${meta('og:site_name', 'TUOI TRE ONLINE')}${meta('og:title', TITLE)}`,
      `<div class="detail__main"><div class="detail-top"><div class="detail-cate"><a href="/thoi-su.htm">Thời sự</a></div><div class="detail-time"><div data-role="publishdate">22/10/2025 19:25 GMT+7</div></div></div>
<h1 class="detail-title article-title" data-role="title">${TITLE}</h1><div class="detail-author-bot"><div class="author-info"><a class="name" title="HÀ AN">HÀ AN</a></div></div>
<h2 class="detail-sapo" data-role="sapo">${LEAD}</h2><div class="detail-cmain"><div class="detail-content afcbc-body" data-role="content">
<p>${ONE}</p><figure class="VCSortableInPreviewMode" type="Photo"><div><img></div><figcaption class="PhotoCMS_Caption"><p data-placeholder="Nhập chú thích ảnh">Kiểm lâm viên đi tuần ở tiểu khu 14 - Ảnh: MINH CHÂU</p></figcaption></figure>
<p>${TWO}</p><div class="VCSortableInPreviewMode" type="RelatedOneNews"><div class="VCObjectBoxRelatedNewsItemSapo">${LEAD} Đọc ngay bài này.</div><a href="/z.htm">${OTHER}</a></div>
<div class="VCSortableInPreviewMode" type="VideoStream"><p>Video đang phát.</p></div><p>${THREE}</p></div><div class="detail-tab"><a href="/tag">rừng</a></div></div></div>`,
    ),
  },
  {
    paper: 'Thanh Niên',
    url: 'https://thanhnien.vn/tang-cuong-phoi-hop-185251022.htm',
    outlet: 'thanhnien.vn',
    authors: ['Hà An'],
    captions: [CAPTION],
    published: ['json-ld 2025-10-22T19:25:00', 'header 22/10/2025 19:25 GMT+7'],
    html: page(
      `<script type="application/ld+json">{"@context":"http://schema.org","@type":"NewsArticle","headline":"${TITLE}","description":"Một dòng
xuống hàng","datePublished":"2025-10-22T19:25:00","dateModified":"2025-10-22T20:00:00","author":{"@type":"Person","name":"Hà An"},}</script>${meta('og:site_name', 'thanhnien.vn')}`,
      `<section class="detail__cols"><h1 class="detail-title"><span data-role="title">${TITLE}</span></h1><div class="detail-author"><span class="author-info-top"><a href="/tac-gia/ha-an.htm">Hà An</a></span></div>
<div class="detail-time"><div data-role="publishdate">22/10/2025 19:25 GMT+7</div></div><h2 class="detail-sapo" data-role="sapo">${LEAD}</h2>
<div class="detail-content afcbc-body" itemprop="articleBody" data-role="content"><p>${ONE}</p><table class="picture"><tbody><tr><td class="pic"><img></td></tr><tr><td class="caption"><p>${CAPTION}</p></td></tr></tbody></table><p>${TWO}</p><p><a href="/k.htm" class="link">${OTHER}</a></p><p>${THREE}</p></div></section>`,
    ),
  },
  {
    paper: 'Dân trí',
    url: 'https://dantri.com.vn/xa-hoi/tang-cuong-phoi-hop-20251022.htm',
    outlet: 'Báo điện tử Dân Trí',
    authors: ['Hà An'],
    captions: [CAPTION],
    published: ['json-ld 2025-10-22T19:25:00+07:00', 'time-element 2025-10-22 19:25'],
    html: page(
      `${ld({
        '@graph': [
          { '@type': 'BreadcrumbList', itemListElement: [] },
          {
            '@type': ['NewsArticle'],
            headline: TITLE,
            datePublished: '2025-10-22T19:25:00+07:00',
            dateModified: '2025-10-22T21:00:00+07:00',
          },
        ],
      })}${meta('og:site_name', 'Báo điện tử Dân Trí')}`,
      `<main><article class="singular-container"><h1 class="title-page detail">${TITLE}</h1><div class="author-wrap"><div class="author-meta"><div class="author-name"><a href="/tac-gia/ha-an.htm"><b>Hà An</b></a></div><time class="author-time" datetime="2025-10-22 19:25">Thứ tư, 22/10/2025 - 19:25</time></div></div>
<h2 class="singular-sapo">${LEAD}</h2><div class="singular-content"><p>${ONE}</p><figure class="image align-center"><img><figcaption><p>${CAPTION}</p></figcaption></figure><p>${TWO}</p><div class="dt-news__related"><article><h3><a href="/l.htm">${OTHER}</a></h3></article></div><p>${THREE}</p></div></article><aside><article><time datetime="2025-10-01 08:00">01/10/2025</time></article></aside></main>`,
    ),
  },
  {
    paper: 'VietnamPlus',
    url: 'https://www.vietnamplus.vn/tang-cuong-phoi-hop-post1.vnp',
    outlet: 'Vietnam+ (VietnamPlus)',
    authors: ['Hà An', 'Minh Tú'],
    captions: ['Kiểm lâm viên đi tuần ở tiểu khu 14. (Ảnh: Minh Châu/TTXVN)'],
    published: ['meta 2025-10-22T19:25:52+0700', 'time-element 2025-10-22T19:25:52+0700'],
    html: page(
      `${meta('article:published_time', '2025-10-22T19:25:52+0700')}${meta('article:modified_time', '2025-10-22T20:25:52+0700')}${meta('og:site_name', 'Vietnam+ (VietnamPlus)')}${meta('og:title', `${TITLE} | Vietnam+ (VietnamPlus)`)}`,
      `<div class="l-content"><div class="article"><h1 class="article__title cms-title">${TITLE}</h1><div class="article__sapo cms-desc"><p>${LEAD}</p></div><div class="article__meta"><time class="time" datetime="2025-10-22T19:25:52+0700">22/10/2025 19:25</time><div class="article__author"><span class="cms-author">Hà An - Minh Tú</span></div></div>
<div class="article__body cms-body" itemprop="articleBody"><table class="picture"><tbody><tr><td class="pic"><img></td></tr><tr><td class="caption">Kiểm lâm viên đi tuần ở tiểu khu 14. (Ảnh: Minh Châu/TTXVN)</td></tr></tbody></table><p>${ONE}</p><div class="article-relate"><a href="/m.vnp">${OTHER}</a></div><p>${TWO}</p><p>${THREE}</p></div>
<div class="article__tag"><a href="/tag/rung.vnp">#rừng</a></div></div></div>`,
    ),
  },
  {
    paper: 'VOV',
    url: 'https://vov.vn/xa-hoi/tang-cuong-phoi-hop-post1.vov',
    outlet: 'Báo điện tử VOV',
    authors: ['Hà An'],
    captions: [CAPTION],
    published: ['header Thứ Tư, 19:25, 22/10/2025'],
    html: page(
      meta('og:site_name', 'Báo điện tử VOV'),
      `<div class="row article"><div class="col-md-10"><div class="article-title"><h1>${TITLE}</h1></div><div class="article-date">Thứ Tư, 19:25, 22/10/2025</div><div class="article-summary"><p>${LEAD}</p></div><div class="text-long article-content">
<p>${ONE}</p><figure class="align-center"><img><figcaption>${CAPTION}</figcaption></figure><p>${TWO}</p><p>&gt;&gt;&nbsp;<a href="/n.vov">${OTHER}</a></p><p>${THREE}</p></div><div class="article-author">Hà An/VOV</div></div></div>`,
    ),
  },
  {
    paper: 'Nhân Dân',
    url: 'https://nhandan.vn/tang-cuong-phoi-hop-post1.html',
    outlet: 'Báo Nhân Dân điện tử',
    authors: ['HÀ AN'],
    captions: [CAPTION],
    published: ['meta 2025-10-22T12:25:52.000Z', 'header Thứ Tư, 22/10/2025 - 19:25'],
    html: page(
      `${meta('og:site_name', 'Báo Nhân Dân điện tử')}<meta name="its_publication" content="1761135952">`,
      `<div class="main-col"><h1 class="article__title">${TITLE}</h1><div class="article__sapo">${LEAD}</div><div class="article__meta"><span class="date">Thứ Tư, 22/10/2025 - 19:25</span></div><div class="article__body"><p>${ONE}</p>
<table class="picture" align="center"><tr><td class="pic"><img></td></tr><tr><td class="caption">${CAPTION}</td></tr></table><p>${TWO}</p><p>${THREE}</p><div class="article__author"><strong>HÀ AN</strong></div></div></div>`,
    ),
  },
  {
    paper: 'Công an nhân dân',
    url: 'https://cand.com.vn/Su-kien/tang-cuong-phoi-hop-i1/',
    outlet: 'Báo Công an Nhân dân điện tử',
    authors: ['Hà An'],
    captions: [CAPTION],
    published: ['header Thứ Tư, 22/10/2025, 19:25'],
    html: page(
      meta('og:site_name', 'Báo Công an Nhân dân điện tử'),
      `<div class="detail-main"><h1 class="box-title-detail entry-title">${TITLE}</h1><div class="box-date">Thứ Tư, 22/10/2025, 19:25</div><div class="box-des-detail"><p>${LEAD}</p></div><div class="detail-content-body">
<p>${ONE}</p><div class="contref simplebox"><ul><li><a href="/o/">${OTHER}</a></li></ul></div><p>${TWO}</p><table class="contentimg"><tr><td><img></td></tr><tr><td class="caption">${CAPTION}</td></tr></table><p>${THREE}</p><div class="box-author"><strong>Hà An</strong></div></div></div>`,
    ),
  },
];

/** The text that every one of these pages holds. */
export const PAGE_TEXT = [LEAD, ...BODY].join('\n\n');
