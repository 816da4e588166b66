### Lời của các lệnh trên dòng lệnh, bằng tiếng Việt.

## ingest: nhận bài vào kho

ingest-progress-bar = Đang nhận bài { $bar } { $value }/{ $total } · { $rate } đoạn/giây · còn { $left }
ingest-progress-line = Đã nhận { $done } bài, { $chunks } đoạn, { $problems } mục không nhận được
count-progress-bar = Đang hỏi { $bar } { $value }/{ $total } · còn { $left }
count-progress-line = Đã hỏi { $done }/{ $total } câu
ingest-column-key = Mã bài
ingest-column-title = Tiêu đề
ingest-column-date = Ngày đăng
ingest-column-author = Tác giả
ingest-column-body = Nội dung
ingest-column-captions = Chú thích ảnh
ingest-column-cut = Tách khỏi nội dung
ingest-column-status = Kết quả
ingest-body = { $characters } ký tự, { $paragraphs } đoạn văn
ingest-status =
    { $status ->
        [new] mới
        [changed] cập nhật
       *[unchanged] đã có
    }
ingest-cut =
    { $reason ->
        [title] tiêu đề
        [date-line] dòng ngày giờ
        [related] tin liên quan
        [menu] trình đơn
        [share] nút chia sẻ
        [tags] thẻ chủ đề
        [footer] chân trang
        [by-line] dòng tác giả
        [caption] chú thích ảnh
       *[other] { $reason }
    } ×{ $count }: “{ $sample }”
ingest-problem =
    { $code ->
        [unreadable] không đọc được ({ $detail })
        [binary] không phải tệp văn bản
        [empty] không có nội dung bài báo
        [too-large] tệp quá lớn ({ $detail })
        [broken-json] dòng JSON hỏng ({ $detail })
        [invalid-field] trường không hợp lệ: { $detail }
        [invalid-date] ngày không có thật: { $detail }
        [duplicate-id] trùng mã bài: { $detail }
        [nothing-found] không tìm thấy bài nào ({ $detail })
        [unknown-kind] không đọc được loại tệp { $detail }; chỉ đọc .txt, .text (mỗi tệp một bài), .jsonl, .ndjson (mỗi dòng một bài)
       *[other] { $code } ({ $detail })
    }
ingest-pruned = Đã bỏ khỏi kho vì không còn trong nguồn: { $key }
ingest-more-rows = … và { $count } bài nữa không in ra ở đây
ingest-summary = { $new } bài mới, { $changed } bài cập nhật, { $unchanged } bài đã có, { $problems } mục không nhận được, { $pruned } bài bỏ khỏi kho ({ $chunks } đoạn)
ingest-dry-run = Chạy thử: kho tin không thay đổi.
ingest-stopped = Đã dừng giữa chừng. Những bài đã nhận vẫn nguyên vẹn; chạy lại lệnh để nhận tiếp.

## articles: xem kho tin

articles-column-key = Mã bài
articles-column-title = Tiêu đề
articles-column-date = Ngày đăng
articles-column-outlet = Nguồn
articles-column-author = Tác giả
articles-count = { $count } bài trong kho tin.
story-column-reason = Vì sao cùng chuyện
story-count = Chuyện { $story }: { $articles } bài, { $outlets } báo.
story-none = Không có chuyện hay bài nào mang mã “{ $id }”.
story-mark-earliest = sớm nhất
story-mark-fullest = đầy đủ nhất
story-reason-first = bài đầu tiên của chuyện này
story-reason-copy = gần như chép bài { $article } (trùng { $percent } %)
story-reason-same-event = cùng sự việc với bài { $article } (độ gần { $similarity }, chắc { $percent } %)
story-reason-names = cùng nhắc { $names }
story-reason-days =
    { $days ->
        [0] đăng cùng ngày
       *[other] cách nhau { $days } ngày
    }
articles-date =
    { $source ->
        [given] { $day } (theo nguồn tin)
        [json-ld] { $day } (theo trang báo: JSON-LD)
        [meta] { $day } (theo trang báo: thẻ meta)
        [feed] { $day } (theo bản tin RSS)
        [time-element] { $day } (theo trang báo: thẻ time)
        [header] { $day } (ghi ở đầu bài)
        [byline] { $day } (theo dòng tác giả)
        [dateline] { $day } (theo dòng địa danh đầu bài)
        [url] { $day } (theo địa chỉ trang)
       *[other] { $day } ({ $source })
    }
articles-date-unknown = không rõ ngày đăng
articles-date-event = sự việc ngày { $day }

## ask: hỏi trong dòng lệnh

ask-empty = Hãy viết câu hỏi, ví dụ: npm run ask -- "Bộ Công an có quan hệ với bao nhiêu cơ quan nước ngoài?"
ask-too-long = Câu hỏi dài quá { $most } ký tự; hãy hỏi ngắn hơn.
ask-repaired = Tìm theo: { $wording }
ask-window = Trong khoảng { $from } – { $to } (“{ $label }”)
ask-window-one-day = Trong ngày { $day } (“{ $label }”)
ask-window-until = Đến { $to } (“{ $label }”)
ask-figures-differ = Các bài nêu số khác nhau ({ $figures }).
ask-newer-first = Bài mới hơn đứng trước.
ask-caption = [chú thích ảnh]
ask-untitled = Bài không có tiêu đề: “{ $headline }”
ask-story-told = { $outlets } báo đưa tin
ask-story-earliest = Đăng sớm nhất: { $line }
ask-story-fullest = Viết đầy đủ nhất: { $line }
ask-not-found = Tôi không tìm thấy câu trả lời trong kho tin.
ask-reason =
    { $reason ->
        [empty-collection] Kho tin chưa có bài nào.
        [no-such-day] Trong lịch không có “{ $day }”.
        [window-empty] Không có bài nào của khoảng thời gian này.
        [not-answering] Có bài nói về chuyện gần với câu hỏi, nhưng không nêu điều được hỏi.
       *[nothing-near] Không có bài nào gần với câu hỏi.
    }
ask-nearest-day = Ngày gần nhất có bài: { $day }
ask-nearest-days = Những ngày gần nhất có bài: { $before } và { $after }
ask-missing = Có bài nói về chuyện này (“{ $about }”), nhưng { $parts }.
ask-missing-part =
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
ask-span = Kho tin: { $from } – { $to }
ask-near = Gần nhất (không phải câu trả lời):
ask-not-in-collection = Không có trong kho tin: không bài nào có câu này hay nói đúng chuyện này.
ask-subject-missing = Bạn đang hỏi tiếp về ai hay về chuyện gì? Tôi không có câu hỏi nào ngay trước đó để hiểu (tôi chỉ nhớ trong 30 phút). Bạn hỏi lại cả câu giúp tôi nhé.
ask-understood = Tôi hiểu là: “{ $question }”
ask-several-left = Mỗi lần tôi trả lời tối đa { $answered } câu hỏi; còn { $left } câu nữa, bạn gửi lại giúp tôi nhé.
ask-looked-up-sentence = Câu này có trong kho tin, ở bài:
ask-looked-up-headline = Bài này có trong kho tin:
ask-looked-up-meaning = Bài trong kho tin khớp nhất với nội dung này:
ask-collection-count =
    { $articles ->
        [0] Không có bài nào.
       *[other] Có { $articles } bài.
    }
ask-collection-outlet =
    { $articles ->
        [0] Không có bài nào của { $outlet }.
       *[other] Có { $articles } bài của { $outlet }.
    }
ask-collection-about =
    { $articles ->
        [0] Không có bài nào nhắc đến “{ $about }”.
       *[other] Có { $articles } bài nhắc đến “{ $about }”.
    }
ask-collection-nearest = Ngày gần nhất có bài: { $days }
ask-collection-outlets = Các báo trong kho tin:
ask-collection-no-outlet = không rõ báo nào
ask-collection-outlet-line = { $name }: { $articles } bài
ask-collection-more-outlets = … và { $count } báo khác
ask-collection-newest = Mới nhất:
ask-collection-oldest = Cũ nhất:

## start: chạy bot

start-collection = Kho tin: { $articles } bài{ $span }
start-page = Trò chuyện tại: { $url }
start-page-hint = Chưa có BOT_TOKEN nên bot chạy trên trang này; bấm Ctrl-C để dừng.
start-telegram = Bot @{ $name } đang nghe trên Telegram; bấm Ctrl-C để dừng.
start-stopping = Đang dừng…

## reindex: đổi mô hình

reindex-progress = Đã tính lại { $chunks } đoạn
reindex-outcome =
    { $outcome ->
        [current] Kho tin đã dùng mô hình này, không có gì để làm.
        [adopted] Đã đổi sang mô hình mới: { $chunks } đoạn trong lần chạy này.
       *[stopped] Đã dừng giữa chừng; chạy lại để làm tiếp.
    }
