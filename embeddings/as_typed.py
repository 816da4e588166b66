"""Writes questions as other people might have typed them: without marks, with slips of the finger, in lower case."""
import unicodedata
from build_model import fold


def slipped(word, draw):
    """One realistic slip of the finger in a word."""
    if len(word) < 3:
        return word
    i = draw.randrange(1, len(word) - 1)
    kind = draw.randrange(3)
    if kind == 0:
        return word[:i] + word[i + 1] + word[i] + word[i + 2:]
    if kind == 1:
        return word[:i] + word[i + 1:]
    letters = unicodedata.normalize("NFD", word)
    marks = [k for k, c in enumerate(letters) if unicodedata.combining(c)]
    if not marks:
        return word
    k = draw.choice(marks)
    return unicodedata.normalize("NFC", letters[:k] + letters[k + 1:])


def varied(text, draw):
    """A question as somebody else might have typed it."""
    chance = draw.random()
    if chance < 0.12:
        text = fold(text)
    elif chance < 0.27:
        words = text.split()
        for _ in range(max(1, len(words) // 7)):
            i = draw.randrange(len(words))
            words[i] = slipped(words[i], draw)
        text = " ".join(words)
    if draw.random() < 0.25:
        text = text.lower()
    if draw.random() < 0.3:
        text = text.rstrip("?！!. ")
    return text
