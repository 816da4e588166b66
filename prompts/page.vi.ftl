### Lời của trang trò chuyện trên máy (khi không có BOT_TOKEN). Chữ thuần, không phải HTML.

## Đầu trang

page-name = Trích Dẫn
page-tagline = Hỏi báo, trả lời bằng nguyên văn
page-collection = { $articles } bài báo · { $from }{"\u00A0"}–{"\u00A0"}{ $to }
page-collection-undated = { $articles } bài báo
page-collection-empty = Kho tin còn trống
page-languages = Ngôn ngữ

## Cuộc trò chuyện

page-log = Cuộc trò chuyện
page-you = Bạn
page-typing = đang gõ…
page-quote-more = Xem cả đoạn
page-quote-less = Thu gọn
page-spoiler = Hiện phần bị che
# Lời đọc cho các nút ‹, › và 1/3 dưới một tin; %1 là trang đang xem, %2 là số trang.
page-previous = Trang trước
page-next = Trang sau
page-place = Trang %1 trên %2
page-welcome = Hỏi gì về kho tin?
page-welcome-hint = Mỗi câu trả lời là một đoạn trích nguyên văn, kèm tên báo và ngày đăng.
page-samples = Câu hỏi gợi ý
page-sample-1 = Bộ Công an có quan hệ với bao nhiêu cơ quan nước ngoài?
page-sample-2 = Ai là Bộ trưởng Bộ Tư pháp Vương quốc Maroc?
page-sample-3 = Công ước Hà Nội được thông qua bằng cách nào?
page-sample-4 = Tin tháng 8/2025 về INTERPOL

## Khung soạn

page-composer = Tin nhắn
page-placeholder = Nhập câu hỏi…
page-composer-help = Enter để gửi, Shift+Enter để xuống dòng, gõ / để xem các lệnh.
page-send = Gửi
page-commands = Các lệnh

## Thông báo

page-offline = Mất kết nối với chương trình. Trang đang tự thử lại…
page-not-sent = Chưa gửi được tin. Bạn thử lại nhé.
page-busy = Bạn gửi nhanh quá. Chờ trả lời xong rồi gửi tiếp nhé.
page-button-gone = Nút này không còn dùng được nữa.
page-restarted = Bot đã khởi động lại nên các nút ở những tin phía trên không dùng được nữa. Bạn hỏi lại nhé.
page-dismiss = Đóng
page-no-script = Trang này cần JavaScript để trò chuyện.

## Trang đọc bài

page-reader-day-unknown = không rõ ngày đăng
page-reader-event = sự việc ngày { $day }
page-reader-known =
    { $source ->
        [given] theo nguồn tin
        [dateline] theo dòng địa danh đầu bài
       *[url] theo địa chỉ trang
    }
page-reader-changed = Bài này đã được sửa sau khi được trích. Dưới đây là bản đã trích.
page-reader-withdrawn = Bài này không còn trong kho tin. Dưới đây là bản đã trích.
page-reader-captions = Chú thích ảnh
page-reader-stored = Bản lưu trong kho tin; chỗ tô màu là đoạn được trích.
page-reader-original = Đọc ở trang báo
page-reader-ask = Hỏi trong Telegram
page-reader-gone-title = Không có bài này
page-reader-gone = Đường dẫn bị thiếu hoặc bài không còn được lưu. Bạn hỏi lại bot để lấy đường dẫn mới nhé.
