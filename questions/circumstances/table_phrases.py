"""Which phrases of the table of circumstances stand in a text? The longest counts; "no stick" is none."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from layers.interests.circumstances import CircumstancePhrases, Topic, load_circumstances
from questions.circumstances.circumstance import Circumstance, Value
from questions.circumstances.denials import is_denied, is_over
from questions.circumstances.spoken_text import SpokenText, is_negative, spoken_text

LONGEST_PHRASE: Final = 8  # words
# Say how to take other words.
ONLY_HOW: Final = (Topic.NOTHING, Topic.BUSY, Topic.PAST, Topic.OVER, Topic.ENDED)

Phrase = tuple[str, ...]


class PhraseIndex:
    """The table, ready to be looked up. Holds nothing of any person."""

    def __init__(self, rows: Iterable[CircumstancePhrases]) -> None:
        rows_of: dict[Phrase, list[CircumstancePhrases]] = defaultdict(list)
        for row in rows:
            for phrase in row.phrases:
                rows_of[_key(word.text for word in spoken_text(phrase).words)].append(row)
        self._rows_of: Mapping[Phrase, list[CircumstancePhrases]] = dict(rows_of)

    def in_text(self, text: SpokenText) -> Iterator[Circumstance]:
        """What the phrases of a text set, in its order; a phrase that is denied or over sets nothing."""
        spans = [(span, _key(text.texts(span))) for span in self._spans(text)]
        over, ended = (
            frozenset(at for span, words in spans if self._is_about(words, topic) for at in span)
            for topic in (Topic.OVER, Topic.ENDED)
        )
        for span, words in spans:
            only_how = self._rows_of[words][0].topic in ONLY_HOW
            if not only_how and is_over(text, span, over=over, ended=ended):
                continue
            if only_how or not self._is_denied(text, span):
                for row in self._rows_of[words]:
                    yield Circumstance(row.topic, text.stretch(span), _value(row), places=span)

    def _spans(self, text: SpokenText) -> Iterator[range]:
        at = 0
        while at < len(text.words):
            span = self._longest(text, at)
            if span is not None:
                yield span
            at = at + 1 if span is None else span.stop

    def _is_about(self, words: Phrase, topic: Topic) -> bool:
        return any(row.topic is topic for row in self._rows_of[words])

    def _longest(self, text: SpokenText, at: int) -> range | None:
        clause_end = text.clause(at).stop
        for end in range(min(clause_end, at + LONGEST_PHRASE), at, -1):
            if _key(text.texts(range(at, end))) in self._rows_of:
                return range(at, end)
        return None

    def _is_denied(self, text: SpokenText, span: range) -> bool:
        """Whether a "not" before it takes it back; a phrase that says no itself is none to take back."""
        return not any(map(is_negative, text.texts(span))) and is_denied(text, span.start)


def _key(words: Iterable[str]) -> Phrase:
    """Words as they are looked up: "cant do stairs" is "can't do stairs"."""
    return tuple(word.replace("'", "") for word in words)


def _value(row: CircumstancePhrases) -> Value:
    if row.topic is Topic.PART:
        return tuple(row.value.split())
    if row.topic is Topic.AGE and not row.value.isdecimal():
        first, last = row.value.split("-")
        return int(first), int(last)
    return int(row.value) if row.value.isdecimal() else row.value


@lru_cache(maxsize=1)
def phrase_index() -> PhraseIndex:
    """The table as it lies beside the program, read once."""
    return PhraseIndex(load_circumstances())
