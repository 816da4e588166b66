// Tells whether the days in a question are when something was published ("tin tháng 8/2025") or when it happened.

/**
 * Words after which a day or month is when something was published rather than when it happened; not a press
 * conference ("họp báo"), a report ("báo cáo"), information ("thông tin"), a speech or a registration.
 */
const MARKED =
  /(?:^|\s)(?:(?<!(?:thông|niềm|lòng|nguồn) )tin(?: tức)?(?! (?:nhắn|tưởng|cậy|học))|bài(?: báo| viết)?(?! (?:học|toán|phát|nói|hát|thơ|thi|tập))|(?<!(?:họp|dự|thông|cảnh|trình|quảng|mật|lời|gặp) )báo(?: chí)?(?! (?:cáo|động|ân|hiếu))|đăng(?! (?:ký|kí|quang|cai|nhập|kiểm))|news|articles?)(?: \p{L}+){0,2} ?$/u;
/** Without marks "bao" may be a storm and "dang" going on: only what stays plain is taken. */
const UNMARKED =
  /(?:^|\s)(?:(?<!(?:thong|niem|long|nguon) )tin(?: tuc)?(?! (?:nhan|tuong|cay|hoc))|bai(?: bao| viet)|bai(?= ?$)|news|articles?)(?: \p{L}+){0,2} ?$/u;

/** Whether `before`, all that stands before the days in small letters, asks for what was published then. */
export function asksForPublished(before: string, marked: boolean): boolean {
  return (marked ? MARKED : UNMARKED).test(before);
}
