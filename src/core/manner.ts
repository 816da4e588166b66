// Tells how a question is put: as a question about the news, or as chat with the bot, an order to it, or a look outside.
import { foldText, syllables } from './text.js';

/** Words for the asker or the bot; a question about the news hardly has them. */
const PERSONAL =
  /(?<!\p{L})(?:tôi|tớ|tui|(?<!một |chính |đội )mình|(?<!trẻ |anh |chị |các |mấy |cậu |có |với )em(?! (?:gái|trai|bé|nhỏ|họ|út|hs|học))|bot|bạn (?:là|tên|có|ơi|nghĩ|thích|biết)|(?:hả|nha|nhé|vậy) bạn|của bạn|my|i|me|your?)(?!\p{L})/u;
/** Orders: tell, write, translate, forget your instructions, greet. */
const ORDER =
  /^(?:(?:hãy|xin|vui lòng|làm ơn|please) )?(?:kể|viết (?:cho|giúp|hộ|một|bài|thơ)|hát|vẽ|gợi ý|tư vấn|bỏ qua|quên|đóng vai|in ra|chào|alo|hello|hi|hey|(?:dịch|giải|tính|đặt|mua|đọc|làm) (?:giúp|hộ|cho|bàn|vé|câu|bài|đoạn|thơ|phương trình|\d)|translate|write|tell me|ignore|forget|pretend|act as|print)(?!\p{L})|(?:giúp|hộ|cho) (?:tôi|mình|tớ|tui|em|nghe)(?!\p{L})|(?:rồi|và) in ra(?!\p{L})|system prompt|(?<!\p{L})prompt|hướng dẫn (?:trước|hệ thống)|mật khẩu|password|previous instructions/u;
/** Thanks, yes and no, praise and abuse: nothing is asked. */
const CHAT =
  /^(?:cảm ơn|cám ơn|thanks|thank you|ok|oke|okay|vâng|dạ|ừ|không|có|đúng|sai|hay quá|hay lắm|tuyệt|tốt lắm|giỏi|bye|tạm biệt|nói thêm|nói tiếp|tiếp đi|rồi sao|đồ |mày|ngu|chết tiệt)(?: (?:bạn|bot|nhé|nhiều|quá|lắm|ạ|nha|ngu|rồi))*[ .!?]*$|(?<!\p{L})(?:ngu (?:quá|thế|vậy|như)|đồ (?:ngu|chó|điên)|vô dụng|câm)(?!\p{L})/u;
/** The present moment, which no stored article tells. */
const NOW =
  /(?:hôm nay|bây giờ|lúc này|hiện giờ|ngay giờ|tối nay|chiều nay|sáng nay|đêm nay|ngày mai|sáng mai|giờ (?:này|có|đi|ngoài)|ngoài trời|có nên (?:mua|bán)|nên (?:mua|bán|chọn)|right now|today|tonight|tomorrow)(?!\p{L})/u;

/**
 * What no article can answer, whatever it is about: this very minute, tonight's lottery, advice on one's own life, who
 * the bot is, jokes to be told, and orders to forget its orders. Over words parted by single spaces.
 */
const OUTSIDE =
  '(?:^| )(?:ngay (?:lúc này|bây giờ)|right now|ngoài trời (?:[^ ]+ )*(?:mưa|nắng)|xổ số (?:[^ ]+ )*(?:tối nay|chiều nay|hôm nay|ra số)|' +
  '(?:tối|chiều|hôm) nay xổ số|ai (?:đã )?(?:tạo|sinh|làm) ra (?:bạn|mày)|who (?:made|created|built) you|' +
  '(?:bỏ qua|quên)(?: hết| đi)?(?: mọi| các| tất cả| những)* (?:hướng dẫn|quy tắc|chỉ dẫn|mệnh lệnh)|system prompt|previous instructions)(?: |$)|' +
  '^(?:hãy )?kể (?:cho )?(?:tôi|mình|em|tớ|tui) (?:nghe )?|^(?:đặt|dịch|gọi|mua) (?:giúp|giùm|hộ) (?:tôi|mình|em|anh|chị|tớ|câu|cho) ';
const OUTSIDE_MARKED = new RegExp(
  `${OUTSIDE}|(?:^| )bạn (?:là ai|tên (?:là )?gì)|(?:^| )(?:em|tôi|mình|tớ) (?:có )?nên `,
  'u',
);
const OUTSIDE_UNMARKED = new RegExp(`${foldText(OUTSIDE)}|^ban (?:la ai|ten )`, 'u');

/** Marks put back by guess may be wrong ("kẻ mình nghe"), so the folded words are read too. */
function isOutside(lower: string): boolean {
  const line = syllables(lower)
    .map(({ text }) => text)
    .join(' ');
  return OUTSIDE_MARKED.test(line) || OUTSIDE_UNMARKED.test(foldText(line));
}

export interface Manner {
  readonly personal: boolean;
  readonly order: boolean;
  readonly now: boolean;
  /** Nothing is asked that an article could answer. */
  readonly chat: boolean;
}

/** Reads a question with its marks. */
export function mannerOf(text: string): Manner {
  const lower = text.normalize('NFC').toLowerCase();
  return {
    personal: PERSONAL.test(lower),
    order: ORDER.test(lower),
    now: NOW.test(lower),
    chat: CHAT.test(lower) || isOutside(lower),
  };
}
