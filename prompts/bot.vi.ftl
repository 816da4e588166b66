### Lời của bot bằng tiếng Việt. Mỗi mục là một tin hoặc một mẩu tin, viết theo HTML của Telegram.

## Trợ giúp

start =
    Chào bạn! Tôi tìm câu trả lời trong một kho tin báo và trích nguyên văn, kèm tên báo và ngày đăng.

    Bạn cứ nhắn câu hỏi, ví dụ: <i>Việt Nam đã đảm nhiệm cương vị Chủ tịch ASEAN mấy lần?</i>

    Gõ /help để xem hướng dẫn.
help =
    <b>Cách dùng</b>
    • Nhắn thẳng câu hỏi, hoặc gõ /ask rồi đến câu hỏi (trong nhóm thì dùng lệnh này).
    • Có thể nói rõ thời gian: “tháng 8”, “tuần trước”, “ngày 25/10/2025”, “từ Tết”. Bấm <b>Bỏ lọc thời gian</b> để hỏi lại mà không kể thời gian.
    • Bấm nút <b>Nguồn</b> dưới câu trả lời để xem đoạn trích nằm ở đâu trong bài.

    Tôi chỉ trích nguyên văn từ kho tin, không tự viết thêm. Không tìm thấy thì tôi nói là không tìm thấy.

    <b>Các lệnh</b>
    { $commands }
command-ask = Hỏi một câu về tin tức (gõ /hoi cũng được)
command-nguon = Xem nguồn của câu trả lời gần nhất
command-help = Hướng dẫn sử dụng

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
sources-none = Chưa có câu trả lời nào để xem nguồn. Bạn hỏi tôi một câu trước nhé.
sources-not-found = Lần trước tôi không tìm thấy câu trả lời, nên không có nguồn nào để xem.
sources-collection = Lần trước tôi trả lời từ chính danh sách bài trong kho tin, không trích bài nào, nên không có nguồn để xem.
sources-expired = Nút này đã quá cũ. Bạn hỏi lại giúp tôi nhé.

## Ngoài khả năng, và khi có lỗi

only-text = Tôi chỉ đọc được chữ. Bạn nhắn câu hỏi bằng chữ nhé.
unknown-command = Tôi không biết lệnh này. Gõ /help để xem các lệnh.
failed = Xin lỗi, tôi gặp trục trặc nên chưa làm được việc này. Bạn thử lại sau ít phút nhé.
