### The words of the local chat page (when there is no BOT_TOKEN). Plain text, not HTML.

## Head of the page

page-name = Trích Dẫn
page-tagline = Ask the news, get its own words
page-collection = { $articles ->
    [one] { $articles } article · { $from }{"\u00A0"}–{"\u00A0"}{ $to }
   *[other] { $articles } articles · { $from }{"\u00A0"}–{"\u00A0"}{ $to }
}
page-collection-undated = { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}
page-collection-empty = The collection is empty
page-languages = Language

## The conversation

page-log = Conversation
page-you = You
page-typing = typing…
page-quote-more = Show all
page-quote-less = Show less
page-spoiler = Show hidden text
# Spoken names of the buttons ‹, › and 1/3 under a message; %1 is the page shown, %2 how many there are.
page-previous = Previous page
page-next = Next page
page-place = Page %1 of %2
page-welcome = What would you like to know?
page-welcome-hint = Every answer is a passage quoted word for word, with its outlet and date.
page-samples = Sample questions
page-sample-1 = How many forums is the Vietnamese Ministry of Public Security a member of?
page-sample-2 = Bộ Công an có quan hệ với bao nhiêu cơ quan nước ngoài?
page-sample-3 = Ai là Bộ trưởng Bộ Tư pháp Vương quốc Maroc?
page-sample-4 = Tin tháng 8/2025 về INTERPOL

## Composer

page-composer = Message
page-placeholder = Type a question…
page-composer-help = Enter sends, Shift+Enter starts a new line, / lists the commands.
page-send = Send
page-commands = Commands

## Notices

page-offline = The program cannot be reached. This page keeps trying…
page-not-sent = Your message was not sent. Please try again.
page-busy = That was quick. Please wait for the answers before sending more.
page-button-gone = This button no longer works.
page-restarted = The bot was restarted, so the buttons of the messages above no longer work. Please ask again.
page-dismiss = Close
page-no-script = This page needs JavaScript to chat.

## Reader page

page-reader-day-unknown = publication date unknown
page-reader-event = event on { $day }
page-reader-known =
    { $source ->
        [given] from the source
        [dateline] from the dateline
       *[url] from the page address
    }
page-reader-changed = This article was changed after it was quoted. Below is the version that was quoted.
page-reader-withdrawn = This article is no longer in the collection. Below is the version that was quoted.
page-reader-captions = Photo captions
page-reader-stored = The copy kept in the collection; the highlighted words are the quote.
page-reader-original = Read at the newspaper
page-reader-ask = Ask in Telegram
page-reader-gone-title = No such article
page-reader-gone = The link is incomplete, or the article is no longer kept. Ask the bot again for a new link.
