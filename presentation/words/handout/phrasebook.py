"""What are the fixed words of a hand-out, in English and in other languages, side by side where asked for?

They stand in ``phrases.csv``, a row for each: ``key``, ``en``, and for every other language a column with
its code and one named ``<code>_checked`` for who has been through it, and when. Where that is empty the sheet
says that its translation is unchecked. A process has one language (decision 27), a hand-out may have two.
"""

import csv
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from geo.errors import WithinReachError
from presentation.words.language import LANGUAGE

TABLE: Final = Path(__file__).with_name("phrases.csv")
ENGLISH: Final = "en"
_CHECKED: Final = "_checked"

Text = tuple[str, ...]  # one text for each language of a hand-out, in their order


class PhraseError(WithinReachError, ValueError):
    """The table of fixed words cannot be used, or has not the language that is asked for."""


@dataclass(frozen=True)
class HandoutPhrase:
    """One fixed text: by language, and in which languages a speaker has been through it."""

    texts: Mapping[str, str]
    checked: frozenset[str]


@dataclass(frozen=True)
class Phrasebook:
    """The fixed words in the languages of one hand-out. English stands in for what is not translated."""

    languages: tuple[str, ...]
    phrases: Mapping[str, HandoutPhrase] = field(repr=False)

    def say(self, key: str, **values: str | int | Text) -> Text:
        """A phrase with its values, once for each language; a value may itself be a text for each."""
        return tuple(
            self._in(language, key).format(**{name: _of(value, at) for name, value in values.items()})
            for at, language in enumerate(self.languages)
        )

    def both(self, text: str) -> Text:
        """Text from data, which is the same in every language."""
        return (text,) * len(self.languages)

    def joined(self, texts: Iterable[Text], between: str = ", ") -> Text:
        """Texts after one another, those that are empty left out."""
        every = list(texts)
        return tuple(
            between.join(text[at] for text in every if text[at]) for at in range(len(self.languages))
        )

    def listed(self, texts: Iterable[Text]) -> Text:
        """ "Mondays, Tuesdays and Fridays"."""
        every = list(texts)
        if len(every) < 2:
            return every[0] if every else self.both("")
        return self.say("first_and_last", first=self.joined(every[:-1]), last=every[-1])

    @property
    def unchecked(self) -> tuple[str, ...]:
        """The languages of which any phrase has not been gone through by a speaker."""
        return tuple(
            language
            for language in self.languages
            if language != ENGLISH and any(language not in each.checked for each in self.phrases.values())
        )

    def _in(self, language: str, key: str) -> str:
        texts = self.phrases[key].texts
        return texts.get(language) or texts[ENGLISH]


def _of(value: str | int | Text, at: int) -> str:
    return value[at] if isinstance(value, tuple) else str(value)


def phrasebook(*languages: str, table: Path = TABLE) -> Phrasebook:
    """The fixed words in these languages; in the process's, or English, where none is named.

    Raises
    ------
    PhraseError
        There is no such language in the table, or the table is damaged.
    """
    phrases = _read(table)
    there = languages_of(table=table)
    if not languages:
        return Phrasebook((LANGUAGE if LANGUAGE in there else ENGLISH,), phrases)
    for language in languages:
        if language not in there:
            raise PhraseError(
                "A hand-out has no words in “{language}” yet.",
                "Choose one of: {there}.",
                language=language,
                there=", ".join(there),
            )
    return Phrasebook(tuple(dict.fromkeys(languages)), phrases)


def languages_of(*, table: Path = TABLE) -> tuple[str, ...]:
    """The languages that the table of fixed words has, English first."""
    first = next(iter(_read(table).values()))
    return tuple(first.texts)


@lru_cache(maxsize=4)
def _read(table: Path) -> Mapping[str, HandoutPhrase]:
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    languages = [name for name in (rows[0] if rows else {}) if name != "key" and not name.endswith(_CHECKED)]
    if ENGLISH not in languages:
        raise PhraseError(
            "The table of fixed words has no row or no English.", "Take {file} anew.", file=table.name
        )
    return {row["key"]: _phrase(row, languages, table) for row in rows}


def _phrase(row: Mapping[str, str], languages: list[str], table: Path) -> HandoutPhrase:
    for language in languages:
        if row[language] and _slots(row[language]) != _slots(row[ENGLISH]):
            raise PhraseError(
                "The words of “{key}” in “{language}” leave other gaps than the English ones.",
                "In {file} write {slots} where they belong.",
                key=row["key"],
                language=language,
                file=table.name,
                slots=" ".join(f"{{{slot}}}" for slot in sorted(_slots(row[ENGLISH]))),
            )
    checked = frozenset(language for language in languages if (row.get(language + _CHECKED) or "").strip())
    return HandoutPhrase({language: row[language] or "" for language in languages}, checked)


def _slots(template: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
    except ValueError:
        return {template}
