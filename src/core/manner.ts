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
  /^(?:cảm ơn|cám ơn|thanks|thank you|ok|oke|okay|vâng|dạ|ừ|không|có|đúng|sai|hay quá|hay lắm|tuyệt|tốt lắm|giỏi|bye|tạm biệt|nói thêm|nói tiếp|tiếp đi|rồi sao|đồ |mày|ngu|chết tiệt)(?: (?:bạn|bot|nhé|nhiều|quá|lắm|ạ|nha|ngu|rồi))*[ .!?]*$|(?<!\p{L})(?:ngu (?:quá|thế|vậy|như)|đồ (?:ngu|chó|điên)|(?:đồ|mày|bot|bạn|thật|quá) vô dụng|câm (?:mồm|miệng|đi))(?!\p{L})/u;
/** The present moment, which no stored article tells. */
const NOW =
  /(?:hôm nay|bây giờ|lúc này|hiện giờ|ngay giờ|tối nay|chiều nay|sáng nay|đêm nay|ngày mai|sáng mai|giờ (?:này|có|đi|ngoài)|ngoài trời|có nên (?:mua|bán)|nên (?:mua|bán|chọn)|right now|today|tonight|tomorrow)(?!\p{L})/u;

/**
 * What no article can answer, whatever it is about: this very minute, tonight's lottery, advice on one's own life, who
 * the bot is, jokes to be told, and orders to forget its orders. Over words parted by single spaces.
 */
const OUTSIDE =
  '(?:^| )(?:ngay (?:lúc này|bây giờ)|right now|ngoài trời (?:[^ ]+ )*(?:mưa|nắng)|xổ số (?:[^ ]+ )*(?:tối nay|chiều nay|hôm nay|ra số)|' +
  '(?:tối|chiều|hôm) nay xổ số|ai (?:đã )?(?:tạo|sinh|làm) ra (?:bạn|mày)(?= (?:vậy|thế|hả|nhỉ)(?: |$)| ?$)|who (?:made|created|built) you|' +
  'system prompt|previous instructions)(?: |$)|' +
  '^(?:hãy |xin |bot |bạn )*(?:bỏ qua|quên)(?: hết| đi)?(?: mọi| các| tất cả| những)* (?:hướng dẫn|quy tắc|chỉ dẫn|mệnh lệnh)(?: |$)|' +
  '^(?:hãy )?kể (?:cho )?(?:tôi|mình|em|tớ|tui) nghe (?!về )|^(?:đặt|dịch|gọi|mua) (?:giúp|giùm|hộ) (?:tôi|mình|em|anh|chị|tớ|câu|cho) ';
const OUTSIDE_MARKED = new RegExp(
  `${OUTSIDE}|^bạn (?:là ai|tên (?:là )?gì)|(?:^| )(?:(?<!trẻ |chị |các |anh )em|tôi|mình|tớ) (?:có )?nên `,
  'u',
);
const OUTSIDE_UNMARKED = new RegExp(`${foldText(OUTSIDE)}|^ban (?:la ai|ten (?:la )?gi(?: |$))`, 'u');

/** Whoever is spoken to, and the little words around; over folded words, as all that follows. */
const FILLER =
  '(?: (?:ban|cac ban|bot|ad|admin|em|anh|chi|ca nha|moi nguoi|there|everyone|all|again|buoi (?:sang|trua|chieu|toi)|nhe|nha|nhi|ha|vay|the|a|oi|nhieu|lam|qua|rat|so much|very much|today))*';
/** Nothing but a greeting, thanks, a farewell or a word about how the other is. */
const POLITE =
  `^(?:(?:xin )?chao|hello|hi|hey|alo|good (?:morning|afternoon|evening|night)|cam on|tam biet|bye bye|good ?bye|see you|chuc ngu ngon|hay qua|hay lam|tuyet voi|gioi (?:qua|lam)|tot lam|noi (?:tiep|them)|tiep di|roi sao|nice to meet you)${FILLER}$|` +
  `^how (?:are|r) (?:you|u)(?: doing)?${FILLER}$|^how(?: i)? ?s it going${FILLER}$|^what(?: i)? ?s (?:up|your name)${FILLER}$|^who are you${FILLER}$|^what (?:can|do) you do${FILLER}$|^tell me about yourself$|^i (?:love|hate|like|miss) (?:you|u)${FILLER}$|` +
  '^(?:ban|bot|em|may) (?:co |dang |van )*(?:khoe|on|vui|buon|met|doi|ranh)(?: (?:khong|ko|k|chu|the|a|vay|ha))*$|' +
  '^(?:ban|bot|em|may) (?:co )?(?:yeu|thich|ghet|nho) (?:toi|minh|tui|to|tao|em|anh)(?: (?:khong|ko|k|chu|ha|the|vay|nhieu|a))*$|' +
  '^(?:(?:ban|bot|kho) )?(?:co|biet|noi ve|tra loi)(?: duoc)?(?: ve)? (?:nhung|cac) (?:chu de|linh vuc|chuyen muc)(?: nao| gi)(?: (?:vay|the|khong|a))*$';
/** Words of abuse, and those around them; a line of nothing else is meant for the bot. */
const ABUSE =
  '(?:ngu(?: (?:ngoc|dot|xuan|nhu (?:cho|bo|lon)))?|vo dung|khon nan|ngoc nghech|mat day|cho (?:chet|dien|de)|do (?:cho|dien|khon|dot|ngoc|toi)|cam (?:mom|mieng)|im (?:mom|di)|cut di|(?:thang|con|do) cho|me (?:may|kiep)|vai (?:lon|cut)|dm|dcm|vcl|dit (?:me|cu))';
const INSULT =
  `^(?:(?:cai|con|thang|do|lu|may|ban|bot|ad|sao|lai|that|that la|dung la|oi|roi) )*${ABUSE}` +
  `(?: (?:${ABUSE}|thang|con|do|may|ban|bot|qua|the|vay|lam|that|a|di|vai|nay|nhi))*$|` +
  '^(?:(?:oh|you|bot|bloody|what) )*(?:fuck|fucking|shit|damn you|screw you|shut up|idiot|stupid|moron|dumbass|bitch|asshole|bullshit)(?: (?:you|off|up|bot|u|this|it|idiot|off))*$|' +
  '^(?:you|u) (?:are|re|r)(?: (?:so|such|very|really|a|an|the|just|fucking))* (?:stupid|dumb|useless|idiot|idiotic|moron|bad|terrible|worthless|trash|garbage|crazy|ugly|liar)(?: (?:bot|machine|thing))?$';
/** Orders to play a part, to give passwords, the collection or the bot's secrets away, to tell a joke or to write something new. */
const COMMANDED =
  '^(?:hay |xin |vui long |thu |ban |bot |(?:va|roi) )*dong vai (?:mot|nhu|lam|la|thanh|hacker|ke|nguoi xau)(?: |$)(?!.*(?:phim|kich|trong vo|(?:la|nhung) (?:ai|nguoi nao)$))|^hay (?:[^ ]+ ){0,5}dong vai |' +
  '^you (?:are|re) now |^from now on you |(?:^| )dan mode(?: |$)|^(?:tu (?:gio|bay gio)|bay gio) (?:ban|may|bot) (?:la|phai|hay|chi) |' +
  '^(?:hay |xin |vui long )?in ra (?:toan bo|tat ca|het|moi|bien|co so|du lieu|mat khau|prompt|noi dung|cau hinh|huong dan|system)(?: |$)|^hay in ra |' +
  '^(?:hay |xin |vui long )?(?:xoa|do|xuat|dump) (?:het |toan bo |tat ca )(?:co so )?du lieu(?: |$)|' +
  '^(?:hay |xin )?viet (?:cho|giup|ho) (?:toi|minh|tui|em) |^(?:hay |xin )?(?:viet|lam|sang tac) (?:cho (?:toi|minh|em) )?mot (?:bai (?:tho|van|hat|luan)|doan (?:code|van|tho)|cau chuyen)(?: (?:ve|tang|cho|ngan|hay|vui)(?: [^ ]+){0,6})?$|' +
  `^(?:hay |xin |vui long |thu |ban |bot |oi )*ke (?:cho (?:toi|minh|em|tui|to|nghe) )?(?:nghe )?(?:(?:mot|1|them|vai) )*(?:(?:cau|mau) )?(?:chuyen|truyen) (?:cuoi|vui|hai|hai huoc|tieu lam|co tich)(?: cho (?:toi|minh|em|tui|to|vui))?(?: (?:nghe|di|nao|coi|xem|voi|khac|nua|duoc khong))*${FILLER}$|` +
  `^(?:can you |could you |please )*(?:tell|give) (?:me|us) (?:a|an|another|some) joke${FILLER}$|` +
  `^(?:hay |xin |vui long )?(?:cho|dua|dua cho) (?:toi|minh|em|tui|to|tao|anh|xin) (?:xin |biet )?(?:mat khau|password|pass)(?: (?:quan tri(?: vien)?|admin|may chu|he thong|wifi|cua (?:ban|bot|may|admin)|di|voi))*${FILLER}$|` +
  `^(?:mat khau|password) (?:(?:quan tri(?: vien)?|admin|cua (?:ban|bot|admin)) )?la gi${FILLER}$|` +
  `^(?:what is|what s|give me|tell me|show me) (?:the |your )?(?:admin )?(?:password|api key)${FILLER}$|` +
  '^hat (?:cho (?:toi|minh|em|nghe) )?(?:mot )?bai(?: hat)?(?: (?:di|nao|nhe|nghe|coi))*$|^(?:please )?(?:write|compose|sing|tell)(?: me)? (?:a|an|some) (?:poem|song|essay|story|joke|code|script|letter)(?: |$)';
/** Sums and the kitchen, asked in so few words that no article is meant. */
const HOUSEHOLD =
  '^(?:hay )?giai (?:giup |ho )?(?:toi |minh )?(?:he )?(?:bat )?phuong trinh(?: |$)|^(?:cho (?:toi|minh|em) (?:xin )?)?(?:cong thuc|cach)(?: de)? nau(?: [^ ]+){1,3}$|^how (?:do|can|should) (?:i|you|we) (?:cook|bake|boil|fry) |^how to (?:cook|bake|boil|fry)(?: [^ ]+){1,4}$';
const IDLE = [POLITE, INSULT, COMMANDED, HOUSEHOLD].map((source) => new RegExp(source, 'u'));
/** Statements of a programming language, blanks of a template, and sums, as they are typed. */
const CODE =
  /\bselect\s+\*|\bdrop\s+(?:table|database)\b|\bunion\s+(?:all\s+)?select\b|\binsert\s+into\s+\w+\s*(?:\(|values\b)|\bdelete\s+from\s+\w+\s*(?:;|where\b)|'\s*or\s+'?1'?\s*=\s*'?1|\{\{.*\}\}|\$\{[^}]*\}|(?:%[sxn]){2}|<\/?script\b|\bconsole\.log\(|\bimport\s+(?:os|sys)\b|\bdef\s+\w+\(|\brm\s+-rf?\b|(?:\.\.\/){2}|\bx\s*\^\s*\d|^\s*\d+\s*[+*×]\s*\d+\s*(?:=\s*)?\??\s*$/iu;

/** Marks put back by guess may be wrong ("kẻ mình nghe"), so the folded words are read too. */
function isOutside(lower: string): boolean {
  const line = syllables(lower)
    .map(({ text }) => text)
    .join(' ');
  const folded = foldText(line);
  return OUTSIDE_MARKED.test(line) || OUTSIDE_UNMARKED.test(folded) || IDLE.some((one) => one.test(folded));
}

/** Every pattern that a question is put to, to be compiled before the first one comes. */
export const MANNER_PATTERNS = [PERSONAL, ORDER, NOW, CHAT, CODE, OUTSIDE_MARKED, OUTSIDE_UNMARKED, ...IDLE];

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
    chat: CHAT.test(lower) || CODE.test(lower) || isOutside(lower),
  };
}
