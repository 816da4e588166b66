### What the commands say on the command line, in English.

## ingest: taking articles into the collection

ingest-progress-bar = Taking articles { $bar } { $value }/{ $total } · { $rate } passages/s · { $left } left
ingest-progress-line =
    { $done ->
        [one] { $done } article
       *[other] { $done } articles
    } taken, { $chunks ->
        [one] { $chunks } passage
       *[other] { $chunks } passages
    }, { $problems ->
        [one] { $problems } item
       *[other] { $problems } items
    } not taken
count-progress-bar = Measuring { $bar } { $value }/{ $total } · { $left } left
count-progress-line = { $done } of { $total } done
ingest-column-key = Article
ingest-column-title = Title
ingest-column-date = Published
ingest-column-author = Author
ingest-column-body = Body
ingest-column-captions = Captions
ingest-column-cut = Taken out of the body
ingest-column-status = Result
ingest-body =
    { $characters ->
        [one] { $characters } character
       *[other] { $characters } characters
    }, { $paragraphs ->
        [one] { $paragraphs } paragraph
       *[other] { $paragraphs } paragraphs
    }
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
        [comment] comment
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
        [invalid-date] not a real day, or not understood: { $detail }
        [duplicate-id] the article's id is taken: { $detail }
        [nothing-found] no file of a kind that is read
        [unknown-kind] { $detail } is not read; read are .txt, .md, .html (one article each), .jsonl, .csv, .tsv (one article a line), .rss, .atom, .xml and JSON Feed, and http(s) addresses
        [broken-row] broken row of a table, with too many or too few fields, or misplaced quotes ({ $detail })
        [no-columns] a table without a column of texts; its first line must name the columns, for example: id, title, date, source, url, text, author ({ $detail })
        [broken-front-matter] broken front matter ({ $detail }); only the text was taken
        [not-understood] no article found in it ({ $detail })
        [not-fetched] could not be fetched ({ $detail })
       *[other] { $code } ({ $detail })
    }
ingest-pruned = Removed, because the source no longer has it: { $key }
ingest-more-rows = { $count ->
        [one] … and one more article that is not listed here
       *[other] … and { $count } more articles that are not listed here
    }
ingest-summary =
    { $new } new, { $changed } updated, { $unchanged } known, { $problems ->
        [one] { $problems } item
       *[other] { $problems } items
    } not taken, { $pruned } removed ({ $chunks ->
        [one] { $chunks } passage
       *[other] { $chunks } passages
    })
ingest-grouping = Grouping into stories the articles that are in none yet; Ctrl-C is safe, the next run goes on.
ingest-dry-run = Dry run: the collection was not changed.
ingest-stopped = Stopped halfway. What was taken is complete; run the command again to go on.

watch-taken = The articles folder changed: { $new } new, { $changed } updated, { $pruned } removed.

## articles: looking at the collection

articles-column-key = Article
articles-column-title = Title
articles-column-date = Published
articles-column-outlet = Source
articles-column-author = Author
gaps-column-people = People
gaps-column-questions = Times
gaps-column-last = Last
gaps-column-example = Question
gaps-column-nearest = Nearest article
gaps-count = { $count ->
        [one] One thing was asked in the last 30 days and is not in the collection.
       *[other] { $count } things were asked in the last 30 days and are not in the collection.
    }
articles-count = { $count ->
        [one] One article in the collection.
       *[other] { $count } articles in the collection.
    }
digest-moment = At { $time } on { $day }, time of Viet Nam ({ $zone }):
digest-place =
    { $topic ->
        [none] Chat { $chat }
       *[other] Chat { $chat }, topic { $topic }
    }: { $messages ->
        [0] nothing to send
        [one] one message
       *[other] { $messages } messages
    }
digest-gone = - this chat takes no messages now; everything waits until it is back
digest-subscription =
    { $kind ->
        [everything] everything new
        [question] the question “{ $about }”
       *[topic] the topic “{ $about }”
    }, { $frequency ->
        [at-once] at once
        [daily] daily at { $time }
        [weekdays] on weekdays at { $time }
       *[weekly] weekly at { $time }
    }
digest-due =
    { $isAtOnce ->
        [yes] - due: { $subscription }
       *[other] - due: { $subscription } (for { $day })
    }
digest-held = - quiet hours, held back until { $until }: { $subscription }
digest-paused =
    - paused: { $subscription }, { $waiting ->
        [one] one article waits
       *[other] { $waiting } articles wait
    }
digest-later =
    - not due before { $next }: { $subscription }, { $waiting ->
        [one] one article waits
       *[other] { $waiting } articles wait
    }
digest-missed = - under the threshold: { $headline } ({ $outlet }), score { NUMBER($score, minimumFractionDigits: 2, maximumFractionDigits: 2) }, needed { NUMBER($least, minimumFractionDigits: 2, maximumFractionDigits: 2) }
digest-found = found { $time }
digest-not-looked = not yet looked at, to be found by then
digest-item =
    { $fate ->
        [shown] + in the digest
        [counted] + over the cap, only counted
        [told] - told before
        [older] - older than the subscription
        [loose] - under the threshold, made stricter since
        [gone] - the article no longer says so
       *[other] - left waiting
    }: { $headline } ({ $outlet }, { $day }), score { NUMBER($score, minimumFractionDigits: 2, maximumFractionDigits: 2) }, { $found }
digest-count =
    { $places ->
        [one] One place is due or has something waiting
       *[other] { $places } places are due or have something waiting
    }, { $messages ->
        [one] one message would be sent.
       *[other] { $messages } messages would be sent.
    }
story-column-reason = Why it belongs
story-count =
    Story { $story }: { $articles ->
        [one] { $articles } article
       *[other] { $articles } articles
    }, { $outlets ->
        [0] papers unknown.
        [one] { $outlets } paper.
       *[other] { $outlets } papers.
    }
story-none = There is no story and no article “{ $id }”.
story-mark-earliest = earliest
story-mark-fullest = fullest
story-reason-first = the first article of this story
story-reason-copy = nearly a copy of { $article } ({ $percent } % in common)
story-reason-same-event = same event as { $article } (similarity { NUMBER($similarity, minimumFractionDigits: 2, maximumFractionDigits: 2) }, { $percent } % sure)
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
articles-date-differs = elsewhere { $days }
articles-date-event = event on { $day }

history-present = Version { $version } (now)
history-replaced = Version { $version } (replaced on { $day })
history-replaced-undated = Version { $version } (replaced)
history-withdrawn = Version { $version } (article withdrawn on { $day })
history-withdrawn-undated = Version { $version } (article withdrawn)
history-title = title now
history-date = published
history-none = The collection never had an article with the key { $key }.

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
ask-story-earliest-fullest = Earliest and fullest: { $line }
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

start-collection =
    Collection: { $articles ->
        [one] { $articles } article
       *[other] { $articles } articles
    }{ $span }
start-page = Chat at: { $url }
start-page-hint = There is no BOT_TOKEN, so the bot runs on this page; Ctrl-C stops it.
start-telegram = Bot @{ $name } is listening on Telegram; Ctrl-C stops it.
start-stopping = Stopping…

## reindex: changing the model

reindex-progress = { $chunks ->
        [one] { $chunks } chunk embedded again
       *[other] { $chunks } chunks embedded again
    }
reindex-stories = { $articles ->
        [one] { $articles } article put into a story again
       *[other] { $articles } articles put into stories again
    }
reindex-outcome =
    { $outcome ->
        [current] The collection uses this model already; nothing to do.
        [adopted] The new model is in use: { $chunks ->
            [one] { $chunks } chunk
           *[other] { $chunks } chunks
        } in this run.
       *[stopped] Stopped midway; run again to go on.
    }

## embed: making vectors for the machines that ingest

embed-begun = Waiting for work of ingests into the same database; Ctrl-C stops this.
embed-progress = { $passages ->
        [one] { $passages } passage embedded
       *[other] { $passages } passages embedded
    }
embed-through = { $passages ->
        [one] { $passages } passage embedded, nothing to do now.
       *[other] { $passages } passages embedded, nothing to do now.
    }
embed-outcome = Stopped: { $passages ->
        [one] { $passages } passage
       *[other] { $passages } passages
    } in this run.

## migrate: moving to another database

migrate-progress-bar = Moving { $bar } { $percentage }% · { $table } · { $left } left
migrate-progress-line = { $percent }% done (at table { $table })
migrate-moved =
    Everything is moved. Tables: { $tables }, rows: { $rows }; counts and checksums of all tables are equal on both sides. { $to ->
        [postgres] Leave DATABASE_URL set and start the bot: it now works with the server; the file stays as it was.
       *[sqlite] Unset DATABASE_URL and start the bot: it now works with the file in DATA_DIR; the server's database stays as it was.
    }
migrate-altered =
    { $rows ->
        [one] One row held
       *[other] { $rows } rows held
    } characters that PostgreSQL does not take (NUL, or half of a character); each of these is now �, and every other character is still at its place.
migrate-differs = The two are not equal in: { $tables }. Something may have written to one of them meanwhile. Stop every process and run this again with --again; until then the bot does not start on the new database.
migrate-ended =
    { $outcome ->
        [not-empty] { $to ->
            [postgres] The server's database holds data already, so nothing was moved. Name an empty one.
           *[sqlite] DATA_DIR holds a database already, so nothing was moved. Put the file trichdan.sqlite elsewhere, or set another DATA_DIR.
        }
       *[stopped] Stopped on the way; run this again to go on. Until then the bot does not start on the new database.
    }

## sources: following live sources

sources-usage = Usage: npm run sources -- list | add ADDRESS | test ADDRESS_OR_NAME | pause NAME | resume NAME | remove NAME | fetch [NAME…] | export [FILE] | import FILE
sources-none = No source is followed. Take the # away from what you want in { $file }, or type: npm run sources -- add ADDRESS
sources-column-id = Name
sources-column-location = Address
sources-column-outlet = Paper
sources-column-last = Last fetch
sources-paused =
    { $reason ->
        [gone] paused, because the source is gone for good
       *[asked] paused
    }
sources-count = { $count ->
        [one] { $count } source.
       *[other] { $count } sources.
    }
sources-unknown = There is no source named “{ $id }”.
sources-known = This address is followed already.
sources-added = Added the source “{ $id }”: { $location }
sources-added-hint = A running bot fetches it within a minute; or fetch it now: npm run sources -- fetch { $id }
sources-changed =
    { $what ->
        [pause] “{ $id }” is paused.
        [resume] “{ $id }” is followed again.
       *[remove] “{ $id }” is off the list; its articles stay in the collection.
    }
sources-listed-hint = “{ $id }” stands in { $file }; delete its entry there to be rid of it for good.
sources-preview =
    { $kind ->
        [page] An article’s page: { $title }
       *[feed] A feed: { $title }
    }
sources-preview-location = Address: { $location }
sources-preview-items =
    { $items ->
        [one] { $items } item
       *[other] { $items } items
    } ({ $whole } with the whole text), the newest: { $newest }
sources-preview-left-out = { $count ->
        [one] { $count } entry could not be read.
       *[other] { $count } entries could not be read.
    }
sources-preview-others = The page announces other feeds as well:
sources-no-date = date unknown
sources-untitled = without a name
sources-failed = { $what }: { $reason }
sources-fetched = { $id }: { $outcome }
sources-busy = { $id }: is being fetched elsewhere.
sources-folder = { $id }: is a folder, which the bot watches while it runs.
sources-imported =
    { $added ->
        [one] { $added } source
       *[other] { $added } sources
    } added, { $known } known already, { $problems ->
        [one] { $problems } entry
       *[other] { $problems } entries
    } of no use.
sources-exported = { $count ->
        [one] { $count } source written to { $file }.
       *[other] { $count } sources written to { $file }.
    }
sources-file-unreadable = The file { $file } cannot be read or written.
sources-not-opml = { $file } is no OPML file that can be used ({ $reason }).
sources-list-problem = { $file }, line { $line }: { $problem }
sources-problem =
    { $code ->
        [syntax] broken YAML ({ $detail })
        [not-a-list] the file must be a list whose entries begin with “- ”
        [not-an-entry] this is no source; write it like “- feed: https://…”
        [no-address] no address: one of feed, page and folder is needed
        [several-addresses] only one of feed, page and folder may be there ({ $detail })
        [unknown-field] there is no field “{ $field }”
        [bad-address] field { $field }: “{ $detail }” is no http(s) address
        [bad-id] field id: only small letters without marks, digits and dashes, at most 40
        [bad-every] field every: “{ $detail }” is no time; write it like 30m, 2h, 1d
        [bad-since] field since: “{ $detail }” is no day; write it like 2001-02-26
        [bad-zone] field zone: there is no zone “{ $detail }”; write it like Asia/Ho_Chi_Minh
        [bad-full-text] field full-text: it is auto, always or never
        [bad-paused] field paused: it is true or false
        [bad-outlet] field outlet: a name of at most 100 characters
        [duplicate-id] the id “{ $detail }” is another source’s
       *[duplicate-address] this address stands above already
    }
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
