### The bot's words in English. Each entry is a message or a piece of one, in Telegram's HTML.

## Help

start =
    Hello! I look for answers in a collection of news articles and quote them word for word, with the newspaper and the date.

    Just send me a question, for example: <i>How many times has Việt Nam chaired ASEAN?</i>

    Send /help to see how I work.
start-group =
    Hello! I look for answers in a collection of news articles and quote them word for word, with the newspaper and the date.

    In a group, type /ask followed by your question, for example: <i>/ask How many times has Việt Nam chaired ASEAN?</i> To ask on, reply to my message.

    Send /help to see how I work.
help =
    <b>How to use me</b>
    • Send a question, or type /ask followed by the question (in groups use this command, mention me, or reply to me).
    • You can name a time: “in August”, “last week”, “on 25/10/2025”, “since Tết”. Tap <b>Any time</b> to ask again without it.
    • Tap <b>Sources</b> under an answer to see where in the article the quote stands, <b>Older</b> or <b>Newer</b> to ask the same at another time.
    • Edit a question you have just sent, and I answer again in place.{ $inline }

    I only quote the collection word for word and add nothing of my own. If I cannot find an answer, I say so.

    <b>Commands</b>
    { $commands }
help-inline = • In any other chat, type my name (with @) and a question to choose a quote to send.
command-ask = Ask a question about the news (/hoi works too)
command-nguon = Show the sources of the last answer
command-dinhchinh = Choose how to hear when an article I quoted is changed or withdrawn
command-help = How to use this bot
command-dongthoigian = Timeline: quotes about a subject, by day
command-sosanh = Compare two newspapers or two times on one subject
command-trichdan = Citations to paste: text, Markdown, BibTeX
command-kiemchung = Check a sentence: word for word, said otherwise, or not there
command-diemtin = A digest now: what is new, today, this week, or a topic
command-theodoi = Follow a topic, or everything new
command-danhsach = See, change, pause or end what is followed here
command-huy = End all that is followed here
command-kenh = Connect a channel that the bot posts to
command-ngonngu = Change the language: Tiếng Việt, English
command-riengtu = What the bot keeps about you
command-xoa =
    { $where ->
        [group] Delete everything kept about this group
       *[private] Delete everything kept about you
    }

## Asking

ask-empty = What would you like to ask? Type the question after the command, for example: <code>/ask Who is the Secretary-General of ASEAN?</code>
searching = Searching the collection…
ask-too-long = That question is a bit long: { $length } characters, and I take at most { $limit }. Could you shorten it?

## The answer

repaired = Searched for: <i>{ $wording }</i>
window = Between { $from } and { $to }
window-one-day = On { $day }
window-until = Until { $to }
any-time-button = Any time
follow-button = Follow
follow-later-button = Tell me when there is news
older-button = ‹ Older
newer-button = Newer ›
vote-up-button = 👍
vote-down-button = 👎
share-button = Share
vote-thanks-up = Thank you, noted 👍
vote-thanks-down = Thank you for telling me, noted 👎
vote-withdrawn = I have taken your vote back.
figures-differ = The articles give different figures ({ $figures }).
newer-first = The newer one comes first.
caption = Photo caption:
untitled = Untitled article: “{ $beginning }”
story-told = told by { $outlets } papers
story-earliest = Earliest: { $line }
story-fullest = Fullest: { $line }
story-earliest-fullest = Earliest and fullest: { $line }
story-this = this article
continued = (continued)
day-unknown = publication date unknown
day-event = event on { $day }
day-given = from the source
day-dateline = from the dateline
day-url = from the page address

## Not found

not-found = I could not find an answer in the collection.
nothing-newer = Nothing newer answers this question yet.
nothing-older = Nothing older answers this question.
reason-empty-collection = The collection is still empty.
reason-no-such-day = There is no “{ $day }” in the calendar. Could you check the date?
reason-window-empty = There are no articles in the period you asked about.
reason-nothing-near = No article is about this.
reason-not-answering = Some articles come close, but none of them answers your question.
nearest-day = Nearest day with an article: { $day }
nearest-days = Nearest days with an article: { $before } and { $after }
day-button = See { $day }
missing = An article is about this (“{ $about }”), but { $parts }.
missing-part =
    { $what ->
        [days] it does not tell of { $items }
        [years] it does not mention the year { $items }
        [names] it does not mention “{ $items }”
        [numbers] it does not give the number { $items }
        [unit] it does not say how many { $items }
        [number] its nearest passage gives no number
        [person] its nearest passage names nobody else
        [time] its nearest passage gives no time
        [place] its nearest passage names no place
        [reason] its nearest passage gives no reason
       *[definition] its nearest passage does not spell out the abbreviation
    }
reason-not-in-collection = Not in the collection: no article has this sentence or tells this.
reason-subject-missing = Whom or what are you asking about? There is no earlier question for me to go by (I remember for 30 minutes). Please ask the whole question.
span = Collection: { $from } – { $to }
near = Nearest (not an answer):

## The conversation

understood = I took it as: <i>{ $question }</i>
several-left = I answer at most { $answered } questions at a time; please send me the other { $left } again.
looked-up-sentence = This sentence is in the collection, in the article:
looked-up-headline = This article is in the collection:
looked-up-meaning = The article in the collection that matches this best:

## Questions about the collection itself

collection-count =
    { $articles ->
        [0] No articles.
        [one] One article.
       *[other] { $articles } articles.
    }
collection-outlet =
    { $articles ->
        [0] No articles from { $outlet }.
        [one] One article from { $outlet }.
       *[other] { $articles } articles from { $outlet }.
    }
collection-about =
    { $articles ->
        [0] No article mentions “{ $about }”.
        [one] One article mentions “{ $about }”.
       *[other] { $articles } articles mention “{ $about }”.
    }
collection-nearest = Nearest days with articles: { $days }
collection-outlets = Newspapers in the collection:
collection-no-outlet = no newspaper named
collection-outlet-line = • { $name }: { $articles }
collection-more-outlets = … and { $count } more
collection-newest = Newest:
collection-oldest = Oldest:

## Timeline

timeline-heading = <b>Timeline: { $subject }</b> · { $count ->
        [one] one entry
       *[other] { $count } entries
    }
timeline-undated = Day unknown
timeline-how = A timeline of what? Type the subject after the command, for example: <code>/timeline giá vàng tháng 8</code>. Or ask me a question first, then send <code>/timeline</code>.

## Comparing

compare-heading = <b>Compared: { $subject }</b>
compare-days = Time: { $days }
compare-nothing = The collection has no article about this.
compare-no-paper = The collection has no articles from this paper.
compare-figure = { $figure } (article of { $day })
compare-differing = The two give different figures: { $one } – { $other }.
compare-button = { $one } – { $other }
compare-how =
    Give me a subject and two newspapers, or two times, for example:
    • <code>/compare giá vàng: VnExpress, Tuổi Trẻ</code>
    • <code>/compare giá vàng tháng 7 với tháng 8</code>
compare-not-understood = I could not tell which two sides you mean.
compare-no-subject = Compared on what? Please name the subject too, for example: <code>/compare giá vàng: VnExpress, Tuổi Trẻ</code>

## Citations to paste

citations-heading = Tap a block to copy it.
citations-text = Text
citations-markdown = Markdown
citations-bibtex = BibTeX
citations-copy = Copy { $number }
citations-copy-link = Copy link { $number }
citations-undated = n.d.
citations-how = There is no answer to cite yet. Ask me something first.
citations-none = That answer quotes no article, so there is nothing to cite.

## Checking

check-how = Which sentence should I look up? Type it after the command, for example: <code>/check Việt Nam gia nhập ASEAN năm 1995.</code>, or reply with <code>/check</code> to the message that has it.
check-too-long = That is a bit long: { $length } characters, and I check at most { $limit }. Could you pick the main sentences?
check-claim = <i>{ $claim }</i>
check-word-for-word = <b>✓ In the collection word for word.</b>
check-otherwise = Only { $in } differ.
check-otherwise-in =
    { $what ->
        [marks] accents
        [case] capitals
       *[punctuation] punctuation marks
    }
check-part = <b>✓ These words are in the collection word for word</b>, but inside a longer sentence that may say something else; do read it.
check-papers = { $papers } papers have these words; this is the earliest article.
check-said = <b>✓ The quoted words are in the collection word for word</b>, the sentence as a whole is not.
check-speaker-named = Near these words the article names { $name }.
check-speaker-not-named = But near these words the article does not name { $name }.
check-headline = <b>✓ This is the headline of an article in the collection.</b> Its nearest sentence:
check-other-words = <b>≈ Not word for word, but the collection has a sentence much like it.</b>
check-differs = <b>≠ The collection has a similar sentence, but it says otherwise:</b>
check-disagrees =
    { $kind ->
        [number] a figure
        [name] a name
       *[negation] one affirms what the other denies
    }
check-disagrees-in =
    { $which ->
        [both] : you sent “{ $mine }”, the article has “{ $theirs }”
        [mine] : that sentence does not have “{ $mine }”
        [theirs] : that sentence also has “{ $theirs }”
       *[none] { "" }
    }
check-by-title = Most alike is the headline of the article below; its nearest sentence:
check-absent = <b>✗ Not in the collection.</b> No article has this sentence or tells just this; that alone does not make it false.
check-left = I check at most { $checked } sentences at a time; please send me the other { $left } again.

## Sources

sources-button = Sources
source-gone = This article has changed or is no longer in the collection, so I cannot quote it again.
source-changed = This article has been changed (the collection has the new version since { $day }). This is the version I quoted.
source-moved = This article has been changed (the collection has the new version since { $day }), but the sentence I quoted still stands. This is the version I quoted.
source-reread = The article itself has not changed, but since { $day } the collection reads it differently. This is the version I quoted.
source-withdrawn = This article was withdrawn from the collection on { $day }. This is the version I quoted.
source-withdrawn-undated = This article is no longer in the collection. This is the version I quoted.
sources-none = There is no answer yet whose sources I could show. Ask me something first.
sources-not-found = I found no answer last time, so there are no sources to show.
sources-collection = Last time I answered from the list of articles itself and quoted none, so there are no sources to show.
sources-expired = This button is too old. Please ask again.

## Corrections

corrections-choice =
    When an article I quoted to you is changed or withdrawn, I send a correction. { $choice ->
        [digest] At present they are gathered and sent once a day: right after the digest of that day, else at 8 in the morning.
        [off] At present this is switched off.
       *[reply] At present I reply to the answer at once.
    }
corrections-reply = Reply at once
corrections-digest = Once a day
corrections-off = Off
corrections-gathered = <b>Today’s corrections</b>
correction-changed = <b>Correction.</b> An article I quoted has been changed (the collection has the new version since { $day }). I quoted:
correction-changed-undated = <b>Correction.</b> An article I quoted has been changed. I quoted:
correction-withdrawn = <b>Correction.</b> An article I quoted was withdrawn from the collection on { $day }. I quoted:
correction-withdrawn-undated = <b>Correction.</b> An article I quoted was withdrawn from the collection. I quoted:
correction-date = <b>Correction.</b> I gave { $shown } as the day of publication of this article; it now says { $day }.
correction-date-too = I gave its day of publication as { $shown }; it now says { $day }.
correction-more = { $count ->
        [one] … and one more sentence of this article is no longer so.
       *[other] … and { $count } more sentences of this article are no longer so.
    }
now-says = The article now says:
now-says-nothing = The article no longer has this sentence, nor any like it.

## Language

language-choice =
    I am speaking English here. Tap a button below to change that.

    Quotes always stay as they are; I do not translate them.
language-vi = Tiếng Việt
language-en = English
## Groups, topics and channels

chat-admins-only = This concerns everybody here, so only admins can change it.
privacy-mode-hint =
    A small request to the admin of this group: I cannot see messages that mention @{ $bot } yet. If people here should be able to ask me that way, do one of these:
    • make me an admin of the group; or
    • if the bot is yours: open @BotFather, send <code>/setprivacy</code>, choose <b>Disable</b>, then remove me from the group and add me again.

    It is fine to leave things as they are: <code>/ask</code> followed by a question, and replies to my messages, work as usual. I will not bring this up again.
channel-how =
    <b>To connect a channel</b>
    1. Add @{ $bot } to the channel as an admin who may post.
    2. Forward any post of the channel to me here, or send <code>/channel @channel_name</code>, or post <code>/channel</code> in the channel itself.

    Only admins who may post in the channel can connect it. A connected channel receives the bot’s announcements, and digests of what you follow for it: send <code>/follow @channel_name topic</code>, or tap <b>News for</b> that channel in <code>/channel</code>.
channel-none = You have not connected any channel.
channel-list = <b>Channels you connected</b>
channel-disconnect-button = Disconnect { $title }
channel-connected = <b>{ $title }</b> is connected. Tap the button below to choose what is posted there. Send <code>/channel</code> to disconnect it.
channel-connected-here = This channel is connected. Admins can tap the button below to manage it in a private chat with me; this post may be deleted.
channel-disconnected-paused =
    { $count ->
        [one] Disconnected; the one thing followed for this channel is paused. Connect it again to resume it.
       *[other] Disconnected; the { $count } things followed for this channel are paused. Connect it again to resume them.
    }
channel-manage-button = Manage the channel
channel-unknown = I cannot see such a channel. Please check its name; if it is private, first add @{ $bot } to it as an admin.
channel-bot-cannot-post = I may not post in <b>{ $title }</b> yet. Please add @{ $bot } to the channel as an admin who may post, then try again.
channel-not-admin = Only admins who may post in <b>{ $title }</b> can connect it.
channel-not-admin-alert = You are no longer an admin who may post in this channel, so you cannot disconnect it.
channel-in-private = Please use this command in a private chat with me.

## Following

follow-added = Following: “{ $question }”. When a new article answers it, I send it at once. Other hours, pausing, ending: /following.
follow-known = Followed already: “{ $question }”. See, change or end it: /following.
follow-paused = Followed already, but paused: “{ $question }”. To resume it: /following.
follow-full = { $most } things are followed here, which is the most. Please end one in /following and try again.
followed-everything = Everything new
following =
    { $count ->
        [one] <b>Following one thing</b> (tap it to see and change it):
       *[other] <b>Following { $count } things</b> (tap one to see and change it):
    }
following-channel =
    { $count ->
        [one] <b>Followed for the channel “{ $title }”: one thing</b> (tap it to see and change it):
       *[other] <b>Followed for the channel “{ $title }”: { $count } things</b> (tap one to see and change it):
    }
following-none = Nothing is followed here. Send <code>/follow</code> with a topic, for example <code>/follow gold price</code>, or tap <b>Follow</b> under an answer.
following-none-channel = The channel <b>{ $title }</b> follows nothing. Tap <b>Follow more</b> to choose a topic.
listed-paused = paused
more-button = Follow more
settings-button = Hours and zone
export-button = Export
tried = <b>Follow: { $name }</b>
tried-channel = <b>Follow for the channel { $title }: { $name }</b>
tried-everything = Every new article of the collection, each story once. For less, put a topic after the command, for example: <code>/follow gold price</code>, <code>/follow "cooperation with Russia" -sport</code>.
tried-when = When would you like to get it?
tried-expired = This button is too old. Please send /follow again.
preview-none = No article matches yet. Follow it and I tell you when one comes.
preview-latest =
    { $shown ->
        [all] { $count ->
            [one] The one article that matches:
           *[other] The { $count } articles that match, newest first:
        }
       *[latest] The { $count } latest that match (of { $matching }):
    }
tighter-button = Tighter
looser-button = Looser
tuned-unseen =
    { $way ->
        [tighter] Tighter: from now on an article has to fit more closely to be sent.
       *[looser] Looser: from now on I also send what fits less closely. No stored article is added by it yet.
    }
tuned-question =
    { $way ->
        [tighter] Tighter: from now on I only send surer answers.
       *[looser] Looser: from now on I also send less sure answers.
    }
tuned-no-further =
    { $way ->
        [tighter] It cannot get tighter: nothing would match any more.
       *[looser] This is as loose as it gets.
    }
topic-too-long = That topic is too long, I take at most { $limit } characters. A few words will do.
topic-empty = I see no topic. Put a few words after the command, for example: <code>/follow Interpol</code>. Put a minus before what you do not want: <code>/follow football -transfers</code>.
topic-ask = What would you like to follow? Reply to this message with a topic, for example: gold price
channel-not-connected = You have not connected the channel <b>{ $name }</b>. Send <code>/channel</code> to connect it first.
channel-not-yours = Only admins who may post in the channel can change this, and I must be able to post there too.
channel-follow-button = News for { $title }
often-at-once = At once
often-daily = Every day
often-weekdays = On weekdays
often-weekly = Every week
when-at-once = at once
when-daily = every day at { $time }
when-weekdays = on weekdays at { $time }
weekday =
    { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }
when-weekly = every { $weekday } at { $time }
zone-vietnam = Vietnam time
zone-vietnam-short = Vietnam
zone-city = { $city } time
next-paused = Paused.
next-at-once = I send whatever comes, but for quiet hours.
next-at = Next: { $moment } ({ $zone }). When there is nothing new, I send nothing.
begun =
    <b>Following: { $name }</b>
    Sent { $when }.
    { $next }
change-when-button = Other hours
card-button = See and change
card =
    <b>{ $name }</b>
    Sent { $when }.
pause-button = Pause
resume-button = Resume
back-to-list-button = ‹ List
back-to-card-button = ‹ Back
when-page =
    <b>{ $name }</b>
    Sent { $when }.
    { $next }
hour-earlier-button = −1 hour
hour-later-button = +1 hour
hour-other-button = Other…
hour-ask = At what time would you like news about { $name }? Reply to this message, for example: 7:30
hour-unread = I did not understand that time. Please reply again, for example: 7:30 or 9 pm.
settings =
    <b>Settings of this place</b>
    Time zone: { $zone }
    Quiet hours: { $quiet }
    At most { $most } stories at a time; the rest are only counted.
settings-channel =
    <b>Settings of the channel { $title }</b>
    Time zone: { $zone }
    Quiet hours: { $quiet }
    At most { $most } stories at a time; the rest are only counted.
zone-other-button = Another zone…
zone-ask = Which time zone are you in? Reply to this message with a city or an IANA name, for example: Paris or Europe/Paris
zone-unread = I do not know that time zone. Please try a large city nearby, for example: Paris.
quiet-off = none
quiet-hours = { $from } to { $to }; what comes at once waits
quiet-off-button = Never quiet
quiet-other-button = Other…
quiet-ask = From when to when should I be quiet? Reply to this message, for example: 22:00-6:30
quiet-unread = I did not understand those hours. Please reply again, for example: 22:00-6:30.
most-button =
    { $count ->
        [one] one story
       *[other] { $count } stories
    }
exported =
    { $count ->
        [one] The one thing followed here. To use it elsewhere, send this file with the caption /follow.
       *[other] The { $count } things followed here. To use them elsewhere, send this file with the caption /follow.
    }
import-failed = I could not fetch this file. Please send it again in a few minutes.
import-unreadable = This is no list that I exported (<code>/following export</code> gives one), or the file is too large.
import-report =
    { $count ->
        [one] <b>Read one line:</b>
       *[other] <b>Read { $count } lines:</b>
    }
import-line-added = { $number }. Following { $name }, { $when }.
import-line-known = { $number }. { $name }: followed already.
import-line-full = { $number }. { $name }: not added, { $most } things are followed here already.
import-lines-unreadable = I cannot read line { $numbers }.
import-settled = The settings of this place are those of the file, too: { $zone }; quiet hours: { $quiet }; at most { $most } stories at a time. To change them: /following.
import-cut =
    { $count ->
        [one] One line was not read, as I take { $limit } at a time.
       *[other] { $count } lines were not read, as I take { $limit } at a time.
    }
returned =
    { $count ->
        [one] While I could not write here, I paused the one thing that is followed. Resume it?
       *[other] While I could not write here, I paused the { $count } things that are followed. Resume them?
    }
returned-button = Resume all
returned-resumed =
    { $count ->
        [0] Nothing waits to be resumed. See /following
        [one] Resumed one. See /following
       *[other] Resumed { $count }. See /following
    }
unfollow-button = Stop following
unfollowed = No longer following: “{ $question }”.
unfollowed-before = This is no longer being followed.
unfollow-all-question =
    { $count ->
        [one] Stop following the one thing here?
       *[other] Stop following all { $count } things here?
    }
unfollow-all-question-channel =
    { $count ->
        [one] Stop following the one thing for the channel <b>{ $title }</b>?
       *[other] Stop following all { $count } things for the channel <b>{ $title }</b>?
    }
unfollow-which = What would you like to stop following?
unfollow-none-such = Nothing here is “{ $name }”. What is followed: /following
unfollow-all-button = Stop all
unfollow-keep-button = Keep them
unfollowed-all =
    { $count ->
        [one] No longer following one thing.
       *[other] No longer following { $count } things.
    }
unfollow-kept = Nothing was changed.

## Digests

digest-heading =
    { $kind ->
        [today] <b>The biggest stories today</b>
        [this-week] <b>The biggest stories this week</b>
        [further] <b>The other stories</b>
        [about] <b>The latest</b>
        [asked] <b>New since the last digest</b>
       *[at-once] <b>New</b>
    }
digest-heading-day =
    { $part ->
        [morning] <b>Morning digest, { $day }</b>
        [noon] <b>Midday digest, { $day }</b>
        [afternoon] <b>Afternoon digest, { $day }</b>
        [evening] <b>Evening digest, { $day }</b>
        [week] <b>Weekly digest, { $day }</b>
       *[late] <b>Digest of { $day }</b>
    }
digest-news =
    { $kind ->
        [question] <b>News for a question you follow:</b> { $topic }
        [about] <b>The latest about:</b> { $topic }
       *[topic] <b>News about:</b> { $topic }
    }
digest-part = (part { $part } of { $parts })
digest-everything = <b>Other news</b>
digest-update =
    { $kind ->
        [figure] 🔄 <i>Update, a new figure:</i> <b>{ $figure }</b>
        [later] 🔄 <i>Update: what happened next</i>
        [corrected] ✏️ <i>This article has a new version, quoted here:</i>
       *[fuller] 🔄 <i>Update: a fuller report</i>
    }
digest-more =
    { $count ->
        [one] … and one more story
       *[other] … and { $count } more stories
    }
digest-quote-cut =
    { $bare ->
        [yes] (only the beginning)
       *[no] (only the beginning; tap <b>Sources</b> for the whole)
    }
digest-ask-button =
    { $stories ->
        [1] Ask about this
       *[other] Ask about a story
    }
digest-more-button = Show more
digest-less-button = Less like this
digest-hour-button = Another hour
digest-which-story = Which story would you like to ask about?
digest-which-less = Less of what?
digest-which-hour = Another hour for what?
digest-ask-prompt = What would you like to know about this story? Just reply to this message.
digest-ask-hint = Your question about this story
digest-tightened = From now on “{ $topic }” only brings what fits more closely. To loosen it again: /following.
digest-tightest = “{ $topic }” is as strict as it gets. For even less, remove it in /following.
digest-everything-less = This brings all news, so it cannot be made stricter. Follow a topic with /follow, or have fewer stories in each digest in /following.
digest-in-channel = In a channel I only post the news. To ask about it, write to me in private.
digest-none-waiting = Nothing new in what you follow since the last digest. For the biggest stories: <code>/digest today</code> or <code>/digest this week</code>.
digest-all-paused = All that you follow is paused, so nothing new is gathered. To go on: /following. For the biggest stories: <code>/digest today</code>.
digest-rest-gone = The stories that were left are no longer in the collection.
digest-none-days =
    { $days ->
        [today] There is no article of today yet. Try <code>/digest this week</code>.
       *[this-week] There is no article of this week yet.
    }
digest-none-about = I have no article about “{ $topic }” yet. To get them as they come: <code>/follow { $topic }</code>
digest-gone = This is no longer followed.

## Announcements (admins only)

announce-empty = What would you like to announce? Write it after the command: <code>/announce The bot is off from 22:00 for maintenance.</code>
announce-too-long = This announcement is too long; at most { $limit } characters.
announce-question =
    { $count ->
        [0] There is no chat or channel to send to yet. This is your announcement:
        [one] Send this announcement to one place?
       *[other] Send this announcement to { $count } places (chats, topics and channels)?
    }
announce-send-button = Send
announce-sending =
    { $count ->
        [one] Sending to one place. /stats shows how far it is.
       *[other] Sending to { $count } places. /stats shows how far it is.
    }
announce-withdrawn = Dropped; nobody was sent anything.
announcement = <b>Announcement</b>
    { $text }

## Forgetting, and privacy

privacy =
    <b>What I keep, and for how long</b>
    • Answers with their questions, the Telegram id of who asked and the numbers of the messages: { $answers ->
        [one] { $answers } day
       *[other] { $answers } days
    }, so that buttons, follow-ups and corrections work.
    { $questions ->
        [0] • Questions are not noted for statistics.
        [one] • Questions and how they went, to learn what the collection lacks: { $questions } day; after that only counts stay, without words or people.
       *[other] • Questions and how they went, to learn what the collection lacks: { $questions } days; after that only counts stay, without words or people.
    }
    • What other buttons need to know (such as a choice not yet made): { $state } days.
    • Messages to me: only until they are answered; after that I remember their number for another { $hours } hours, so that I do not answer twice.
    • Your language, how you hear of corrections, what you follow, channels you connected, your votes with the question and answer: until you change or delete them.

    All of it is on the machine that runs this bot and goes nowhere but to Telegram. Whoever runs the bot can see it. The technical log holds no questions and no messages.

    <b>Deleting</b>
    Send /forget: I show what I keep, ask once and delete it for good. In our private chat that is what concerns you (answers in groups stay with the group, I only forget who asked); in a group it is what concerns the group, and only its admins can do it. Traces left in the files are gone within a day. Blocks and limits on questions stay.

    Messages that are already in Telegram you can delete there.
forget-question =
    { $whose ->
        [person] <b>This is what I keep about you</b>
       *[chat] <b>This is what I keep about this chat</b>
    }
    { $parts }

    Delete all of it? It cannot be brought back, and older buttons will no longer work.
forget-done =
    <b>Deleted for good</b>
    { $parts }

    { $whose ->
        [person] I keep nothing about you any more but blocks and limits on questions, if there are any. You can still ask me as before.
       *[chat] I keep nothing about this chat any more but blocks and limits on questions, if there are any. Everyone can still ask me as before.
    }
forget-nothing =
    { $whose ->
        [person] I keep nothing about you.
       *[chat] I keep nothing about this chat.
    }
forget-kept = I deleted nothing.
forget-button = Delete all
forget-cancel-button = Never mind
forget-part =
    { $what ->
        [answers] { $count ->
            [one] { $count } answer, with its question
           *[other] { $count } answers, with their questions
        }
        [asked] { $count ->
            [one] { $count } answer in a group: it stays there, I only forget who asked
           *[other] { $count } answers in groups: they stay there, I only forget who asked
        }
        [questions] { $count ->
            [one] { $count } question noted for the statistics
           *[other] { $count } questions noted for the statistics
        }
        [votes] { $count ->
            [one] { $count } vote on an answer
           *[other] { $count } votes on answers
        }
        [follows] { $count ->
            [one] { $count } thing followed
           *[other] { $count } things followed
        }
        [channels] { $count ->
            [one] { $count } connected channel
           *[other] { $count } connected channels
        }
        [settings] { $count ->
            [one] { $count } setting
           *[other] { $count } settings
        }
        [buttons] { $count ->
            [one] { $count } note for a button
           *[other] { $count } notes for buttons
        }
       *[other] { $count ->
            [one] { $count } further note
           *[other] { $count } further notes
        }
    }

## Out of reach, and when something fails

only-text = I can only read text. Please send your question in words.
unknown-command = I don’t know this command. Send /help to see the commands.
failed = Sorry, something went wrong and I could not do this. Please try again in a few minutes.
given-up = Sorry, I tried several times and could not answer this. Please try putting it another way.

## Live sources (admins only)

command-nguontin = Manage the live sources that are followed
command-thongke = Questions, share answered, latency, sources
command-thieu = What was asked and the collection lacked
command-nap = Take a file or an address into the collection
command-chan = Shut out a person or a chat
command-bochan = Let a person or a chat in again
command-thongbao = Send a message to every chat that follows something
admins-only = This command is for those who run the bot. Your numeric id is <code>{ $user }</code>; whoever runs the bot can put it into <code>ADMIN_IDS</code>.
admins-alert = This button is for those who run the bot.
followed-heading = { $count ->
        [one] <b>Following { $count } live source</b>
       *[other] <b>Following { $count } live sources</b>
    }
followed-hint = Tap a name to test, pause or remove it. Add one: <code>/nguontin address</code>
followed-none = No live source is followed. Type <code>/nguontin address</code> with the address of a feed, or of a paper’s front page or section.
followed-paused =
    { $reason ->
        [gone] ⏸ paused, because it is gone for good · { $last }
       *[asked] ⏸ paused · { $last }
    }
followed-test-button = Test
followed-fetch-button = Fetch now
followed-pause-button = Pause
followed-resume-button = Follow again
followed-remove-button = Remove
followed-back-button = ‹ The list
followed-drop-button = Remove it
followed-keep-button = Keep it
followed-add-button = Follow
followed-cancel-button = Never mind
followed-remove = Take { $name } off the list? Its articles stay in the collection.
followed-remove-listed = Take { $name } off the list? Its articles stay in the collection. It stands in sources.yaml: when that entry is edited, it comes back.
followed-resumed = It is followed again and will be fetched within a minute.
followed-paused-done = It is paused. Tap <b>Follow again</b> when you want it back.
followed-dropped = <code>{ $id }</code> is off the list. Its articles stay in the collection.
followed-fetched = Fetched just now: { $outcome }
followed-busy = It is being fetched already. Please look again in a few minutes.
followed-gone = This source is not on the list any more.
followed-expired = This button is too old. Please send the address again.
followed-known = This address is followed already.
followed-added = Added; its first articles will be in the collection in a few minutes.
followed-cancelled = Not following { $name }.
followed-add-question = Follow this source?
followed-test-failed = This address cannot be used: { $reason }.
followed-preview =
    { $kind ->
        [page] An article’s page: <b>{ $title }</b>
       *[feed] A feed: <b>{ $title }</b>
    }
followed-preview-items =
    { $items ->
        [one] { $items } item
       *[other] { $items } items
    }, { $whole } with the whole text · the newest: { $newest }
followed-preview-page = published: { $newest }
followed-preview-left-out = { $count ->
        [one] { $count } entry could not be read
       *[other] { $count } entries could not be read
    }
followed-preview-others = The page also announces:
followed-no-date = date unknown
followed-untitled = without a name
live-age =
    { $unit ->
        [now] just now
        [minutes] { $count } min ago
        [hours] { $count } h ago
       *[days] { $count } days ago
    }
live-last = { $age }: { $outcome }
live-never = not fetched yet
live-unchanged = nothing new
live-gone = the source is gone for good
live-failed = failed: { $reason }
live-part =
    { $what ->
        [met] { $count ->
            [one] { $count } item
           *[other] { $count } items
        }
        [fresh] { $count } new
        [changed] { $count } updated
        [withdrawn] { $count } withdrawn
        [failed] { $count } not readable yet
       *[waiting] { $count } left for next time
    }
live-failure =
    { $code ->
        [refused] this address must not be reached
        [bad-address] this is no http(s) address
        [too-large] the content is too large
        [timeout] the server did not answer in time
        [too-many-redirects] there were too many redirects
        [http-status] the server reports an error ({ $detail })
        [network] no connection ({ $detail })
        [aborted] it was stopped midway
        [deadline] reading took too long
        [forbidden] the content declares what is not allowed (DTD)
        [not-a-feed] it is no RSS, Atom or JSON feed
        [no-article] the page is no article
        [undecodable] its character set is not known
        [no-feed] the page announces no feed and is no article either
        [empty] the article has no text
       *[other] { $code } ({ $detail })
    }

## Links into the private chat

link-answer = Question: <i>{ $question }</i>
link-article =
    { $article }

    What would you like to know about this article? Just send me your question.
link-gone = This link has expired or leads nowhere any more.

## The bot in other chats

inline-hint = Type a question about the news to find quotes
inline-not-ready = Still looking… Tap to see it in the bot’s chat
inline-failed = Something went wrong, please try again
inline-not-found = Not in the collection. Tap for the nearest news
inline-in-chat = Tap to see the answer in the bot’s chat
inline-ask-on = Go on asking in the bot’s chat
inline-ask-on-button = Ask more
blocked = Whoever runs this bot has shut you out, so I cannot answer here. If that is a mistake, please tell them.
not-listed =
    { $where ->
        [private] This bot is for invited people only. To use it, give your numeric id to whoever runs it: <code>{ $id }</code>
       *[group] This bot is for invited groups only. To use it here, give the group's numeric id to whoever runs it: <code>{ $id }</code>
    }
limit-reached =
    { $unit ->
        [seconds] You ask faster than I can answer. Please ask again in { $count } { $count ->
            [one] second
           *[other] seconds
        }.
        [minutes] You have asked a lot. Please ask again in { $count } minutes.
       *[hours] You have used up today's questions. Please ask again in { $count } hours.
    }
block-usage =
    Shut out: <code>/block ID reason</code>, let in again: <code>/unblock ID</code>. An id is the number of a person or a chat (groups have a minus sign). You can also forward me one of their messages and reply to it with <code>/block</code>.
block-hidden = Forwarded messages of this person do not say whose they are, so I do not know their id. Please type <code>/block ID</code>.
block-admin = Admins cannot be shut out.
block-done = <code>{ $id }</code> is shut out. To undo it: <code>/unblock { $id }</code>
block-none = Nobody is shut out.
block-heading = <b>{ $count } shut out</b>
block-listed = Let in ({ $count }): { $ids }
unblock-button = Let { $id } in
unblock-done = <code>{ $id }</code> may ask again.
unblock-let-in = <code>{ $id }</code> may ask from now on.
unblock-none = <code>{ $id }</code> is not shut out.
stats-heading =
    { $days ->
        [1] <b>Today</b>
       *[other] <b>The last { $days } days</b>
    }
stats-days-button =
    { $days ->
        [1] Today
       *[other] { $days } days
    }
stats-no-questions = No questions yet.
stats-questions =
    { $questions ->
        [one] 1 question
       *[other] { $questions } questions
    } from { $people ->
        [one] 1 person
       *[other] { $people } people
    }, { $share }% answered
stats-questions-alone =
    { $questions ->
        [one] 1 question
       *[other] { $questions } questions
    }, { $share }% answered
stats-latency = Half took at most { $median } ms, 95% at most { $p95 } ms
stats-votes = Votes: 👍 { $up } · 👎 { $down }
stats-followers = Chats that follow something: { $count }
stats-outbox = Waiting to be sent: { $waiting }, given up: { $failed }
stats-collection =
    Collection: { $articles ->
        [one] { $articles } article
       *[other] { $articles } articles
    }, { $passages ->
        [one] { $passages } passage
       *[other] { $passages } passages
    }
stats-newest = Newest article: { $headline } ({ $day })
stats-sources =
    { $failing ->
        [0] Sources: { $sources }, all working
       *[other] Sources: { $sources }, of which { $failing } failing
    }
stats-failing-source = { $name }: { $reason }; last fetched: { $since }
stats-never-fetched = never
stats-process =
    Memory { $memory } MB, { $has-index ->
        [yes] database { $database } MB, index { $index } MB
       *[no] database { $database } MB
    }. Running for { $days ->
        [0] { $hours } h { $minutes } min
       *[other] { $days } d { $hours } h
    }.
gaps-heading = <b>Asked in the last 30 days and not in the collection: { $count }</b>
gaps-none = Every question of the last 30 days was answered, or questions are not kept (<code>QUESTIONS_KEPT</code>).
gaps-counts =
    { $people ->
        [one] 1 person
       *[other] { $people } people
    }, { $questions ->
        [one] once
       *[other] { $questions } times
    } · last on { $day }
gaps-nearest = Nearest article: { $headline }
add-usage = Send me a file (.txt, .md, .jsonl, .csv, .tsv, .html, .rss, .atom, .xml, .json; up to 20 MB), reply <code>/add</code> to one, or type <code>/add address</code> with a news page or a feed.
add-unknown-kind = I do not read files of this kind: { $name }. I read .txt, .md, .html (one article each), .jsonl, .csv, .tsv (one article a line), .rss, .atom, .xml and JSON Feed.
add-too-large = { $name } is larger than 20 MB, which no bot can fetch. Please send it in parts, or use <code>npm run ingest</code>.
add-expired = That file is gone. Please send it again.
add-failed = { $name } could not be taken in just now. Please try again.
add-found = <b>{ $name }</b>
add-counts = { $new } new, { $changed } updated, { $unchanged } known, { $problems } not taken
add-more = … and { $count } more
add-problems = Not taken:
add-problem-line = line { $line }: { $problem }
add-problem =
    { $code ->
        [unreadable] cannot be read ({ $detail })
        [binary] no text file
        [empty] no article text
        [too-large] too large ({ $detail })
        [broken-json] broken line of JSON ({ $detail })
        [invalid-field] invalid field: { $detail }
        [invalid-date] not a real day, or not understood: { $detail }
        [duplicate-id] the article's id is taken: { $detail }
        [broken-row] broken row of a table ({ $detail })
        [no-columns] a table without a column of texts ({ $detail })
        [broken-front-matter] broken front matter ({ $detail }); only the text is taken
        [not-understood] no article found in it ({ $detail })
        [not-fetched] could not be fetched ({ $detail })
       *[other] { $code } ({ $detail })
    }
add-question = Take it into the collection?
add-take-button = Take in
add-discard-button = No
add-taking = Taking in { $name }… I will say here when it is done; you can go on asking.
add-taking-already = Already under way; just a moment.
add-taken = <b>{ $name }</b> is in the collection
add-discarded = { $name } was not taken in.
