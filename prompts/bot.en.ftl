### The bot's words in English. Each entry is a message or a piece of one, in Telegram's HTML.

## Help

start =
    Hello! I look for answers in a collection of news articles and quote them word for word, with the newspaper and the date.

    Just send me a question, for example: <i>How many times has Việt Nam chaired ASEAN?</i>

    Send /help to see how I work.
help =
    <b>How to use me</b>
    • Send a question, or type /ask followed by the question (use this command in groups).
    • You can name a time: “in August”, “last week”, “on 25/10/2025”, “since Tết”. Tap <b>Any time</b> to ask again without it.
    • Tap <b>Sources</b> under an answer to see where in the article the quote stands.

    I only quote the collection word for word and add nothing of my own. If I cannot find an answer, I say so.

    <b>Commands</b>
    { $commands }
command-ask = Ask a question about the news (/hoi works too)
command-nguon = Show the sources of the last answer
command-help = How to use this bot

## Asking

ask-empty = What would you like to ask? Type the question after the command, for example: <code>/ask Who is the Secretary-General of ASEAN?</code>
ask-too-long = That question is a bit long: { $length } characters, and I take at most { $limit }. Could you shorten it?

## The answer

repaired = Searched for: <i>{ $wording }</i>
window = Between { $from } and { $to }
window-one-day = On { $day }
window-until = Until { $to }
any-time-button = Any time
figures-differ = The articles give different figures ({ $figures }).
newer-first = The newer one comes first.
caption = Photo caption:
untitled = Untitled article: “{ $beginning }”
story-told = told by { $outlets } papers
story-earliest = Earliest: { $line }
story-fullest = Fullest: { $line }
story-this = this article
continued = (continued)
day-unknown = publication date unknown
day-event = event on { $day }
day-given = { $day } (from the source)
day-page = { $day } (from the newspaper’s page)
day-feed = { $day } (from the RSS feed)
day-header = { $day } (stated at the top of the article)
day-byline = { $day } (from the byline)
day-dateline = { $day } (from the dateline)
day-url = { $day } (from the page address)

## Not found

not-found = I could not find an answer in the collection.
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

## Sources

sources-button = Sources
source-gone = This article has changed or is no longer in the collection, so I cannot quote it again.
sources-none = There is no answer yet whose sources I could show. Ask me something first.
sources-not-found = I found no answer last time, so there are no sources to show.
sources-collection = Last time I answered from the list of articles itself and quoted none, so there are no sources to show.
sources-expired = This button is too old. Please ask again.

## Out of reach, and when something fails

only-text = I can only read text. Please send your question in words.
unknown-command = I don’t know this command. Send /help to see the commands.
failed = Sorry, something went wrong and I could not do this. Please try again in a few minutes.
