### What the commands say on the command line, in English.

## ingest: taking articles into the collection

ingest-progress-bar = Taking articles { $bar } { $value }/{ $total } · { $rate } passages/s · { $left } left
ingest-progress-line = { $done } articles taken, { $chunks } passages, { $problems } items not taken
count-progress-bar = Asking { $bar } { $value }/{ $total } · { $left } left
count-progress-line = { $done } of { $total } questions asked
ingest-column-key = Article
ingest-column-title = Title
ingest-column-date = Published
ingest-column-author = Author
ingest-column-body = Body
ingest-column-captions = Captions
ingest-column-cut = Taken out of the body
ingest-column-status = Result
ingest-body = { $characters } characters, { $paragraphs } paragraphs
ingest-status =
    { $status ->
        [new] new
        [changed] updated
       *[unchanged] known
    }
ingest-cut =
    { $reason ->
        [title] title
        [date-line] date line
        [related] related news
        [menu] menu
        [share] share buttons
        [tags] tags
        [footer] footer
        [by-line] byline
        [caption] caption
       *[other] { $reason }
    } ×{ $count }: “{ $sample }”
ingest-problem =
    { $code ->
        [unreadable] cannot be read ({ $detail })
        [binary] is not a text file
        [empty] has no article text
        [too-large] is too large ({ $detail })
        [broken-json] broken line of JSON ({ $detail })
        [invalid-field] invalid field: { $detail }
        [invalid-date] not a real day: { $detail }
        [duplicate-id] the article's id is taken: { $detail }
        [nothing-found] no article was found ({ $detail })
        [unknown-kind] { $detail } is not read; only .txt, .text (one article a file), .jsonl, .ndjson (one article a line) are
       *[other] { $code } ({ $detail })
    }
ingest-pruned = Removed, because the source no longer has it: { $key }
ingest-more-rows = … and { $count } more articles that are not listed here
ingest-summary = { $new } new, { $changed } updated, { $unchanged } known, { $problems } items not taken, { $pruned } removed ({ $chunks } passages)
ingest-dry-run = Dry run: the collection was not changed.
ingest-stopped = Stopped halfway. What was taken is complete; run the command again to go on.

## articles: looking at the collection

articles-column-key = Article
articles-column-title = Title
articles-column-date = Published
articles-column-outlet = Source
articles-column-author = Author
articles-count = { $count } articles in the collection.
story-column-reason = Why it belongs
story-count = Story { $story }: { $articles } articles, { $outlets } papers.
story-none = There is no story and no article “{ $id }”.
story-mark-earliest = earliest
story-mark-fullest = fullest
story-reason-first = the first article of this story
story-reason-copy = nearly a copy of { $article } ({ $percent } % in common)
story-reason-same-event = same event as { $article } (similarity { $similarity }, { $percent } % sure)
story-reason-names = both name { $names }
story-reason-days =
    { $days ->
        [0] same day
        [one] { $days } day apart
       *[other] { $days } days apart
    }
articles-date =
    { $source ->
        [given] { $day } (from the source)
        [json-ld] { $day } (from the newspaper’s page: JSON-LD)
        [meta] { $day } (from the newspaper’s page: meta tag)
        [feed] { $day } (from the RSS feed)
        [time-element] { $day } (from the newspaper’s page: time tag)
        [header] { $day } (stated at the top of the article)
        [byline] { $day } (from the byline)
        [dateline] { $day } (from the dateline)
        [url] { $day } (from the page address)
       *[other] { $day } ({ $source })
    }
articles-date-unknown = date of publication unknown
articles-date-event = event on { $day }

## ask: questions in the terminal

ask-empty = Write a question, for example: npm run ask -- "Bộ Công an có quan hệ với bao nhiêu cơ quan nước ngoài?"
ask-too-long = The question is longer than { $most } characters; please ask a shorter one.
ask-repaired = Searched for: { $wording }
ask-window = From { $from } to { $to } (“{ $label }”)
ask-window-one-day = On { $day } (“{ $label }”)
ask-window-until = Until { $to } (“{ $label }”)
ask-figures-differ = The articles give different figures ({ $figures }).
ask-newer-first = The newer one comes first.
ask-caption = [photo caption]
ask-untitled = Article without a title: “{ $headline }”
ask-story-told = told by { $outlets } papers
ask-story-earliest = Earliest: { $line }
ask-story-fullest = Fullest: { $line }
ask-not-found = I found no answer in the collection.
ask-reason =
    { $reason ->
        [empty-collection] The collection holds no article yet.
        [no-such-day] There is no “{ $day }” in the calendar.
        [window-empty] No article is of those days.
        [not-answering] Articles come near the question, but do not say what was asked.
       *[nothing-near] No article is near the question.
    }
ask-nearest-day = Nearest day with an article: { $day }
ask-nearest-days = Nearest days with an article: { $before } and { $after }
ask-missing = An article is about this (“{ $about }”), but { $parts }.
ask-missing-part =
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
ask-span = Collection: { $from } – { $to }
ask-near = Nearest (not an answer):
ask-not-in-collection = Not in the collection: no article has this sentence or tells this.
ask-subject-missing = Whom or what are you asking about? There is no earlier question for me to go by (I remember for 30 minutes). Please ask the whole question.
ask-understood = I took it as: “{ $question }”
ask-several-left = I answer at most { $answered } questions at a time; please send me the other { $left } again.
ask-looked-up-sentence = This sentence is in the collection, in the article:
ask-looked-up-headline = This article is in the collection:
ask-looked-up-meaning = The article in the collection that matches this best:
ask-collection-count =
    { $articles ->
        [0] No articles.
        [one] One article.
       *[other] { $articles } articles.
    }
ask-collection-outlet =
    { $articles ->
        [0] No articles from { $outlet }.
        [one] One article from { $outlet }.
       *[other] { $articles } articles from { $outlet }.
    }
ask-collection-about =
    { $articles ->
        [0] No article mentions “{ $about }”.
        [one] One article mentions “{ $about }”.
       *[other] { $articles } articles mention “{ $about }”.
    }
ask-collection-nearest = Nearest days with articles: { $days }
ask-collection-outlets = Newspapers in the collection:
ask-collection-no-outlet = no newspaper named
ask-collection-outlet-line = { $name }: { $articles }
ask-collection-more-outlets = … and { $count } more
ask-collection-newest = Newest:
ask-collection-oldest = Oldest:

## start: running the bot

start-collection = Collection: { $articles } articles{ $span }
start-page = Chat at: { $url }
start-page-hint = There is no BOT_TOKEN, so the bot runs on this page; Ctrl-C stops it.
start-telegram = Bot @{ $name } is listening on Telegram; Ctrl-C stops it.
start-stopping = Stopping…

## reindex: changing the model

reindex-progress = { $chunks } chunks embedded again
reindex-outcome =
    { $outcome ->
        [current] The collection uses this model already; nothing to do.
        [adopted] The new model is in use: { $chunks } chunks in this run.
       *[stopped] Stopped midway; run again to go on.
    }
