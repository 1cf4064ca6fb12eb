"""What does a text say in plain words: short forms written out, people's and streets' names left out?

"78F, LA, w/c user" is "78F, lives alone, wheelchair user"; "Mr Bishop plays the ukulele" wants no bishop.
Nothing is kept: a person's words pass through here.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from layers.interests.shorthand import ShortForm, load_first_names, load_shorthand
from questions.conversation.reading.sentence_model import ordinary_words
from questions.conversation.reading.word_stems import plain_text

LONGEST_TEXT: Final = 12_000  # letters that are looked at; nobody reads out more
SHORTEST_IN_ANY_CASE: Final = 3  # letters of a form that is known in small letters too: "copd", but no "la"
SOMEBODY: Final = "Jo"  # stands for whoever is named; too short to be a word of the tables
TALK: Final = 5  # more words than these are talk; so few may be the name of a place that is looked for

_SHOUTED: Final = re.compile(r"[A-Z]{4,}")  # a word, not a short form: all of the text is in capitals
_CAPITALISED: Final = r"[A-Z][a-z]+(?:['’-][A-Z][a-z]+)?"
_TITLED: Final = re.compile(
    rf"\b(?:(?:[Mm]rs?|MRS?|[Mm]s|[Dd]r)\.?\s+[A-Za-z][a-z'’-]+|(?:Miss|Mx|Rev|Uncle|Aunt(?:ie|y)?)\.?\s+{_CAPITALISED})"
    rf"(?:\s+{_CAPITALISED})?"
)
_OWN_NAME: Final = re.compile(rf"\b({_CAPITALISED})((?:\s+{_CAPITALISED})*)")
_STREET: Final = re.compile(
    rf"\b(?:{_CAPITALISED}\s+)+"
    r"(?:Street|St|Road|Rd|Lane|Avenue|Ave|Close|Court|Drive|Terrace|Crescent|Grove|Estate|[Pp]rimary|[Ii]nfants?|[Jj]uniors?"
    r"|High\s+School|[Ww]ard)\b(?!\s+[A-Z])"
)
_PLACE: Final = re.compile(rf"\b(?:from|in|near|at|outside|opposite)\s+({_CAPITALISED})\b(?!\s+[A-Z])")
# "Southway side", "up the Meadows end": where they live, and no wish.
_SIDE: Final = re.compile(rf"\b{_CAPITALISED}\s+(?:side|end|way|area|direction)\b(?!\s+[A-Z])")
# What follows a name at the beginning of a sentence, and what ends the name of a place.
_GOES_ON: Final = re.compile(
    r"\s+(?:is|has|had|was|loves|likes|wants|needs|enjoys|used|keeps|lives|would|went|died|plays|knits|sings)\b|['’]"
)
_OF_A_PLACE: Final = re.compile(
    r"\b(?:Park|Gardens|Hall|Centre|Club|Hospital|Baths|Hub|Rooms|Library|Surgery|Road|Street|Lane|School)\b"
)

# "Kind regards, Alan (befriender)": who writes, and no wish.
_SIGNED: Final = re.compile(
    r"(?:(?<=[.!?,\n])|^)\s*(?:(?:[Kk]ind(?:est)?|[Bb]est|[Ww]arm(?:est)?)\s+(?:regards|wishes)|[Rr]egards|Best|Yours\s+\w+"
    rf"|(?:Many\s+)?[Tt]hanks|Cheers)\s*[,.\n]\s*{_CAPITALISED}(?:\s+{_CAPITALISED})?(?:\s*[,(][^.!?]{{0,40}})?\.?\s*$"
)


@dataclass(frozen=True, repr=False)
class PlainWords:
    """A text in plain words, and how to say a part of it as it was typed."""

    text: str
    written_out: tuple[tuple[str, str], ...] = field(default=())  # as written out, as typed

    def as_typed(self, part: str) -> str:
        """A stretch of the text with its short forms as they were typed."""
        for long, short in self.written_out:
            for form in dict.fromkeys((long, plain_text(long))):
                part = re.sub(rf"\b{re.escape(form)}\b", short.replace("\\", r"\\"), part)
        return _with_apostrophes(part, self.text)


def _with_apostrophes(part: str, text: str) -> str:
    """A stretch with the apostrophes that the text has in it: "heating's off" for "heatings off"."""
    if not set("'’") & set(text) or set("'’") & set(part):
        return part
    pattern = r"\s+".join("['’]?".join(map(re.escape, word)) for word in part.split())
    there = re.search(rf"(?<![\w'’]){pattern}(?![\w'’])", text, re.IGNORECASE)
    return " ".join(there[0].split()) if there and set("'’") & set(there[0]) else part


class PlainReader:
    """The table of short forms and the list of first names, ready to be used. Holds nothing of any person."""

    def __init__(
        self, forms: Sequence[ShortForm], first_names: Collection[str], *, ordinary: Collection[str] = ()
    ) -> None:
        """``ordinary`` are words of everyday language: a short form that is one counts only as written."""
        self._forms: dict[str, list[ShortForm]] = defaultdict(list)
        for form in forms:
            self._forms[form.short.casefold()].append(form)
        shorts = sorted((re.escape(short) for short in self._forms), key=len, reverse=True)
        self._short = re.compile(rf"(?<![\w/'’-])(?:{'|'.join(shorts)})(?![\w/])", re.IGNORECASE)
        self._first_names = first_names
        self._ordinary = ordinary

    def is_first_name(self, word: str) -> bool:
        """Whether a word is somebody's first name, in whatever letters."""
        return word.casefold() in self._first_names

    def read(self, text: str, with_meaning: Collection[str] = ()) -> PlainWords:
        """A text in plain words. ``with_meaning`` are words of the tables: no place's name alone."""
        text = text[:LONGEST_TEXT]
        words = frozenset(re.findall(r"[\w&/]+", text.casefold()))
        written_out: list[tuple[str, str]] = []
        whole = self._short.sub(lambda match: self._written_out(match[0], text, words, written_out), text)
        if len(whole.split()) <= TALK:
            return PlainWords(whole, tuple(written_out))
        return PlainWords(self._without_names(whole, with_meaning), tuple(written_out))

    def _written_out(
        self, typed: str, text: str, words: Collection[str], written_out: list[tuple[str, str]]
    ) -> str:
        """What a short form means where it stands; as typed where it means nothing there."""
        for form in self._forms[typed.casefold()]:
            if self._is_form(typed, form.short, text) and _stands_beside(form.beside, text, words):
                written_out.append((form.means, typed))
                return form.means
        return typed

    def _is_form(self, typed: str, short: str, text: str) -> bool:
        if text.isupper() and _SHOUTED.search(text) and short.casefold() in self._ordinary:
            return False
        if typed == short or (short.islower() and not typed.isupper()):
            return True
        return len(short) >= SHORTEST_IN_ANY_CASE and short.casefold() not in self._ordinary

    def _without_names(self, text: str, with_meaning: Collection[str]) -> str:
        if text.isupper() or text.istitle():
            return text
        text = _SIGNED.sub("", text)
        text = _TITLED.sub(lambda match: f"{match[0].split()[0]} {SOMEBODY}", text)
        text = _SIDE.sub("", _STREET.sub("", text))
        text = _OWN_NAME.sub(self._without_own_name, text)
        return _PLACE.sub(
            lambda match: match[0] if plain_text(match[1]) in with_meaning else match[0].split()[0], text
        )

    def _without_own_name(self, match: re.Match[str]) -> str:
        """Capitalised words without somebody's name among them."""
        words = match[0].split()
        at = next((at for at, word in enumerate(words) if word.casefold() in self._first_names), None)
        if at is None or _OF_A_PLACE.search(" ".join(words[at + 1 :])):
            return match[0]
        if at or words[at + 1 :] or words[0].casefold() not in self._ordinary:
            return " ".join((*words[:at], SOMEBODY))
        before, after = match.string[: match.start()].rstrip(), match.string[match.end() :]
        starts = not before or before.endswith((".", "!", "?"))  # where any word has a capital letter
        return match[0] if starts and not _GOES_ON.match(after) else SOMEBODY


def _stands_beside(beside: Iterable[str], text: str, words: Collection[str]) -> bool:
    """Whether one of some words stands in a text; true for none."""
    phrases = [phrase.casefold() for phrase in beside]
    return not phrases or any(
        phrase in words if phrase.isalnum() else phrase in text.casefold() for phrase in phrases
    )


@lru_cache(maxsize=1)
def plain_reader() -> PlainReader:
    """The tables as they lie beside the program, read once."""
    return PlainReader(load_shorthand(), load_first_names(), ordinary=ordinary_words())
