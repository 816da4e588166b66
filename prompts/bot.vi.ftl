### Lời của bot bằng tiếng Việt. Mỗi mục là một tin hoặc một mẩu tin, viết theo HTML của Telegram.

## Trợ giúp

start =
    Chào bạn! Tôi tìm câu trả lời trong một kho tin báo và trích nguyên văn, kèm tên báo và ngày đăng.

    Bạn cứ nhắn câu hỏi, ví dụ: <i>Việt Nam đã đảm nhiệm cương vị Chủ tịch ASEAN mấy lần?</i>

    Gõ /help để xem hướng dẫn.
help =
    <b>Cách dùng</b>
    • Nhắn thẳng câu hỏi, hoặc gõ /ask rồi đến câu hỏi (trong nhóm thì dùng lệnh này, nhắc tên tôi, hoặc trả lời tin của tôi).
    • Có thể nói rõ thời gian: “tháng 8”, “tuần trước”, “ngày 25/10/2025”, “từ Tết”. Bấm <b>Bỏ lọc thời gian</b> để hỏi lại mà không kể thời gian.
    • Bấm nút <b>Nguồn</b> dưới câu trả lời để xem đoạn trích nằm ở đâu trong bài.

    Tôi chỉ trích nguyên văn từ kho tin, không tự viết thêm. Không tìm thấy thì tôi nói là không tìm thấy.

    <b>Các lệnh</b>
    { $commands }
command-ask = Hỏi một câu về tin tức (gõ /hoi cũng được)
command-nguon = Xem nguồn của câu trả lời gần nhất
command-dinhchinh = Chọn cách nhận đính chính khi bài đã trích được sửa hay bị gỡ
command-help = Hướng dẫn sử dụng
command-dongthoigian = Các câu trích về một chủ đề, theo thứ tự ngày
command-sosanh = So sánh hai ngày hay hai báo về một chủ đề
command-trichdan = Lấy trích dẫn của câu trả lời gần nhất để dán vào bài viết
command-kiemchung = Kiểm chứng một câu: có nguyên văn, có ý ấy, hay không có
command-danhsach = Xem và bỏ những gì đang theo dõi
command-huy = Thôi theo dõi tất cả
command-kenh = Nối một kênh để bot đăng tin vào đó
command-ngonngu = Đổi ngôn ngữ: Tiếng Việt, English
command-riengtu = Bot giữ những gì về bạn
command-xoa = Xóa tất cả những gì bot giữ về bạn

## Hỏi

ask-empty = Bạn muốn hỏi gì? Gõ câu hỏi sau lệnh, ví dụ: <code>/ask Tổng Thư ký ASEAN là ai?</code>
ask-too-long = Câu hỏi hơi dài: { $length } ký tự, tôi chỉ nhận tối đa { $limit }. Bạn rút gọn giúp tôi nhé.

## Câu trả lời

repaired = Tìm theo: <i>{ $wording }</i>
window = Trong khoảng { $from } – { $to }
window-one-day = Trong ngày { $day }
window-until = Đến { $to }
any-time-button = Bỏ lọc thời gian
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
day-given = { $day } (theo nguồn tin)
day-page = { $day } (theo trang báo)
day-feed = { $day } (theo bản tin RSS)
day-header = { $day } (ghi ở đầu bài)
day-byline = { $day } (theo dòng tác giả)
day-dateline = { $day } (theo dòng địa danh đầu bài)
day-url = { $day } (theo địa chỉ trang)

## Không tìm thấy

not-found = Tôi không tìm thấy câu trả lời trong kho tin.
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
        [digest] Hiện nay tôi gộp lại, gửi mỗi ngày một lần lúc 8 giờ sáng.
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

chat-admins-only = Mục này của cả nhóm, nên chỉ quản trị viên của nhóm mới đổi được.
privacy-mode-hint =
    Nhờ quản trị viên của nhóm một việc nhỏ: tôi chưa thấy được những tin nhắc tên @{ $bot }. Muốn cả nhóm hỏi tôi bằng cách nhắc tên, bạn làm một trong hai cách:
    • đặt tôi làm quản trị viên của nhóm; hoặc
    • nếu bạn là chủ của bot: vào @BotFather, gõ <code>/setprivacy</code>, chọn <b>Disable</b>, rồi đưa tôi ra khỏi nhóm và thêm lại.

    Không đổi gì cũng được: lệnh <code>/ask</code> kèm câu hỏi, và trả lời ngay dưới tin của tôi, vẫn dùng như thường. Chuyện này tôi chỉ nhắc một lần.
channel-how =
    <b>Nối một kênh</b>
    1. Thêm @{ $bot } vào kênh làm quản trị viên, cho quyền đăng bài.
    2. Chuyển tiếp về đây một bài bất kỳ của kênh, hoặc gõ <code>/kenh @tên_kênh</code>, hoặc đăng <code>/kenh</code> ngay trong kênh.

    Chỉ quản trị viên có quyền đăng bài của kênh mới nối được. Kênh đã nối sẽ nhận những tin mà bạn cho theo dõi ở đó.
channel-none = Bạn chưa nối kênh nào.
channel-list = <b>Các kênh bạn đã nối</b>
channel-disconnect-button = Ngắt { $title }
channel-connected = Đã nối kênh <b>{ $title }</b>. Muốn ngắt thì gõ <code>/kenh</code>.
channel-connected-here = Đã nối kênh này. Quản trị viên bấm nút dưới đây để quản lý kênh trong chat riêng với tôi; bài này xóa đi cũng được.
channel-manage-button = Quản lý kênh
channel-unknown = Tôi không thấy kênh nào như vậy. Bạn xem lại tên giúp tôi; nếu là kênh riêng tư, hãy thêm @{ $bot } vào kênh làm quản trị viên trước đã nhé.
channel-bot-cannot-post = Tôi chưa được đăng bài trong kênh <b>{ $title }</b>. Bạn thêm @{ $bot } làm quản trị viên của kênh, cho quyền đăng bài, rồi thử lại nhé.
channel-not-admin = Chỉ quản trị viên có quyền đăng bài của kênh <b>{ $title }</b> mới nối được kênh này.
channel-not-admin-alert = Bạn không còn là quản trị viên có quyền đăng bài của kênh này, nên không ngắt được.
channel-in-private = Lệnh này dùng trong chat riêng với tôi.

## Xóa, và quyền riêng tư

privacy =
    <b>Tôi giữ những gì, và giữ bao lâu</b>
    • Câu trả lời, kèm câu hỏi, số định danh Telegram của người hỏi và số của tin nhắn: { $answers } ngày, để các nút, câu hỏi tiếp và lời đính chính còn dùng được.
    { $questions ->
        [0] • Câu hỏi không được ghi riêng để làm thống kê.
       *[other] • Câu hỏi và kết quả tìm, để biết kho tin còn thiếu gì: { $questions } ngày.
    }
    • Điều cần nhớ cho các nút khác (như một lựa chọn còn dở): { $state } ngày.
    • Tin nhắn gửi cho tôi: chỉ tới khi trả lời xong; sau đó tôi chỉ nhớ số thứ tự của nó thêm { $hours } giờ, để không trả lời hai lần.
    • Ngôn ngữ, cách nhận đính chính, những gì bạn theo dõi, kênh bạn nối, lượt khen chê: tới khi bạn đổi hoặc xóa.

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

## Nguồn tin (chỉ người quản trị)

command-nguontin = Quản lý các nguồn tin đang theo dõi
command-thongke = Số câu hỏi, tỉ lệ trả lời, độ trễ, nguồn tin
command-thieu = Những điều được hỏi mà kho tin không có
command-nap = Nạp một tệp hay một địa chỉ vào kho tin
command-chan = Chặn một người hay một chat
command-bochan = Bỏ chặn
command-thongbao = Gửi một tin cho mọi chat đang theo dõi
followed-admins-only = Lệnh này chỉ dành cho người quản trị bot. Số định danh của bạn là <code>{ $user }</code>; ai chạy bot có thể ghi số này vào <code>ADMIN_IDS</code>.
followed-admins-alert = Nút này chỉ dành cho người quản trị bot.
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
