"""What the reader learns from: groups of one question with a passage that answers it and some that do not.

A file of mined questions (mine.mjs) has one line per question: its text, its text as the product searches it, and the
passages that the product's own retrieval ranks first. A file of chunks has every passage of the collection. Answers and
labels come from the question files themselves. A passage is its header (title, day, outlet), a line break, and the chunk.
"""
import json, unicodedata
import reader_model  # noqa: F401 its import makes the folder above known
from as_typed import varied


def rows(file):
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in open(file, encoding="utf8") if line.strip()]


def nfc(text):
    return unicodedata.normalize("NFC", text)


class Passage:
    """A passage, and where its chunk begins within the text, in characters."""
    __slots__ = ("key", "text", "begins")

    def __init__(self, row):
        self.key, self.text = row["key"], nfc(row["text"])
        self.begins = len(self.text) - len(nfc(row["chunk"]))

    @property
    def chunk(self):
        return self.text[self.begins:]


class Collection:
    """All passages of a collection by id, and the ids of each article."""

    def __init__(self, file):
        self.passages, self.of = {}, {}
        for row in rows(file):
            self.passages[row["id"]] = Passage(row)
            self.of.setdefault(row["key"], []).append(row["id"])
        self.keys = list(self.of)
        self.at = {key: i for i, key in enumerate(self.keys)}


class Group:
    """A question with passages: (passage, label 0 or 1, answer as characters (from, to) of its text or None)."""
    __slots__ = ("id", "question", "marked", "right", "wrong", "must")

    def __init__(self, id, question, marked, right, wrong, must):
        self.id, self.question, self.marked = id, question, marked
        self.right, self.wrong, self.must = right, wrong, must


def span_of(passage, answers):
    """The first of the answers that stands in the chunk, as characters of the passage's text; None if none does."""
    for answer in answers:
        at = passage.text.find(answer, passage.begins)
        if at >= 0:
            return at, at + len(answer)
    return None


def neighbours(question, collection, reach=2):
    """In place of what was mined: the question with the passages of its article and of those beside it in the file."""
    keys, at = collection.keys, collection.at.get(question["article_id"])
    near = [] if at is None else [keys[i] for d in range(reach + 1) for i in {at - d, at + d} if 0 <= i < len(keys)]
    return {"marked": question["question"], "passages": [{"id": i} for key in near for i in collection.of[key]]}


def groups(questions, mined, collection):
    """
    The groups of some questions. `must` are the wrong passages nearest to right: those of the article asked about.
    Without a file of mined questions (None), paragraphs that stand beside each other in their file are the wrong ones.
    """
    found = {row["id"]: row for row in rows(mined)} if mined else {q["id"]: neighbours(q, collection) for q in questions}
    made = []
    for q in questions:
        row = found.get(q["id"])
        if row is None:
            continue
        answers = [nfc(a) for a in q.get("answers", [])]
        ranked = [p["id"] for p in row["passages"] if p["id"] in collection.passages]
        own = q.get("article_id") or q.get("near_article_id")
        of_own = collection.of.get(own, [])
        by_rank = sorted(of_own, key=lambda i: ranked.index(i) if i in ranked else 99)
        holds = lambda i: any(a in collection.passages[i].chunk for a in answers)
        right = []
        if q["answerable"]:
            right = [(collection.passages[i], span_of(collection.passages[i], answers)) for i in by_rank if holds(i)]
            if not right and by_rank and (not answers or len(of_own) == 1):
                right = [(collection.passages[by_rank[0]], None)]  # known to answer, not known where
            if not right:
                continue
        given = {id(p) for p, _ in right}
        wrong = [i for i in ranked if id(collection.passages[i]) not in given and not holds(i)]
        if q["answerable"] and not answers:
            wrong = [i for i in wrong if i not in of_own]
        must = [i for i in wrong if i in of_own] or ([i for i in by_rank if not q["answerable"]][:2])
        made.append(Group(q["id"], nfc(q["question"]), nfc(row["marked"]), right[:2],
                          [collection.passages[i] for i in wrong], [collection.passages[i] for i in must]))
    return made


def headlines(articles, collection, draw):
    """Groups whose question is an article's title and whose right passage is its first, shown without the title."""
    everything = list(collection.passages.values())
    made = []
    for article in articles:
        ids = collection.of.get(article["id"], [])
        title = nfc(article.get("title") or "")
        if not ids or len(title) < 20 or not collection.passages[ids[0]].text.startswith(title):
            continue
        lead = collection.passages[ids[0]]
        bare = Passage({"key": lead.key, "text": lead.text[len(title):].lstrip(" ·"), "chunk": lead.chunk})
        made.append(Group("headline-" + article["id"], title, title, [(bare, None)], draw.sample(everything, 4), []))
    return made


def pairs_of(group, draw, wrong):
    """(question, [(passage, label, span)]): one right passage if there is any, and up to `wrong` others, nearest first."""
    pairs = []
    if group.right:
        passage, span = group.right[0] if draw.random() < 0.8 else draw.choice(group.right)
        pairs.append((passage, 1, span))
    pool, chosen = list(group.wrong), []
    if group.must:
        chosen.append(draw.choice(group.must[:2]))
    while pool and len(chosen) < wrong:
        # The first ranks come oftenest: they are what the reader meets.
        one = pool.pop(min(int(draw.expovariate(0.45)), len(pool) - 1))
        if all(one is not other for other in chosen):
            chosen.append(one)
    pairs += [(passage, 0, None) for passage in chosen[:wrong]]
    return varied(group.marked if draw.random() < 0.5 else group.question, draw), pairs
