// The words by which page furniture is known: section names, headings of link lists, buttons, footers, agencies, places.

const list = (text: string): string[] => text.trim().split(/\s*\|\s*/u);

/** Names of sections as they stand in menus and breadcrumbs, lower case. */
export const SECTIONS: ReadonlySet<string> = new Set(
  list(`trang chủ|home|mới nhất|tin mới|tin nóng|tin tức|tin tức sự kiện|thời sự|chính trị|xã hội|kinh tế|thế giới|quốc tế|trong nước|
    video|videos|clip|ảnh|hình ảnh|photo|photos|media|multimedia|podcast|podcasts|audio|emagazine|e-magazine|magazine|megastory|longform|
    infographic|infographics|đồ họa|pháp luật|an ninh|quốc phòng|an ninh - quốc phòng|quốc phòng - an ninh|an ninh trật tự|an ninh - trật tự|
    an ninh xã hội|hình sự|hồ sơ|hồ sơ vụ án|bản tin 113|giáo dục|khoa học|công nghệ|khoa học - công nghệ|khoa học công nghệ|số hóa|
    chuyển đổi số|sức khỏe|sức khoẻ|y tế|đời sống|gia đình|nhịp sống|nhịp sống trẻ|văn hóa|văn hoá|văn nghệ|văn hóa - giải trí|giải trí|
    thể thao|bóng đá|du lịch|ẩm thực|xe|ô tô|xe máy|ô tô - xe máy|bất động sản|nhà đất|kinh doanh|tài chính|chứng khoán|doanh nghiệp|
    thị trường|việc làm|lao động|môi trường|khí hậu|nông nghiệp|giao thông|địa phương|hà nội|tp.hcm|tp hcm|biển đảo|dân tộc|tôn giáo|
    đối ngoại|ngoại giao|quân sự|phân tích|bình luận|góc nhìn|ý kiến|bạn đọc|tâm sự|thư giãn|cười|trẻ|giới trẻ|nhân ái|phóng sự|
    phóng sự - điều tra|xây dựng đảng|xây dựng lực lượng|công an nhân dân|hoạt động của lực lượng công an|hoạt động của bộ công an|
    hoạt động của lãnh đạo bộ công an|hoạt động của lãnh đạo bộ|tin hoạt động|tin tức - sự kiện|sự kiện|chuyên đề|đọc báo in|báo in|
    liên hệ|giới thiệu|tòa soạn|quảng cáo|rss|tìm kiếm|đăng nhập|đăng ký|đăng nhập / đăng ký|menu|tất cả|news|politics|world|business|
    society|sports?|culture|travel|economy|environment|law|education|health|science|technology|opinion|life|lifestyle|about us|contact|
    contact us|search|login|sign in|subscribe|english|tiếng việt|vietnamese|e-paper|epaper|newsletter|thông báo|văn bản|hỏi đáp|
    trang nhất|chính phủ|quốc hội|nhà nước|lãnh đạo|xã luận|tin trong nước|tin quốc tế|tin thế giới|thời sự quốc tế|thời sự chính trị`),
);

const LONGEST_MENU = 240;
const LONGEST_SECTION = Math.max(...[...SECTIONS].map((name) => name.split(' ').length));

/** True when a line is nothing but section names, one after the other or with separators, as in a flattened menu. */
export function isMenu(text: string): boolean {
  if (text.length > LONGEST_MENU) return false;
  const whole = text.toLowerCase();
  if (SECTIONS.has(whole)) return true;
  const tokens = whole.split(/[\s>»›|/·•,☰≡]+/u).filter((token) => token !== '' && token !== '-');
  let at = 0;
  while (at < tokens.length) {
    let taken = 0;
    for (let size = Math.min(LONGEST_SECTION, tokens.length - at); size > 0 && taken === 0; size -= 1) {
      if (SECTIONS.has(tokens.slice(at, at + size).join(' '))) taken = size;
    }
    if (taken === 0) return false;
    at += taken;
  }
  return tokens.length > 0;
}

const INLINE_HEADINGS = `xem thêm|xem tiếp|xem chi tiết|đọc thêm|đọc tiếp|tin liên quan|bài liên quan|bài viết liên quan|tin bài liên quan|
  tin, bài liên quan|các tin liên quan|các bài liên quan|các tin, bài liên quan|các bài viết liên quan|tin cùng sự kiện|nội dung liên quan|
  sự kiện liên quan|có thể bạn quan tâm|bạn có thể quan tâm|mời bạn đọc|mời độc giả đọc thêm|mời bạn đọc thêm|mời xem thêm|
  read more|see also|related|related news|related articles|related stories|you may also like`;
const LIST_HEADINGS = `tin đọc nhiều|tin đọc nhiều trong tuần|tin đọc nhiều trong ngày|tin đọc nhiều nhất|đọc nhiều|đọc nhiều nhất|bài đọc nhiều|
  bài đọc nhiều nhất|tin xem nhiều|xem nhiều|xem nhiều nhất|tin nổi bật|nổi bật|tin mới nhất|tin mới|mới nhất|tin nóng|tin tiêu điểm|tiêu điểm|
  tin khác|các tin khác|tin đã đưa|các tin đã đưa|các tin cũ hơn|tin cũ hơn|tin mới hơn|các tin mới hơn|những tin mới hơn|những tin cũ hơn|bài viết khác|
  các bài viết khác|các bài khác|bài khác|tin cùng chuyên mục|cùng chuyên mục|bài cùng chuyên mục|các tin cùng chuyên mục|bài viết cùng chuyên mục|
  tin cùng chủ đề|cùng chủ đề|tin tức liên quan|tin tức khác|tin trong chuyên mục|có thể bạn quan tâm|bạn quan tâm|tin tài trợ|
  được quan tâm nhất|dành cho bạn|gợi ý cho bạn|video xem nhiều|video nổi bật|
  most read|most viewed|most popular|latest news|popular|trending|other news|more news|more from this section|top stories`;

const heading = (names: string): string =>
  list(names)
    .map((name) => name.replace(/[.*+?()[\]]/gu, '\\$&'))
    .join('|');

/** A line that is only the heading of a list of links, wherever it stands. */
export const RELATED_HEADING = new RegExp(
  `^(?:[>»•*=-]+\\s*)?(?:${heading(INLINE_HEADINGS)}|${heading(LIST_HEADINGS)})(?:\\s*\\(\\d+\\))?\\s*[:：.…»>]*$`,
  'iu',
);
/** The headings whose lists stand below an article, with teasers at times. */
export const LIST_HEADING = new RegExp(
  `^(?:[>»•*=-]+\\s*)?(?:${heading(LIST_HEADINGS)})\\s*[:：.…»>]*$`,
  'iu',
);
/** A heading and its only link on one line, or a link by its arrows. */
export const RELATED_LINK = new RegExp(
  `^(?:[>»*=→•-]+\\s*)?(?:${heading(INLINE_HEADINGS)})\\s*[:：]\\s*(\\S.*)$|^(?:>{1,3}|»{1,2}|=>|→)\\s*(\\S.*)$`,
  'iu',
);

export const TAGS =
  /^(?:từ kh[óo][áa]|tags?|thẻ|keywords?|hashtags?)(?:\s+(?:tìm kiếm|liên quan|bài viết))?\s*(?:[:：]\s*(.*))?$/iu;
/** Only tags: every word opens with "#". */
export const HASHTAGS = /^#[^\s#]+(?:[\s,]+#[^\s#]+)*$/u;

/** Buttons and counters around an article, the whole line. */
export const BUTTON = new RegExp(
  `^[\\s|•·,/-]*(?:(?:${heading(`chia sẻ bài viết|chia sẻ lên facebook|chia sẻ qua facebook|chia sẻ facebook|chia sẻ|facebook|twitter|zalo|
    messenger|telegram|linkedin|pinterest|whatsapp|viber|instagram|youtube|tiktok|copy link|sao chép liên kết|sao chép link|lấy link|
    link bài gốc|in bài viết|in bài|in trang|bản in|in ấn|gửi email|gửi mail|gửi bình luận|gửi bài viết|gửi cho bạn bè|gửi|viết bình luận|
    bình luận|ý kiến|ý kiến bạn đọc|phản hồi|góp ý|hủy|huỷ|thích|like|share|tweet|print|email|comment|comments|save|lưu bài viết|lưu bài|lưu|
    nghe đọc bài|nghe bài viết|nghe audio|đọc bài viết|nữ miền bắc|nữ miền nam|nam miền bắc|nam miền nam|cỡ chữ|phóng to|thu nhỏ|aa|a-|a+|tt|
    quay lại|về trang chủ|lên đầu trang|trở về đầu trang|về đầu trang|trở lại|xem tiếp|tải thêm|theo dõi|theo dõi trên google news|
    theo dõi chúng tôi trên google news|google news|quảng cáo|advertisement|đánh giá bài viết|loading...|đang tải...`)})` +
    `(?=$|[\\s|•·,:(/\\d-])(?:\\s*[:(]?\\s*\\d[\\d.,]*\\s*\\)?)?[\\s:.|•·,/-]*)+$`,
  'iu',
);
export const COUNTER =
  /^(?:lượt xem|lượt đọc|số lượt xem|views?|đã xem|bình luận|ý kiến)\s*[:(]?\s*\d[\d.,]*\s*\)?$|^\d[\d.,]*\s*(?:lượt xem|lượt đọc|lượt truy cập|bình luận|ý kiến|views?|comments?|likes?|người thích)$/iu;

/** What stands in a page's foot: rights, licence, editor, address. */
export const FOOTER =
  /^(?:©|\(c\)\s|copyright|bản quyền|(?:giữ )?toàn quyền|all rights reserved|giấy phép(?: số| hoạt động| xuất bản|:)|gpxb|cơ quan chủ quản|(?:phó )?tổng biên tập\s*:|chịu trách nhiệm nội dung|tòa soạn\s*:|toà soạn\s*:|trụ sở(?: chính| tòa soạn)?\s*:|địa chỉ\s*:|điện thoại\s*:|đt\s*:|tel\s*:|fax\s*:|hotline|đường dây nóng|email\s*:|liên hệ (?:quảng cáo|tòa soạn)|(?:vui lòng )?ghi rõ nguồn|(?:đề nghị |yêu cầu )?(?:ghi|dẫn) (?:rõ )?nguồn|không (?:được )?sao chép|phát triển bởi|thiết kế bởi|powered by|(?:®|™)|báo .{2,60} giữ bản quyền|.{2,60}(?:bản quyền thuộc về|all rights reserved))/iu;

/** Lines of a footer that a service article prints as well: they need one of the others beside them. */
export const CONTACT =
  /^(?:địa chỉ\s*:|điện thoại\s*:|đt\s*:|tel\s*:|fax\s*:|hotline|đường dây nóng|email\s*:|website\s*:)/iu;
/** Names of link lists that also serve as subheadings. */
export const SUBHEADING = /^(?:tiêu điểm|nổi bật|mới nhất|popular|trending)\s*[:：.…]*$/iu;

/** News agencies, as by-lines and credits write them. */
export const AGENCIES =
  list(`TTXVN|Thông tấn xã Việt Nam|Vietnam+|VietnamPlus|VNA|Reuters|AFP|AP|Associated Press|EPA|EFE|DPA|ANSA|Xinhua|THX|
  Tân Hoa xã|Tân Hoa Xã|TASS|ITAR-TASS|RIA Novosti|RIA|Sputnik|Kyodo|Yonhap|Getty Images|Getty|Bernama|Anadolu|ANI|PTI|Bloomberg|KPL|AKP`);

/** Newspapers and broadcasters that by-lines quote after "Theo"; domains are known by their shape. */
export const OUTLETS: ReadonlySet<string> = new Set(
  list(`tuổi trẻ|tuổi trẻ online|thanh niên|vnexpress|dân trí|vietnamnet|người lao động|lao động|tiền phong|nhân dân|quân đội nhân dân|qđnd|
    công an nhân dân|cand|vov|vov.vn|vtv|vtv news|vtc|vtc news|zing|znews|zing news|sài gòn giải phóng|sggp|hà nội mới|an ninh thủ đô|infonet|
    pháp luật tp.hcm|pháp luật việt nam|kinh tế & đô thị|baochinhphu.vn|chinhphu.vn|báo chính phủ|vgp|cafef|24h|soha|kenh14|bbc|cnn|nyt|
    new york times|guardian|the guardian|dailymail|daily mail|rt|cnbc|cna|scmp|kyodo news|bộ công an|cổng ttđt bộ công an|mps.gov.vn`),
);

/** Provinces and other places that open a dateline and are written like a person's name. */
export const PLACES: ReadonlySet<string> = new Set(
  list(`hà nội|hồ chí minh|tp hồ chí minh|tp.hồ chí minh|tp. hồ chí minh|tp.hcm|tp hcm|sài gòn|đà nẵng|hải phòng|cần thơ|huế|thừa thiên huế|an giang|
    bà rịa|vũng tàu|bà rịa - vũng tàu|bắc giang|bắc kạn|bạc liêu|bắc ninh|bến tre|bình định|bình dương|bình phước|bình thuận|cà mau|cao bằng|
    đắk lắk|đắk nông|điện biên|đồng nai|đồng tháp|gia lai|hà giang|hà nam|hà tĩnh|hải dương|hậu giang|hòa bình|hưng yên|khánh hòa|kiên giang|
    kon tum|lai châu|lâm đồng|lạng sơn|lào cai|long an|nam định|nghệ an|ninh bình|ninh thuận|phú thọ|phú yên|quảng bình|quảng nam|quảng ngãi|
    quảng ninh|quảng trị|sóc trăng|sơn la|tây ninh|thái bình|thái nguyên|thanh hóa|tiền giang|trà vinh|tuyên quang|vĩnh long|vĩnh phúc|yên bái|
    việt nam|trung quốc|liên hợp quốc|hoa kỳ|hàn quốc|nhật bản|thái lan|liên bang nga|đông nam á|châu á|châu âu|new york|washington|moskva|paris|london`),
);

/** The commonest Vietnamese family names: they tell a writer's name from a place or a heading. */
export const SURNAMES: ReadonlySet<string> = new Set(
  'nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh trương lâm mai đào cao hà tô tạ chu lưu thái quách tăng châu kim vương từ phùng nghiêm khổng doãn kiều la lương thân triệu văn thạch đàm hứa'.split(
    ' ',
  ),
);
