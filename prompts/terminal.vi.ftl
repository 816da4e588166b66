### Lời của các lệnh trên dòng lệnh, bằng tiếng Việt.

## ingest: nhận bài vào kho

ingest-progress-bar = Đang nhận bài { $bar } { $value }/{ $total } · { $rate } đoạn/giây · còn { $left }
ingest-progress-line = Đã nhận { $done } bài, { $chunks } đoạn, { $problems } mục không nhận được
count-progress-bar = Đang đo { $bar } { $value }/{ $total } · còn { $left }
count-progress-line = Đã xong { $done }/{ $total }
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
        [comment] bình luận
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
        [invalid-date] ngày không có thật hoặc không hiểu được: { $detail }
        [duplicate-id] trùng mã bài: { $detail }
        [nothing-found] không có tệp nào thuộc loại đọc được
        [unknown-kind] không đọc được { $detail }; đọc được .txt, .md, .html (mỗi tệp một bài), .jsonl, .csv, .tsv (mỗi dòng một bài), .rss, .atom, .xml và JSON Feed, cùng địa chỉ http(s)
        [broken-row] dòng bảng hỏng, thừa hay thiếu ô, hay đặt sai dấu nháy kép ({ $detail })
        [no-columns] bảng không có cột nội dung; dòng đầu phải nêu tên cột, ví dụ: mã, tiêu đề, ngày, báo, đường dẫn, nội dung, tác giả ({ $detail })
        [broken-front-matter] phần khai báo ở đầu tệp hỏng ({ $detail }), chỉ nhận phần bài
        [not-understood] không tìm thấy bài báo trong đó ({ $detail })
        [not-fetched] không tải được ({ $detail })
       *[other] { $code } ({ $detail })
    }
ingest-pruned = Đã bỏ khỏi kho vì không còn trong nguồn: { $key }
ingest-more-rows = … và { $count } bài nữa không in ra ở đây
ingest-summary = { $new } bài mới, { $changed } bài cập nhật, { $unchanged } bài đã có, { $problems } mục không nhận được, { $pruned } bài bỏ khỏi kho ({ $chunks } đoạn)
ingest-grouping = Đang gom theo chuyện các bài chưa thuộc chuyện nào; có thể bấm Ctrl-C, lần sau làm tiếp.
ingest-dry-run = Chạy thử: kho tin không thay đổi.
ingest-stopped = Đã dừng giữa chừng. Những bài đã nhận vẫn nguyên vẹn; chạy lại lệnh để nhận tiếp.

watch-taken = Thư mục bài vừa đổi: { $new } bài mới, { $changed } bài cập nhật, { $pruned } bài bỏ khỏi kho.

## articles: xem kho tin

articles-column-key = Mã bài
articles-column-title = Tiêu đề
articles-column-date = Ngày đăng
articles-column-outlet = Nguồn
articles-column-author = Tác giả
articles-count = { $count } bài trong kho tin.
gaps-column-people = Người
gaps-column-questions = Lượt
gaps-column-last = Mới nhất
gaps-column-example = Câu hỏi
gaps-column-nearest = Bài gần nhất
gaps-count = { $count } điều được hỏi trong 30 ngày qua mà kho tin không có.
digest-moment = Vào lúc { $time } ngày { $day }, giờ Việt Nam ({ $zone }):
digest-place =
    { $topic ->
        [none] Chat { $chat }
       *[other] Chat { $chat }, chủ đề { $topic }
    }: { $messages ->
        [0] không gửi gì
       *[other] { $messages } tin nhắn
    }
digest-gone = - chat này hiện không nhận được tin nhắn; mọi thứ chờ đến khi chat quay lại
digest-subscription =
    { $kind ->
        [everything] mọi tin mới
        [question] câu hỏi “{ $about }”
       *[topic] chủ đề “{ $about }”
    }, { $frequency ->
        [at-once] gửi ngay
        [daily] hằng ngày lúc { $time }
        [weekdays] ngày làm việc lúc { $time }
       *[weekly] hằng tuần lúc { $time }
    }
digest-due =
    { $isAtOnce ->
        [yes] - đến lượt: { $subscription }
       *[other] - đến lượt: { $subscription } (kỳ { $day })
    }
digest-held = - đang giờ yên tĩnh, chờ đến { $until }: { $subscription }
digest-paused = - đang tạm dừng: { $subscription }, { $waiting } bài đang chờ
digest-later = - chưa đến lượt, đợi đến { $next }: { $subscription }, { $waiting } bài đang chờ
digest-missed = - dưới ngưỡng: { $headline } ({ $outlet }), độ khớp { NUMBER($score, minimumFractionDigits: 2, maximumFractionDigits: 2) }, cần { NUMBER($least, minimumFractionDigits: 2, maximumFractionDigits: 2) }
digest-found = thấy lúc { $time }
digest-not-looked = chưa dò tới, sẽ thấy khi gửi
digest-item =
    { $fate ->
        [shown] + có trong bản tin
        [counted] + vượt giới hạn, chỉ đếm
        [told] - đã báo trước đó
        [older] - cũ hơn lượt theo dõi
        [loose] - độ khớp dưới ngưỡng đã siết lại
        [gone] - bài không còn câu này
       *[other] - để lại
    }: { $headline } ({ $outlet }, { $day }), độ khớp { NUMBER($score, minimumFractionDigits: 2, maximumFractionDigits: 2) }, { $found }
digest-count = { $places } nơi đến lượt hoặc có tin đang chờ, { $messages } tin nhắn sẽ được gửi.
story-column-reason = Vì sao cùng chuyện
story-count =
  { $outlets ->
    [0] Chuyện { $story }: { $articles } bài, không rõ báo nào.
   *[other] Chuyện { $story }: { $articles } bài, { $outlets } báo.
  }
story-none = Không có chuyện hay bài nào mang mã “{ $id }”.
story-mark-earliest = sớm nhất
story-mark-fullest = đầy đủ nhất
story-reason-first = bài đầu tiên của chuyện này
story-reason-copy = gần như chép bài { $article } (trùng { $percent } %)
story-reason-same-event = cùng sự việc với bài { $article } (độ gần { NUMBER($similarity, minimumFractionDigits: 2, maximumFractionDigits: 2) }, chắc { $percent } %)
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
articles-date-differs = nguồn khác ghi { $days }
articles-date-event = sự việc ngày { $day }

history-present = Bản { $version } (hiện nay)
history-replaced = Bản { $version } (được thay ngày { $day })
history-replaced-undated = Bản { $version } (đã được thay)
history-withdrawn = Bản { $version } (bài bị gỡ ngày { $day })
history-withdrawn-undated = Bản { $version } (bài đã bị gỡ)
history-title = tiêu đề nay là
history-date = ngày đăng
history-none = Kho tin chưa từng có bài nào mang mã { $key }.

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
ask-story-earliest-fullest = Đăng sớm nhất, viết đầy đủ nhất: { $line }
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
reindex-stories = Đã xếp lại { $articles } bài vào các chuyện
reindex-outcome =
    { $outcome ->
        [current] Kho tin đã dùng mô hình này, không có gì để làm.
        [adopted] Đã đổi sang mô hình mới: { $chunks } đoạn trong lần chạy này.
       *[stopped] Đã dừng giữa chừng; chạy lại để làm tiếp.
    }

## embed: tính vectơ giúp những máy đang nạp bài

embed-begun = Đang chờ việc từ những lần nạp bài dùng chung cơ sở dữ liệu; bấm Ctrl-C để dừng.
embed-progress = Đã tính { $passages } đoạn
embed-through = Đã tính { $passages } đoạn, lúc này không có việc.
embed-outcome = Đã dừng: { $passages } đoạn trong lần chạy này.

## migrate: chuyển kho sang cơ sở dữ liệu khác

migrate-progress-bar = Đang chuyển { $bar } { $percentage } % · { $table } · còn { $left }
migrate-progress-line = Đã xong { $percent } % (đến bảng { $table })
migrate-moved =
    Đã chuyển { $rows } dòng của { $tables } bảng; số dòng và tổng kiểm của mọi bảng ở hai bên khớp nhau. { $to ->
        [postgres] Giữ nguyên DATABASE_URL rồi chạy bot: từ nay bot dùng máy chủ này; tệp cũ vẫn còn nguyên.
       *[sqlite] Bỏ DATABASE_URL rồi chạy bot: từ nay bot dùng tệp trong DATA_DIR; kho trên máy chủ vẫn còn nguyên.
    }
migrate-altered = Có { $rows } dòng chứa ký tự mà PostgreSQL không nhận (NUL hay nửa một ký tự); mỗi ký tự ấy nay là �, mọi ký tự khác vẫn ở chỗ cũ.
migrate-differs = Hai bên không khớp ở: { $tables }. Có thể có gì đó đã ghi vào kho trong lúc chuyển. Hãy dừng mọi tiến trình rồi chạy lại với --again; trước đó bot không chạy trên kho mới này.
migrate-ended =
    { $outcome ->
        [not-empty] { $to ->
            [postgres] Kho trên máy chủ đã có dữ liệu nên không chuyển gì cả. Hãy dùng một cơ sở dữ liệu còn trống.
           *[sqlite] DATA_DIR đã có một kho nên không chuyển gì cả. Hãy dời tệp trichdan.sqlite đi, hay đặt DATA_DIR khác.
        }
       *[stopped] Đã dừng giữa chừng; chạy lại lệnh này để làm tiếp. Trước đó bot không chạy trên kho mới này.
    }

## sources: theo dõi nguồn tin

sources-usage = Dùng: npm run sources -- list | add ĐỊA_CHỈ | test ĐỊA_CHỈ_HOẶC_TÊN | pause TÊN | resume TÊN | remove TÊN | fetch [TÊN…] | export [TỆP] | import TỆP
sources-none = Chưa theo dõi nguồn nào. Bỏ dấu # ở những dòng muốn dùng trong { $file }, hoặc gõ: npm run sources -- add ĐỊA_CHỈ
sources-column-id = Tên
sources-column-location = Địa chỉ
sources-column-outlet = Báo
sources-column-last = Lần lấy gần nhất
sources-paused =
    { $reason ->
        [gone] tạm dừng vì nguồn đã bị gỡ hẳn
       *[asked] tạm dừng
    }
sources-count = { $count } nguồn.
sources-unknown = Không có nguồn nào tên “{ $id }”.
sources-known = Địa chỉ này đã được theo dõi rồi.
sources-added = Đã thêm nguồn “{ $id }”: { $location }
sources-added-hint = Bot đang chạy sẽ tự lấy trong vòng một phút; hoặc lấy ngay: npm run sources -- fetch { $id }
sources-changed =
    { $what ->
        [pause] Đã tạm dừng “{ $id }”.
        [resume] Theo dõi lại “{ $id }”.
       *[remove] Đã bỏ “{ $id }” khỏi danh sách; các bài đã lấy vẫn còn trong kho.
    }
sources-listed-hint = “{ $id }” có trong { $file }; xóa mục ấy trong tệp nếu muốn bỏ hẳn.
sources-preview =
    { $kind ->
        [page] Một trang bài: { $title }
       *[feed] Bản tin: { $title }
    }
sources-preview-location = Địa chỉ: { $location }
sources-preview-items = { $items } tin ({ $whole } tin có toàn văn), mới nhất: { $newest }
sources-preview-left-out = { $count } mục không đọc được.
sources-preview-others = Trang còn giới thiệu những bản tin khác:
sources-no-date = không rõ ngày
sources-untitled = không có tên
sources-failed = { $what }: { $reason }
sources-fetched = { $id }: { $outcome }
sources-busy = { $id }: đang được lấy ở nơi khác.
sources-folder = { $id }: là thư mục, bot tự theo dõi khi đang chạy.
sources-imported = Đã thêm { $added } nguồn, { $known } nguồn đã có, { $problems } mục không dùng được.
sources-exported = Đã ghi { $count } nguồn vào { $file }.
sources-file-unreadable = Không đọc hay ghi được tệp { $file }.
sources-not-opml = { $file } không phải tệp OPML dùng được ({ $reason }).
sources-list-problem = { $file }, dòng { $line }: { $problem }
sources-problem =
    { $code ->
        [syntax] sai cú pháp YAML ({ $detail })
        [not-a-list] tệp phải là một danh sách, mỗi mục bắt đầu bằng “- ”
        [not-an-entry] mục này không phải một nguồn; viết dạng “- feed: https://…”
        [no-address] thiếu địa chỉ: cần feed, page hoặc folder
        [several-addresses] chỉ được có một trong feed, page, folder ({ $detail })
        [unknown-field] không có trường “{ $field }”
        [bad-address] trường { $field }: “{ $detail }” không phải địa chỉ http(s)
        [bad-id] trường id: chỉ dùng chữ thường không dấu, số và gạch nối, tối đa 40 ký tự
        [bad-every] trường every: “{ $detail }” không phải khoảng thời gian; viết như 30m, 2h, 1d
        [bad-since] trường since: “{ $detail }” không phải một ngày; viết như 2001-02-26
        [bad-zone] trường zone: không có múi giờ “{ $detail }”; viết như Asia/Ho_Chi_Minh
        [bad-full-text] trường full-text: chỉ có auto, always, never
        [bad-paused] trường paused: chỉ có true hoặc false
        [bad-outlet] trường outlet: tên báo phải là chữ, tối đa 100 ký tự
        [duplicate-id] id “{ $detail }” đã dùng cho nguồn khác
       *[duplicate-address] địa chỉ này đã có ở trên
    }
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
