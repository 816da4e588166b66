### Lời của bot bằng tiếng Việt. Mỗi mục là một tin hoặc một mẩu tin, viết theo HTML của Telegram.

## Trợ giúp

start =
    Chào bạn! Tôi tìm câu trả lời trong một kho tin báo và trích nguyên văn, kèm tên báo và ngày đăng.

    Bạn cứ nhắn câu hỏi, ví dụ: <i>Việt Nam đã đảm nhiệm cương vị Chủ tịch ASEAN mấy lần?</i>

    Gõ /help để xem hướng dẫn.
start-group =
    Chào bạn! Tôi tìm câu trả lời trong một kho tin báo và trích nguyên văn, kèm tên báo và ngày đăng.

    Trong nhóm, bạn gõ /ask rồi đến câu hỏi, ví dụ: <i>/ask Việt Nam đã đảm nhiệm cương vị Chủ tịch ASEAN mấy lần?</i> Muốn hỏi tiếp thì trả lời ngay dưới tin của tôi.

    Gõ /help để xem hướng dẫn.
help =
    <b>Cách dùng</b>
    • Nhắn thẳng câu hỏi, hoặc gõ /ask rồi đến câu hỏi (trong nhóm thì dùng lệnh này, nhắc tên tôi, hoặc trả lời tin của tôi).
    • Có thể nói rõ thời gian: “tháng 8”, “tuần trước”, “ngày 25/10/2025”, “từ Tết”. Bấm <b>Bỏ lọc thời gian</b> để hỏi lại mà không kể thời gian.
    • Bấm nút <b>Nguồn</b> dưới câu trả lời để xem đoạn trích nằm ở đâu trong bài, <b>Cũ hơn</b> hay <b>Mới hơn</b> để hỏi câu ấy ở thời gian khác.
    • Sửa câu hỏi vừa gửi thì tôi trả lời lại ngay tại chỗ.{ $inline }

    Tôi chỉ trích nguyên văn từ kho tin, không tự viết thêm. Không tìm thấy thì tôi nói là không tìm thấy.

    <b>Các lệnh</b>
    { $commands }
help-inline = • Trong chat khác, gõ tên tôi (có @) rồi câu hỏi để chọn câu trích mà gửi.
command-ask = Hỏi một câu về tin tức (gõ /hoi cũng được)
command-nguon = Xem nguồn của câu trả lời gần nhất
command-dinhchinh = Chọn cách nhận đính chính khi bài đã trích được sửa hay bị gỡ
command-help = Hướng dẫn sử dụng
command-dongthoigian = Dòng thời gian: các câu trích về một chủ đề, theo ngày
command-sosanh = So sánh hai báo hay hai khoảng thời gian về một chủ đề
command-trichdan = Lấy trích dẫn để dán vào bài: văn bản, Markdown, BibTeX
command-kiemchung = Kiểm chứng một câu: có nguyên văn, nói khác, hay không có
command-diemtin = Điểm tin ngay: tin mới, hôm nay, tuần này, hay một chủ đề
command-theodoi = Theo dõi một chủ đề, hay tất cả tin mới
command-danhsach = Xem, sửa, tạm dừng hay bỏ những gì đang theo dõi
command-huy = Thôi theo dõi tất cả
command-kenh = Nối một kênh để bot đăng tin vào đó
command-ngonngu = Đổi ngôn ngữ: Tiếng Việt, English
command-riengtu = Bot giữ những gì về bạn
command-xoa =
    { $where ->
        [group] Xóa tất cả những gì bot giữ về nhóm này
       *[private] Xóa tất cả những gì bot giữ về bạn
    }

## Hỏi

ask-empty = Bạn muốn hỏi gì? Gõ câu hỏi sau lệnh, ví dụ: <code>/ask Tổng Thư ký ASEAN là ai?</code>
searching = Đang tìm trong kho tin…
ask-too-long = Câu hỏi hơi dài: { $length } ký tự, tôi chỉ nhận tối đa { $limit }. Bạn rút gọn giúp tôi nhé.

## Câu trả lời

repaired = Tìm theo: <i>{ $wording }</i>
window = Trong khoảng { $from } – { $to }
window-one-day = Trong ngày { $day }
window-until = Đến { $to }
any-time-button = Bỏ lọc thời gian
follow-button = Theo dõi
follow-later-button = Báo tôi khi có tin
older-button = ‹ Cũ hơn
newer-button = Mới hơn ›
vote-up-button = 👍
vote-down-button = 👎
share-button = Chia sẻ
vote-thanks-up = Cảm ơn bạn, tôi đã ghi nhận 👍
vote-thanks-down = Cảm ơn bạn đã góp ý, tôi đã ghi nhận 👎
vote-withdrawn = Tôi đã bỏ đánh giá của bạn.
figures-differ = Các bài nêu số khác nhau ({ $figures }).
newer-first = Bài mới hơn đứng trước.
caption = Chú thích ảnh:
untitled = Bài không có tiêu đề: “{ $beginning }”
story-told = { $outlets } báo đưa tin
story-earliest = Đăng sớm nhất: { $line }
story-fullest = Viết đầy đủ nhất: { $line }
story-earliest-fullest = Đăng sớm nhất, viết đầy đủ nhất: { $line }
story-this = chính bài này
continued = (còn tiếp)
day-unknown = không rõ ngày đăng
day-event = sự việc ngày { $day }
day-given = theo nguồn tin
day-dateline = theo dòng địa danh đầu bài
day-url = theo địa chỉ trang

## Không tìm thấy

not-found = Tôi không tìm thấy câu trả lời trong kho tin.
nothing-newer = Chưa có tin nào mới hơn trả lời câu hỏi này.
nothing-older = Không có tin nào cũ hơn trả lời câu hỏi này.
reason-empty-collection = Kho tin còn trống, chưa có bài nào.
reason-no-such-day = Trong lịch không có “{ $day }”. Bạn xem lại ngày giúp tôi nhé.
reason-window-empty = Không có bài nào trong khoảng thời gian bạn hỏi.
reason-nothing-near = Không có bài nào nói về chuyện này.
reason-not-answering = Có bài gần với câu hỏi, nhưng không bài nào trả lời đúng điều bạn hỏi.
nearest-day = Ngày gần nhất có bài: { $day }
nearest-days = Những ngày gần nhất có bài: { $before } và { $after }
day-button = Xem ngày { $day }
missing = Có bài nói về chuyện này (“{ $about }”), nhưng { $parts }.
missing-part =
    { $what ->
        [days] không nói tới { $items }
        [years] không nêu năm { $items }
        [names] không nhắc tới “{ $items }”
        [numbers] không nêu con số { $items }
        [unit] không nêu bao nhiêu { $items }
        [number] đoạn gần nhất không nêu con số nào
        [person] đoạn gần nhất không nêu tên ai khác
        [time] đoạn gần nhất không nêu thời gian
        [place] đoạn gần nhất không nêu nơi nào
        [reason] đoạn gần nhất không nêu lý do
       *[definition] đoạn gần nhất không giải thích chữ viết tắt
    }
reason-not-in-collection = Không có trong kho tin: không bài nào có câu này hay nói đúng chuyện này.
reason-subject-missing = Bạn đang hỏi tiếp về ai hay về chuyện gì? Tôi không có câu hỏi nào ngay trước đó để hiểu (tôi chỉ nhớ trong 30 phút). Bạn hỏi lại cả câu giúp tôi nhé.
span = Kho tin: { $from } – { $to }
near = Gần nhất (không phải câu trả lời):

## Cuộc trò chuyện

understood = Tôi hiểu là: <i>{ $question }</i>
several-left = Mỗi lần tôi trả lời tối đa { $answered } câu hỏi; còn { $left } câu nữa, bạn gửi lại giúp tôi nhé.
looked-up-sentence = Câu này có trong kho tin, ở bài:
looked-up-headline = Bài này có trong kho tin:
looked-up-meaning = Bài trong kho tin khớp nhất với nội dung này:

## Hỏi về chính kho tin

collection-count =
    { $articles ->
        [0] Không có bài nào.
       *[other] Có { $articles } bài.
    }
collection-outlet =
    { $articles ->
        [0] Không có bài nào của { $outlet }.
       *[other] Có { $articles } bài của { $outlet }.
    }
collection-about =
    { $articles ->
        [0] Không có bài nào nhắc đến “{ $about }”.
       *[other] Có { $articles } bài nhắc đến “{ $about }”.
    }
collection-nearest = Ngày gần nhất có bài: { $days }
collection-outlets = Các báo trong kho tin:
collection-no-outlet = không rõ báo nào
collection-outlet-line = • { $name }: { $articles } bài
collection-more-outlets = … và { $count } báo khác
collection-newest = Mới nhất:
collection-oldest = Cũ nhất:

## Dòng thời gian

timeline-heading = <b>Dòng thời gian: { $subject }</b> · { $count } mốc
timeline-undated = Không rõ ngày
timeline-how = Bạn muốn xem dòng thời gian của chuyện gì? Gõ chủ đề sau lệnh, ví dụ: <code>/dongthoigian giá vàng tháng 8</code>. Hỏi tôi một câu trước rồi gõ <code>/dongthoigian</code> cũng được.

## So sánh

compare-heading = <b>So sánh: { $subject }</b>
compare-days = Thời gian: { $days }
compare-nothing = Kho tin không có bài nào nói về chuyện này.
compare-no-paper = Kho tin không có bài nào của báo này.
compare-figure = { $figure } (bài ngày { $day })
compare-differing = Hai bên nêu số khác nhau: { $one } – { $other }.
compare-button = { $one } – { $other }
compare-how =
    Bạn cho tôi một chủ đề và hai báo, hoặc hai khoảng thời gian, ví dụ:
    • <code>/sosanh giá vàng: VnExpress, Tuổi Trẻ</code>
    • <code>/sosanh giá vàng tháng 7 với tháng 8</code>
compare-not-understood = Tôi chưa rõ bạn muốn so sánh hai bên nào.
compare-no-subject = Bạn muốn so sánh về chuyện gì? Gõ cả chủ đề giúp tôi nhé, ví dụ: <code>/sosanh giá vàng: VnExpress, Tuổi Trẻ</code>

## Trích dẫn để dán vào bài

citations-heading = Chạm vào một ô để chép.
citations-text = Văn bản
citations-markdown = Markdown
citations-bibtex = BibTeX
citations-copy = Chép { $number }
citations-copy-link = Chép liên kết { $number }
citations-undated = không rõ ngày
citations-how = Chưa có câu trả lời nào để lấy trích dẫn. Bạn hỏi tôi một câu trước nhé.
citations-none = Câu trả lời ấy không trích bài nào, nên không có trích dẫn để lấy.

## Kiểm chứng

check-how = Bạn muốn kiểm chứng câu nào? Gõ câu ấy sau lệnh, ví dụ: <code>/kiemchung Việt Nam gia nhập ASEAN năm 1995.</code>, hoặc trả lời tin nhắn có câu ấy bằng <code>/kiemchung</code>.
check-too-long = Đoạn này hơi dài: { $length } ký tự, tôi chỉ kiểm chứng được tối đa { $limit }. Bạn chọn vài câu chính giúp tôi nhé.
check-claim = <i>{ $claim }</i>
check-word-for-word = <b>✓ Có nguyên văn trong kho tin.</b>
check-otherwise = Chỉ khác { $in }.
check-otherwise-in =
    { $what ->
        [marks] dấu
        [case] chữ hoa, chữ thường
       *[punctuation] dấu câu
    }
check-part = <b>✓ Những chữ này có nguyên văn trong kho tin</b>, nhưng nằm trong một câu dài hơn; cả câu có thể nói khác, bạn đọc kỹ nhé.
check-papers = { $papers } báo viết như thế; dưới đây là bài sớm nhất.
check-said = <b>✓ Lời trong ngoặc kép có nguyên văn trong kho tin</b>, còn cả câu thì không.
check-speaker-named = Quanh lời ấy, bài có nêu tên { $name }.
check-speaker-not-named = Nhưng quanh lời ấy, bài không nêu tên { $name }.
check-headline = <b>✓ Đây là tiêu đề của một bài trong kho tin.</b> Câu gần nhất trong bài:
check-other-words = <b>≈ Không có nguyên văn, nhưng kho tin có câu gần như thế.</b>
check-differs = <b>≠ Kho tin có câu gần giống, nhưng nói khác:</b>
check-disagrees =
    { $kind ->
        [number] con số
        [name] tên riêng
       *[negation] một bên khẳng định, một bên phủ định
    }
check-disagrees-in =
    { $which ->
        [both] : bạn gửi “{ $mine }”, bài viết “{ $theirs }”
        [mine] : câu trong bài không có “{ $mine }”
        [theirs] : câu trong bài có thêm “{ $theirs }”
       *[none] { "" }
    }
check-by-title = Giống nhất là tiêu đề của bài dưới đây; trong bài, câu gần nhất là:
check-absent = <b>✗ Không có trong kho tin.</b> Không bài nào có câu này hay nói đúng như thế; vậy cũng chưa có nghĩa là câu này sai.
check-left = Mỗi lần tôi kiểm chứng tối đa { $checked } câu; còn { $left } câu nữa, bạn gửi lại giúp tôi nhé.

## Nguồn

sources-button = Nguồn
source-gone = Bài này đã thay đổi hoặc không còn trong kho tin, nên tôi không trích lại được nữa.
source-changed = Bài này đã được sửa (kho tin có bản mới từ ngày { $day }). Dưới đây là bản tôi đã trích.
source-moved = Bài này đã được sửa (kho tin có bản mới từ ngày { $day }), nhưng câu tôi trích vẫn còn nguyên văn. Dưới đây là bản tôi đã trích.
source-reread = Bài báo không đổi, nhưng từ ngày { $day } kho tin đọc bài này khác trước. Dưới đây là bản tôi đã trích.
source-withdrawn = Bài này đã bị gỡ khỏi kho tin ngày { $day }. Dưới đây là bản tôi đã trích.
source-withdrawn-undated = Bài này không còn trong kho tin. Dưới đây là bản tôi đã trích.
sources-none = Chưa có câu trả lời nào để xem nguồn. Bạn hỏi tôi một câu trước nhé.
sources-not-found = Lần trước tôi không tìm thấy câu trả lời, nên không có nguồn nào để xem.
sources-collection = Lần trước tôi trả lời từ chính danh sách bài trong kho tin, không trích bài nào, nên không có nguồn để xem.
sources-expired = Nút này đã quá cũ. Bạn hỏi lại giúp tôi nhé.

## Đính chính

corrections-choice =
    Khi một bài tôi đã trích cho bạn được sửa hay bị gỡ, tôi gửi lời đính chính. { $choice ->
        [digest] Hiện nay tôi gộp lại, gửi mỗi ngày một lần: ngay sau bản điểm tin của ngày ấy, không có thì lúc 8 giờ sáng.
        [off] Hiện nay bạn đang tắt.
       *[reply] Hiện nay tôi trả lời ngay dưới câu đã trích.
    }
corrections-reply = Trả lời ngay
corrections-digest = Gộp mỗi ngày
corrections-off = Tắt
corrections-gathered = <b>Đính chính trong ngày</b>
correction-changed = <b>Đính chính.</b> Một bài tôi đã trích nay đã được sửa (kho tin có bản mới từ ngày { $day }). Tôi đã trích:
correction-changed-undated = <b>Đính chính.</b> Một bài tôi đã trích nay đã được sửa. Tôi đã trích:
correction-withdrawn = <b>Đính chính.</b> Một bài tôi đã trích đã bị gỡ khỏi kho tin ngày { $day }. Tôi đã trích:
correction-withdrawn-undated = <b>Đính chính.</b> Một bài tôi đã trích đã bị gỡ khỏi kho tin. Tôi đã trích:
correction-date = <b>Đính chính.</b> Tôi đã ghi ngày đăng của bài này là { $shown }; nay bài ghi { $day }.
correction-date-too = Tôi đã ghi ngày đăng là { $shown }; nay bài ghi { $day }.
correction-more = … và { $count } câu khác của bài này cũng đã khác.
now-says = Bài nay viết:
now-says-nothing = Bài nay không còn câu này, cũng không có câu nào tương tự.

## Ngôn ngữ

language-choice =
    Tôi đang nói tiếng Việt ở đây. Bạn muốn đổi thì bấm nút bên dưới.

    Câu trích luôn giữ nguyên văn, không dịch.
language-vi = Tiếng Việt
language-en = English
## Nhóm, chủ đề và kênh

chat-admins-only = Mục này là chung cho mọi người ở đây, nên chỉ quản trị viên mới đổi được.
privacy-mode-hint =
    Nhờ quản trị viên của nhóm một việc nhỏ: tôi chưa thấy được những tin nhắc tên @{ $bot }. Muốn cả nhóm hỏi tôi bằng cách nhắc tên, bạn làm một trong hai cách:
    • đặt tôi làm quản trị viên của nhóm; hoặc
    • nếu bạn là chủ của bot: vào @BotFather, gõ <code>/setprivacy</code>, chọn <b>Disable</b>, rồi đưa tôi ra khỏi nhóm và thêm lại.

    Không đổi gì cũng được: lệnh <code>/ask</code> kèm câu hỏi, và trả lời ngay dưới tin của tôi, vẫn dùng như thường. Chuyện này tôi chỉ nhắc một lần.
channel-how =
    <b>Nối một kênh</b>
    1. Thêm @{ $bot } vào kênh làm quản trị viên, cho quyền đăng bài.
    2. Chuyển tiếp về đây một bài bất kỳ của kênh, hoặc gõ <code>/kenh @tên_kênh</code>, hoặc đăng <code>/kenh</code> ngay trong kênh.

    Chỉ quản trị viên có quyền đăng bài của kênh mới nối được. Kênh đã nối nhận thông báo của bot, và điểm tin về những gì bạn chọn theo dõi cho kênh: gõ <code>/theodoi @tên_kênh chủ đề</code>, hoặc bấm <b>Tin cho</b> kênh ấy trong <code>/kenh</code>.
channel-none = Bạn chưa nối kênh nào.
channel-list = <b>Các kênh bạn đã nối</b>
channel-disconnect-button = Ngắt { $title }
channel-connected = Đã nối kênh <b>{ $title }</b>. Bấm nút dưới đây để chọn tin đăng vào kênh. Muốn ngắt thì gõ <code>/kenh</code>.
channel-connected-here = Đã nối kênh này. Quản trị viên bấm nút dưới đây để quản lý kênh trong chat riêng với tôi; bài này xóa đi cũng được.
channel-disconnected-paused =
    { $count ->
       *[other] Đã ngắt, và tạm dừng { $count } mục đang theo dõi cho kênh này. Nối lại kênh thì bật lại được.
    }
channel-manage-button = Quản lý kênh
channel-unknown = Tôi không thấy kênh nào như vậy. Bạn xem lại tên giúp tôi; nếu là kênh riêng tư, hãy thêm @{ $bot } vào kênh làm quản trị viên trước đã nhé.
channel-bot-cannot-post = Tôi chưa được đăng bài trong kênh <b>{ $title }</b>. Bạn thêm @{ $bot } làm quản trị viên của kênh, cho quyền đăng bài, rồi thử lại nhé.
channel-not-admin = Chỉ quản trị viên có quyền đăng bài của kênh <b>{ $title }</b> mới nối được kênh này.
channel-not-admin-alert = Bạn không còn là quản trị viên có quyền đăng bài của kênh này, nên không ngắt được.
channel-in-private = Lệnh này dùng trong chat riêng với tôi.

## Theo dõi

follow-added = Đã theo dõi: “{ $question }”. Có bài mới trả lời câu này, tôi gửi ngay. Đổi giờ nhận, tạm dừng hay bỏ: gõ /danhsach.
follow-known = Đang theo dõi rồi: “{ $question }”. Xem, sửa hay bỏ: gõ /danhsach.
follow-paused = Đang theo dõi rồi, nhưng đang tạm dừng: “{ $question }”. Bật lại: gõ /danhsach.
follow-full = Ở đây đã theo dõi { $most } mục, là nhiều nhất có thể. Bạn bỏ bớt trong /danhsach rồi thử lại nhé.
followed-everything = Tất cả tin mới
following =
    { $count ->
       *[other] <b>Đang theo dõi { $count } mục</b> (bấm vào một mục để xem và sửa):
    }
following-channel =
    { $count ->
       *[other] <b>Kênh { $title } đang theo dõi { $count } mục</b> (bấm vào một mục để xem và sửa):
    }
following-none = Ở đây chưa theo dõi gì. Gõ <code>/theodoi</code> kèm một chủ đề, ví dụ <code>/theodoi giá vàng</code>, hoặc bấm <b>Theo dõi</b> dưới một câu trả lời.
following-none-channel = Kênh <b>{ $title }</b> chưa theo dõi gì. Bấm <b>Theo dõi thêm</b> để chọn chủ đề.
listed-paused = tạm dừng
more-button = Theo dõi thêm
settings-button = Giờ và múi giờ
export-button = Xuất ra tệp
tried = <b>Theo dõi: { $name }</b>
tried-channel = <b>Theo dõi cho kênh { $title }: { $name }</b>
tried-everything = Mọi bài mới vào kho tin, mỗi chuyện một lần. Muốn ít hơn, gõ chủ đề sau lệnh, ví dụ: <code>/theodoi giá vàng</code>, <code>/theodoi "hợp tác với Nga" -thể thao</code>.
tried-when = Bạn muốn nhận lúc nào?
tried-expired = Nút này đã quá cũ. Bạn gõ lại /theodoi giúp tôi nhé.
preview-none = Trong kho tin chưa có bài nào khớp. Theo dõi thì khi có bài tôi báo.
preview-latest =
    { $shown ->
        [all] { $count } bài khớp, mới nhất trước:
       *[latest] { $count } bài gần nhất khớp (trong { $matching } bài):
    }
tighter-button = Chặt hơn
looser-button = Rộng hơn
tuned-unseen =
    { $way ->
        [tighter] Đã siết: từ nay bài phải khớp hơn tôi mới gửi.
       *[looser] Đã nới: từ nay bài khớp ít hơn tôi cũng gửi. Trong kho tin hiện chưa có thêm bài nào như vậy.
    }
tuned-question =
    { $way ->
        [tighter] Đã siết: từ nay bài trả lời chắc chắn hơn tôi mới gửi.
       *[looser] Đã nới: từ nay bài trả lời chưa thật chắc chắn tôi cũng gửi.
    }
tuned-no-further =
    { $way ->
        [tighter] Không siết thêm được nữa: chặt hơn thì không còn bài nào khớp.
       *[looser] Đã ở mức rộng nhất.
    }
topic-too-long = Chủ đề dài quá, tôi chỉ nhận tối đa { $limit } ký tự. Vài từ là đủ.
topic-empty = Tôi chưa thấy chủ đề nào. Gõ vài từ sau lệnh, ví dụ: <code>/theodoi Interpol</code>. Từ nào không muốn thì thêm dấu trừ: <code>/theodoi bóng đá -chuyển nhượng</code>.
topic-ask = Bạn muốn theo dõi gì? Trả lời tin này bằng một chủ đề, ví dụ: giá vàng
channel-not-connected = Bạn chưa nối kênh <b>{ $name }</b>. Gõ <code>/kenh</code> để nối trước nhé.
channel-not-yours = Chỉ quản trị viên có quyền đăng bài của kênh mới đổi được, và tôi cũng phải đăng được ở đó.
channel-follow-button = Tin cho { $title }
often-at-once = Ngay khi có
often-daily = Mỗi ngày
often-weekdays = Ngày làm việc
often-weekly = Mỗi tuần
when-at-once = ngay khi có
when-daily = mỗi ngày lúc { $time }
when-weekdays = ngày làm việc lúc { $time }
weekday =
    { $weekday ->
        [1] thứ Hai
        [2] thứ Ba
        [3] thứ Tư
        [4] thứ Năm
        [5] thứ Sáu
        [6] thứ Bảy
       *[7] Chủ Nhật
    }
when-weekly = { $weekday } hằng tuần lúc { $time }
zone-vietnam = giờ Việt Nam
zone-vietnam-short = Việt Nam
zone-city = giờ { $city }
next-paused = Đang tạm dừng.
next-at-once = Có tin là tôi gửi, trừ giờ yên lặng.
next-at = Tin kế tiếp: { $moment } ({ $zone }). Không có gì mới thì tôi không gửi.
begun =
    <b>Đã theo dõi: { $name }</b>
    Gửi { $when }.
    { $next }
change-when-button = Đổi giờ
card-button = Xem và sửa
card =
    <b>{ $name }</b>
    Gửi { $when }.
pause-button = Tạm dừng
resume-button = Bật lại
back-to-list-button = ‹ Danh sách
back-to-card-button = ‹ Trở lại
when-page =
    <b>{ $name }</b>
    Gửi { $when }.
    { $next }
hour-earlier-button = −1 giờ
hour-later-button = +1 giờ
hour-other-button = Giờ khác…
hour-ask = Bạn muốn nhận tin về { $name } lúc mấy giờ? Trả lời tin này, ví dụ: 7:30
hour-unread = Tôi chưa hiểu giờ này. Bạn trả lời lại giúp tôi, ví dụ: 7:30 hoặc 9 giờ tối.
settings =
    <b>Cài đặt chung ở đây</b>
    Múi giờ: { $zone }
    Giờ yên lặng: { $quiet }
    Mỗi lần nhiều nhất { $most } tin, còn lại tôi chỉ đếm.
settings-channel =
    <b>Cài đặt chung của kênh { $title }</b>
    Múi giờ: { $zone }
    Giờ yên lặng: { $quiet }
    Mỗi lần nhiều nhất { $most } tin, còn lại tôi chỉ đếm.
zone-other-button = Múi giờ khác…
zone-ask = Bạn đang ở múi giờ nào? Trả lời tin này bằng tên thành phố hay tên IANA, ví dụ: Paris hoặc Europe/Paris
zone-unread = Tôi không biết múi giờ này. Bạn thử tên một thành phố lớn gần đó, ví dụ: Paris.
quiet-off = không có
quiet-hours = { $from } đến { $to }, tin ngay khi có sẽ đợi
quiet-off-button = Không yên lặng
quiet-other-button = Khác…
quiet-ask = Từ mấy giờ đến mấy giờ tôi nên im lặng? Trả lời tin này, ví dụ: 22:00-6:30
quiet-unread = Tôi chưa hiểu khoảng giờ này. Bạn trả lời lại giúp tôi, ví dụ: 22:00-6:30.
most-button = { $count } tin
exported =
    { $count ->
       *[other] { $count } mục đang theo dõi. Muốn dùng ở nơi khác: gửi tệp này kèm chú thích /theodoi.
    }
import-failed = Tôi chưa tải được tệp này. Bạn gửi lại sau ít phút nhé.
import-unreadable = Đây không phải danh sách theo dõi do tôi xuất ra (gõ <code>/danhsach xuat</code> để lấy), hoặc tệp quá lớn.
import-report =
    { $count ->
       *[other] <b>Đã đọc { $count } dòng:</b>
    }
import-line-added = { $number }. Đã theo dõi { $name }, { $when }.
import-line-known = { $number }. { $name }: đang theo dõi rồi.
import-line-full = { $number }. { $name }: chưa thêm được, ở đây đã có { $most } mục.
import-lines-unreadable = Tôi không đọc được dòng { $numbers }.
import-settled = Cài đặt chung ở đây cũng lấy theo tệp: { $zone }; giờ yên lặng: { $quiet }; mỗi lần nhiều nhất { $most } tin. Đổi lại: gõ /danhsach.
import-cut =
    { $count ->
       *[other] Còn { $count } dòng tôi chưa đọc, vì chỉ nhận { $limit } dòng một lần.
    }
returned =
    { $count ->
       *[other] Lúc tôi không gửi được vào đây, tôi đã tạm dừng { $count } mục đang theo dõi. Bật lại nhé?
    }
returned-button = Bật lại hết
returned-resumed =
    { $count ->
        [0] Không có mục nào đang chờ bật lại. Xem: /danhsach
       *[other] Đã bật lại { $count } mục. Xem: /danhsach
    }
unfollow-button = Thôi theo dõi
unfollowed = Đã thôi theo dõi: “{ $question }”.
unfollowed-before = Mục này không còn được theo dõi nữa.
unfollow-all-question =
    { $count ->
        [1] Thôi theo dõi mục duy nhất ở đây?
       *[other] Thôi theo dõi cả { $count } mục ở đây?
    }
unfollow-all-question-channel =
    { $count ->
        [1] Thôi theo dõi mục duy nhất của kênh <b>{ $title }</b>?
       *[other] Thôi theo dõi cả { $count } mục của kênh <b>{ $title }</b>?
    }
unfollow-which = Bạn muốn thôi theo dõi mục nào?
unfollow-none-such = Ở đây không có mục nào là “{ $name }”. Xem những mục đang theo dõi: /danhsach
unfollow-all-button = Thôi theo dõi hết
unfollow-keep-button = Giữ lại
unfollowed-all =
    { $count ->
       *[other] Đã thôi theo dõi { $count } mục.
    }
unfollow-kept = Vẫn theo dõi như cũ.

## Điểm tin

digest-heading =
    { $kind ->
        [today] <b>Tin lớn hôm nay</b>
        [this-week] <b>Tin lớn trong tuần</b>
        [further] <b>Các tin còn lại</b>
        [about] <b>Tin gần đây</b>
        [asked] <b>Tin mới từ lần điểm tin trước</b>
       *[at-once] <b>Tin mới</b>
    }
digest-heading-day =
    { $part ->
        [morning] <b>Điểm tin sáng { $day }</b>
        [noon] <b>Điểm tin trưa { $day }</b>
        [afternoon] <b>Điểm tin chiều { $day }</b>
        [evening] <b>Điểm tin tối { $day }</b>
        [week] <b>Điểm tin tuần, { $day }</b>
       *[late] <b>Điểm tin { $day }</b>
    }
digest-news =
    { $kind ->
        [question] <b>Tin mới cho câu bạn theo dõi:</b> { $topic }
        [about] <b>Tin gần đây về:</b> { $topic }
       *[topic] <b>Tin mới về:</b> { $topic }
    }
digest-part = (phần { $part }/{ $parts })
digest-everything = <b>Tin khác</b>
digest-update =
    { $kind ->
        [figure] 🔄 <i>Cập nhật, có số mới:</i> <b>{ $figure }</b>
        [later] 🔄 <i>Cập nhật: diễn biến mới</i>
        [corrected] ✏️ <i>Bài này đã có bản mới, trích theo bản ấy:</i>
       *[fuller] 🔄 <i>Cập nhật: có bài kể đầy đủ hơn</i>
    }
digest-more =
    { $count ->
       *[other] … và { $count } tin khác
    }
digest-quote-cut =
    { $bare ->
        [yes] (mới là phần đầu)
       *[no] (mới là phần đầu; bấm <b>Nguồn</b> để xem cả đoạn)
    }
digest-ask-button =
    { $stories ->
        [1] Hỏi về tin này
       *[other] Hỏi về một tin
    }
digest-more-button = Xem thêm
digest-less-button = Bớt tin như vầy
digest-hour-button = Giờ khác
digest-which-story = Bạn muốn hỏi về tin số mấy?
digest-which-less = Bớt tin của mục nào?
digest-which-hour = Đổi giờ của mục nào?
digest-ask-prompt = Bạn muốn hỏi gì về tin này? Trả lời ngay tin nhắn này nhé.
digest-ask-hint = Câu hỏi về tin này
digest-tightened = Từ nay mục “{ $topic }” chỉ gửi những tin khớp hơn. Muốn nới lại: gõ /danhsach.
digest-tightest = Mục “{ $topic }” đã ở mức chặt nhất. Muốn bớt nữa, bạn bỏ mục này trong /danhsach nhé.
digest-everything-less = Mục này gửi mọi tin mới nên không siết lại được. Bạn theo dõi một chủ đề bằng /theodoi, hoặc cho mỗi lần điểm ít tin hơn trong /danhsach.
digest-in-channel = Trong kênh tôi chỉ đăng tin. Muốn hỏi thêm, bạn nhắn riêng cho tôi nhé.
digest-none-waiting = Từ lần điểm tin trước chưa có gì mới trong những mục bạn theo dõi. Xem tin lớn: <code>/diemtin hôm nay</code> hoặc <code>/diemtin tuần này</code>.
digest-all-paused = Mọi mục bạn theo dõi đang tạm dừng, nên tôi chưa gom tin mới. Bật lại: gõ /danhsach. Xem tin lớn: <code>/diemtin hôm nay</code>.
digest-rest-gone = Những tin còn lại nay không còn trong kho.
digest-none-days =
    { $days ->
        [today] Hôm nay kho tin chưa có bài nào. Bạn thử <code>/diemtin tuần này</code> nhé.
       *[this-week] Tuần này kho tin chưa có bài nào.
    }
digest-none-about = Tôi chưa thấy bài nào về “{ $topic }”. Muốn nhận khi có: <code>/theodoi { $topic }</code>
digest-gone = Mục này không còn được theo dõi nữa.

## Thông báo (chỉ người quản trị)

announce-empty = Bạn muốn báo gì? Gõ nội dung sau lệnh, ví dụ: <code>/thongbao Bot tạm nghỉ từ 22 giờ để bảo trì.</code>
announce-too-long = Thông báo dài quá, tối đa { $limit } ký tự.
announce-question =
    { $count ->
        [0] Chưa có chat hay kênh nào để gửi. Đây là thông báo của bạn:
       *[other] Gửi thông báo này tới { $count } nơi (chat, chủ đề và kênh)?
    }
announce-send-button = Gửi
announce-sending =
    { $count ->
       *[other] Đang gửi tới { $count } nơi. Xem tiến độ bằng /thongke.
    }
announce-withdrawn = Đã bỏ, không gửi cho ai.
announcement = <b>Thông báo</b>
    { $text }

## Xóa, và quyền riêng tư

privacy =
    <b>Tôi giữ những gì, và giữ bao lâu</b>
    • Câu trả lời, kèm câu hỏi, số định danh Telegram của người hỏi và số của tin nhắn: { $answers } ngày, để các nút, câu hỏi tiếp và lời đính chính còn dùng được.
    { $questions ->
        [0] • Câu hỏi không được ghi riêng để làm thống kê.
       *[other] • Câu hỏi và kết quả tìm, để biết kho tin còn thiếu gì: { $questions } ngày; sau đó chỉ còn con số đếm, không lời, không người.
    }
    • Điều cần nhớ cho các nút khác (như một lựa chọn còn dở): { $state } ngày.
    • Tin nhắn gửi cho tôi: chỉ tới khi trả lời xong; sau đó tôi chỉ nhớ số thứ tự của nó thêm { $hours } giờ, để không trả lời hai lần.
    • Ngôn ngữ, cách nhận đính chính, những gì bạn theo dõi, kênh bạn nối, lượt khen chê kèm câu hỏi và câu trả lời ấy: tới khi bạn đổi hoặc xóa.

    Tất cả nằm trên máy đang chạy bot, không gửi đi đâu ngoài Telegram. Ai chạy bot thì xem được. Nhật ký kỹ thuật không ghi câu hỏi hay tin nhắn.

    <b>Xóa</b>
    Gõ /xoa: tôi cho xem đang giữ gì, hỏi lại một lần rồi xóa hẳn. Ở trò chuyện riêng là những gì về bạn (câu trả lời trong nhóm thì ở lại với nhóm, tôi chỉ quên ai đã hỏi); trong nhóm là những gì về nhóm, và chỉ quản trị viên của nhóm xóa được. Vết còn sót trong tệp được dọn trong vòng một ngày. Lệnh chặn và giới hạn số câu hỏi không mất theo.

    Những tin nhắn đã có trong Telegram thì bạn tự xóa ở Telegram.
forget-question =
    { $whose ->
        [person] <b>Tôi đang giữ những điều này về bạn</b>
       *[chat] <b>Tôi đang giữ những điều này về chat này</b>
    }
    { $parts }

    Xóa hết nhé? Xóa rồi thì không lấy lại được, và các nút cũ không dùng được nữa.
forget-done =
    <b>Đã xóa hẳn</b>
    { $parts }

    { $whose ->
        [person] Tôi không còn giữ gì về bạn nữa, ngoài lệnh chặn và giới hạn số câu hỏi nếu có. Bạn vẫn hỏi tôi được như thường.
       *[chat] Tôi không còn giữ gì về chat này nữa, ngoài lệnh chặn và giới hạn số câu hỏi nếu có. Mọi người vẫn hỏi tôi được như thường.
    }
forget-nothing =
    { $whose ->
        [person] Tôi không giữ gì về bạn cả.
       *[chat] Tôi không giữ gì về chat này cả.
    }
forget-kept = Tôi không xóa gì cả.
forget-button = Xóa hết
forget-cancel-button = Thôi
forget-part =
    { $what ->
        [answers] { $count } câu trả lời, kèm câu hỏi
        [asked] { $count } câu trả lời trong nhóm: câu ở lại với nhóm, tôi chỉ quên ai đã hỏi
        [questions] { $count } câu hỏi ghi lại để làm thống kê
        [votes] { $count } lượt khen chê câu trả lời
        [follows] { $count } mục đang theo dõi
        [channels] { $count } kênh đã nối
        [settings] { $count } mục cài đặt
        [buttons] { $count } điều ghi nhớ cho các nút
       *[other] { $count } ghi chép khác
    }

## Ngoài khả năng, và khi có lỗi

only-text = Tôi chỉ đọc được chữ. Bạn nhắn câu hỏi bằng chữ nhé.
unknown-command = Tôi không biết lệnh này. Gõ /help để xem các lệnh.
failed = Xin lỗi, tôi gặp trục trặc nên chưa làm được việc này. Bạn thử lại sau ít phút nhé.
given-up = Xin lỗi, tôi đã thử mấy lần mà vẫn không trả lời được. Bạn thử viết lại cách khác giúp tôi nhé.

## Nguồn tin (chỉ người quản trị)

command-nguontin = Quản lý các nguồn tin đang theo dõi
command-thongke = Số câu hỏi, tỉ lệ trả lời, độ trễ, nguồn tin
command-thieu = Những điều được hỏi mà kho tin không có
command-nap = Nạp một tệp hay một địa chỉ vào kho tin
command-chan = Chặn một người hay một chat
command-bochan = Bỏ chặn
command-thongbao = Gửi một tin cho mọi chat đang theo dõi
admins-only = Lệnh này chỉ dành cho người quản trị bot. Số định danh của bạn là <code>{ $user }</code>; ai chạy bot có thể ghi số này vào <code>ADMIN_IDS</code>.
admins-alert = Nút này chỉ dành cho người quản trị bot.
followed-heading = <b>Đang theo dõi { $count } nguồn tin</b>
followed-hint = Bấm vào tên để thử, tạm dừng hay bỏ. Thêm nguồn: <code>/nguontin địa_chỉ</code>
followed-none = Chưa theo dõi nguồn tin nào. Gõ <code>/nguontin địa_chỉ</code> với địa chỉ RSS, trang chủ hoặc trang chuyên mục của một báo.
followed-paused =
    { $reason ->
        [gone] ⏸ tạm dừng vì nguồn đã bị gỡ hẳn · { $last }
       *[asked] ⏸ tạm dừng · { $last }
    }
followed-test-button = Thử
followed-fetch-button = Lấy ngay
followed-pause-button = Tạm dừng
followed-resume-button = Theo dõi lại
followed-remove-button = Bỏ
followed-back-button = ‹ Danh sách
followed-drop-button = Bỏ hẳn
followed-keep-button = Giữ lại
followed-add-button = Theo dõi
followed-cancel-button = Thôi
followed-remove = Bỏ { $name } khỏi danh sách? Các bài đã lấy vẫn ở lại trong kho tin.
followed-remove-listed = Bỏ { $name } khỏi danh sách? Các bài đã lấy vẫn ở lại trong kho tin. Nguồn này có trong sources.yaml: nếu mục ấy được sửa, nó sẽ trở lại.
followed-resumed = Đã theo dõi lại; sẽ lấy tin trong vòng một phút.
followed-paused-done = Đã tạm dừng. Bấm <b>Theo dõi lại</b> khi cần.
followed-dropped = Đã bỏ <code>{ $id }</code> khỏi danh sách. Các bài đã lấy vẫn ở lại trong kho tin.
followed-fetched = Vừa lấy xong: { $outcome }
followed-busy = Nguồn này đang được lấy rồi. Bạn xem lại sau ít phút nhé.
followed-gone = Nguồn này không còn trong danh sách.
followed-expired = Nút này đã quá cũ. Bạn gửi lại địa chỉ giúp tôi nhé.
followed-known = Địa chỉ này đã được theo dõi rồi.
followed-added = Đã thêm; tin đầu tiên sẽ vào kho trong ít phút nữa.
followed-cancelled = Không theo dõi { $name }.
followed-add-question = Theo dõi nguồn này?
followed-test-failed = Không dùng được địa chỉ này: { $reason }.
followed-preview =
    { $kind ->
        [page] Trang bài: <b>{ $title }</b>
       *[feed] Bản tin: <b>{ $title }</b>
    }
followed-preview-items = { $items } tin, { $whole } tin có toàn văn · mới nhất: { $newest }
followed-preview-page = ngày đăng: { $newest }
followed-preview-left-out = { $count } mục không đọc được
followed-preview-others = Trang này còn giới thiệu:
followed-no-date = không rõ ngày
followed-untitled = không có tên
live-age =
    { $unit ->
        [now] vừa xong
        [minutes] { $count } phút trước
        [hours] { $count } giờ trước
       *[days] { $count } ngày trước
    }
live-last = { $age }: { $outcome }
live-never = chưa lấy lần nào
live-unchanged = không có tin mới
live-gone = nguồn đã bị gỡ hẳn
live-failed = không lấy được, vì { $reason }
live-part =
    { $what ->
        [met] { $count } tin
        [fresh] { $count } mới
        [changed] { $count } cập nhật
        [withdrawn] { $count } bị gỡ
        [failed] { $count } chưa đọc được
       *[waiting] { $count } chờ lượt sau
    }
live-failure =
    { $code ->
        [refused] địa chỉ này không được phép truy cập
        [bad-address] đây không phải địa chỉ http(s)
        [too-large] nội dung quá lớn
        [timeout] máy chủ không trả lời kịp
        [too-many-redirects] bị chuyển hướng quá nhiều lần
        [http-status] máy chủ báo lỗi ({ $detail })
        [network] không kết nối được ({ $detail })
        [aborted] đã dừng giữa chừng
        [deadline] đọc quá lâu
        [forbidden] nội dung có phần khai báo bị cấm (DTD)
        [not-a-feed] đó không phải bản tin RSS, Atom hay JSON Feed
        [no-article] trang không phải một bài báo
        [undecodable] không rõ bảng mã của nội dung
        [no-feed] trang không giới thiệu bản tin RSS nào và cũng không phải một bài báo
        [empty] bài không có nội dung
       *[other] { $code } ({ $detail })
    }

## Liên kết vào chat riêng

link-answer = Câu hỏi: <i>{ $question }</i>
link-article =
    { $article }

    Bạn muốn biết gì về bài này? Cứ nhắn câu hỏi cho tôi.
link-gone = Liên kết này đã hết hạn hoặc không còn nữa.

## Gọi bot trong chat khác

inline-hint = Gõ câu hỏi về tin tức để tìm câu trích
inline-not-ready = Đang tìm… Bấm để xem trong chat với bot
inline-failed = Có lỗi, bạn thử lại giúp tôi nhé
inline-not-found = Không có trong kho tin. Bấm để xem tin gần nhất
inline-in-chat = Bấm để xem câu trả lời trong chat với bot
inline-ask-on = Hỏi tiếp trong chat với bot
inline-ask-on-button = Hỏi tiếp
blocked = Người quản trị bot đã chặn bạn nên tôi không trả lời được ở đây. Nếu bạn nghĩ đây là nhầm lẫn, bạn nhắn cho người chạy bot nhé.
not-listed =
    { $where ->
        [private] Bot này hiện chỉ dành cho những ai được mời. Muốn dùng, bạn gửi số định danh của bạn cho người quản trị: <code>{ $id }</code>
       *[group] Bot này hiện chỉ dành cho những nhóm được mời. Muốn dùng, gửi số định danh của nhóm cho người quản trị: <code>{ $id }</code>
    }
limit-reached =
    { $unit ->
        [seconds] Bạn hỏi nhanh quá, tôi chưa kịp trả lời. Hỏi lại sau { $count } giây nhé.
        [minutes] Bạn đã hỏi nhiều quá rồi. Hỏi lại sau { $count } phút nhé.
       *[hours] Bạn đã hỏi hết số câu của hôm nay rồi. Hỏi lại sau { $count } giờ nhé.
    }
block-usage =
    Chặn: <code>/chan SỐ lý do</code>, bỏ chặn: <code>/bochan SỐ</code>. Số là số định danh của một người hay một chat (chat nhóm mang dấu trừ). Cũng có thể chuyển tiếp cho tôi một tin của người ấy rồi trả lời tin đó bằng <code>/chan</code>.
block-hidden = Người này giấu tên khi tin được chuyển tiếp, nên tôi không biết số định danh của họ. Bạn gõ <code>/chan SỐ</code> giúp tôi nhé.
block-admin = Không chặn được người quản trị.
block-done = Đã chặn <code>{ $id }</code>. Muốn bỏ chặn thì gõ <code>/bochan { $id }</code>.
block-none = Chưa chặn ai.
block-heading = <b>Đang chặn { $count }</b>
block-listed = Được vào ({ $count }): { $ids }
unblock-button = Bỏ chặn { $id }
unblock-done = Đã bỏ chặn <code>{ $id }</code>.
unblock-let-in = Đã cho <code>{ $id }</code> vào.
unblock-none = <code>{ $id }</code> không bị chặn.
stats-heading =
    { $days ->
        [1] <b>Hôm nay</b>
       *[other] <b>{ $days } ngày qua</b>
    }
stats-days-button =
    { $days ->
        [1] Hôm nay
       *[other] { $days } ngày
    }
stats-no-questions = Chưa có câu hỏi nào.
stats-questions = { $questions } câu hỏi của { $people } người, trả lời được { $share }%
stats-questions-alone = { $questions } câu hỏi, trả lời được { $share }%
stats-latency = Một nửa xong trong { $median } ms, 95% trong { $p95 } ms
stats-votes = Bình chọn: 👍 { $up } · 👎 { $down }
stats-followers = Số chat đang theo dõi: { $count }
stats-outbox = Hàng chờ gửi: { $waiting } đang đợi, { $failed } không gửi được
stats-collection = Kho tin: { $articles } bài, { $passages } đoạn
stats-newest = Bài mới nhất: { $headline } ({ $day })
stats-sources =
    { $failing ->
        [0] Nguồn tin: { $sources }, đều lấy được
       *[other] Nguồn tin: { $sources }, trong đó { $failing } đang lỗi
    }
stats-failing-source = { $name }: { $reason }; lần cuối lấy được: { $since }
stats-never-fetched = chưa lần nào
stats-process =
    Bộ nhớ { $memory } MB, { $has-index ->
        [yes] cơ sở dữ liệu { $database } MB, chỉ mục { $index } MB
       *[no] cơ sở dữ liệu { $database } MB
    }. Đã chạy { $days ->
        [0] { $hours } giờ { $minutes } phút
       *[other] { $days } ngày { $hours } giờ
    }.
gaps-heading = <b>{ $count } điều được hỏi mà kho tin không có (30 ngày qua)</b>
gaps-none = Trong 30 ngày qua, câu nào cũng có lời đáp, hoặc câu hỏi không được lưu lại (<code>QUESTIONS_KEPT</code>).
gaps-counts = { $people } người, { $questions } lần · mới nhất { $day }
gaps-nearest = Bài gần nhất: { $headline }
add-usage = Gửi cho tôi một tệp (.txt, .md, .jsonl, .csv, .tsv, .html, .rss, .atom, .xml, .json; tối đa 20 MB), trả lời một tệp bằng <code>/nap</code>, hoặc gõ <code>/nap địa_chỉ</code> của một trang báo hay một bản tin.
add-unknown-kind = Tôi không đọc được loại tệp này: { $name }. Đọc được .txt, .md, .html (mỗi tệp một bài), .jsonl, .csv, .tsv (mỗi dòng một bài), .rss, .atom, .xml và JSON Feed.
add-too-large = { $name } lớn quá 20 MB, bot không tải về được. Bạn chia nhỏ tệp, hoặc nạp bằng dòng lệnh <code>npm run ingest</code> nhé.
add-expired = Tệp này không còn nữa. Bạn gửi lại giúp tôi nhé.
add-failed = Chưa nạp được { $name } vì có trục trặc. Bạn thử lại giúp tôi nhé.
add-found = <b>{ $name }</b>
add-counts = { $new } bài mới, { $changed } bài cập nhật, { $unchanged } bài đã có, { $problems } chỗ không nhận được
add-more = … và { $count } nữa
add-problems = Không nhận được:
add-problem-line = dòng { $line }: { $problem }
add-problem =
    { $code ->
        [unreadable] không đọc được ({ $detail })
        [binary] không phải tệp văn bản
        [empty] không có nội dung bài báo
        [too-large] quá lớn ({ $detail })
        [broken-json] dòng JSON hỏng ({ $detail })
        [invalid-field] trường không hợp lệ: { $detail }
        [invalid-date] ngày không có thật hoặc không hiểu được: { $detail }
        [duplicate-id] trùng mã bài: { $detail }
        [broken-row] dòng bảng hỏng ({ $detail })
        [no-columns] bảng không có cột nội dung ({ $detail })
        [broken-front-matter] phần khai báo ở đầu tệp hỏng ({ $detail }), chỉ nhận phần bài
        [not-understood] không tìm thấy bài báo trong đó ({ $detail })
        [not-fetched] không tải được ({ $detail })
       *[other] { $code } ({ $detail })
    }
add-question = Nạp vào kho tin?
add-take-button = Nạp
add-discard-button = Thôi
add-taking = Đang nạp { $name }… Xong tôi báo ở đây; trong lúc ấy bạn cứ hỏi việc khác.
add-taking-already = Đang nạp rồi, bạn đợi một chút nhé.
add-taken = Đã nạp <b>{ $name }</b>
add-discarded = Không nạp { $name }.
