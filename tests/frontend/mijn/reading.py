"""How hard a text is to read: Flesch-Douma, the Dutch form of Flesch, and the length of its sentences.

100 is very easy, 65 is what somebody of 12 to 15 reads without help, below 50 is the language of officials.
"""

import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pyphen

LONGEST = 25
SYLLABLES = pyphen.Pyphen(lang="nl_NL")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SENTENCE = re.compile(r"[.?!:]+(?=\s|$)")
BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "dt", "dd", "legend", "label", "summary", "button", "a", "strong"}
SILENT = {"script", "style", "svg", "nav", "header", "footer", "code", "pre"}


def ease(text: str) -> float:
    """Flesch-Douma (1960): 206.84 less 0.93 for each word per sentence and 77 for each syllable per word.

    Worked out here, with the syllables of pyphen: the package for it brings a `tests` that hides ours.
    """
    words = WORD.findall(text)
    sentences = [part for part in SENTENCE.split(text) if WORD.search(part)]
    syllables = sum(len(SYLLABLES.positions(word.lower())) + 1 for word in words)
    return 206.84 - 0.93 * len(words) / len(sentences) - 77 * syllables / len(words)


def too_long(text: str) -> list[str]:
    """Sentences of more words than somebody keeps in mind. A list after a colon counts as its own."""
    return [one.strip() for one in SENTENCE.split(text) if len(one.split()) > LONGEST]


class Told(HTMLParser):
    """The sentences of the main part of a page, each block on its own."""

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.silent, self.texts = False, 0, [""]

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.inside = self.inside or tag == "main"
        self.silent += tag in SILENT
        if tag in BLOCKS - {"a", "strong"}:
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "main"
        self.silent -= tag in SILENT
        if tag in BLOCKS - {"a", "strong"}:
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self.inside and not self.silent:
            self.texts[-1] += data


def told_on(page: Any) -> list[str]:
    """What the page tells, in texts with words in them."""
    reader = Told()
    reader.feed(page.content.decode())
    texts = [" ".join(unescape(text).split()) for text in reader.texts]
    return [
        text if text.endswith((".", "?", "!", ":")) else f"{text}." for text in texts if re.search(r"[a-z]{2}", text)
    ]
