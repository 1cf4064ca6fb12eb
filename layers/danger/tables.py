"""Which words mean that somebody is in danger, and whom can they ring now? The tables beside this file.

Every one of them can be edited in a spreadsheet: nothing about words or telephones is in the program.
A phrase is words in their order. ``[self]`` stands for any word of the group ``self``; ``…`` for up to
three other words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from geo.wording import worded
from layers.assets.tables import Rows, parts_of, read_table
from layers.places.nations import Nation
from layers.tables.report import Fault

HERE: Final = Path(__file__).parent
GAP: Final = "…"
NEGATION: Final = "negation"  # the group of words that take back what comes after them: "never"
BETWEEN: Final = "between"  # the group of words that may stand between the two: "never really"
NATIONS: Final[Mapping[str, Nation]] = {
    "England": Nation.ENGLAND,
    "Wales": Nation.WALES,
    "Scotland": Nation.SCOTLAND,
    "Northern Ireland": Nation.NORTHERN_IRELAND,
}


class Danger(StrEnum):
    """What somebody may be in danger of, the most pressing first."""

    WANTING_TO_DIE = "wanting_to_die"
    HURT_AT_HOME = "hurt_at_home"
    CHILD_AT_RISK = "child_at_risk"
    ADULT_AT_RISK = "adult_at_risk"


class Tells(StrEnum):
    """What words beside those for a danger tell of it."""

    OVER = "over"  # "years ago", "my first husband": it is over
    AGAIN = "again"  # "still", "last night": it is not, whatever else is said
    WORK = "work"  # "worked for", "a course on": it was somebody's work or calling
    AWAY = "away"  # "moving to Devon": why somebody will not be here
    STORY = "story"  # "in a film", "at rugby": a story or a sport
    LIGHT = "light"  # "peeling potatoes", "only joking", "the dog": an accident, a joke, a beast or a game


@dataclass(frozen=True)
class HelpLine:
    """Whom to ring about a danger, and who says so."""

    nation: Nation | None  # None: everywhere in the United Kingdom
    danger: Danger | None  # None: any danger
    who: str
    number: str  # "" where the office has not filled it in
    hours: str
    source: str
    as_of: date  # when somebody last looked at the source


@dataclass(frozen=True)
class Phrase:
    """Words in their order that mean a danger."""

    words: tuple[str, ...]  # a word, "[group]" or ``GAP``
    dangers: tuple[Danger, ...]  # none: these words are harmless, whatever they look like

    @property
    def length(self) -> int:
        """How many words it names: what names more says more surely what is meant."""
        return len(self.words) - self.words.count(GAP)


@dataclass(frozen=True)
class DangerWording:
    """A whole wording, and what it means."""

    words: str
    danger: Danger | None  # None: harmless, whatever it looks like


@dataclass(frozen=True)
class DangerTables:
    """The five tables, as they stand."""

    lines: tuple[HelpLine, ...]
    phrases: tuple[Phrase, ...]
    harmless: tuple[Phrase, ...]
    beside: Mapping[Tells, tuple[Phrase, ...]]  # what stands beside words for a danger
    groups: Mapping[str, tuple[str, ...]]


def load_danger(folder: Path = HERE) -> DangerTables:
    """Read and check the tables of ``folder``.

    Raises ``KindsTableError`` naming every fault by row and column, or ``MissingColumnError``.
    """
    named = read_table(folder / "word_groups.csv", columns=("group", "words"), faults=_group_faults)
    groups = {row["group"]: parts_of(row["words"]) for _, row in named}
    phrases = read_table(
        folder / "phrases.csv",
        columns=("phrase", "danger"),
        faults=lambda rows: (*_phrase_faults(rows, groups), *_danger_faults(rows, one_or_none=False)),
    )
    harmless = read_table(
        folder / "harmless.csv", columns=("phrase",), faults=lambda rows: _phrase_faults(rows, groups)
    )
    beside = read_table(
        folder / "beside.csv",
        columns=("phrase", "tells"),
        faults=lambda rows: (*_phrase_faults(rows, groups), *_tells_faults(rows)),
    )
    lines = read_table(
        folder / "lines.csv",
        columns=("nation", "danger", "who", "number", "hours", "source", "date"),
        faults=lambda rows: (*_line_faults(rows), *_danger_faults(rows, one_or_none=True)),
    )
    return DangerTables(
        lines=tuple(_line(row) for _, row in lines),
        phrases=tuple(_phrase(row) for _, row in phrases),
        harmless=tuple(_phrase(row) for _, row in harmless),
        beside={tells: tuple(_phrase(row) for _, row in beside if row["tells"] == tells) for tells in Tells},
        groups=groups,
    )


def load_wordings(folder: Path = HERE) -> tuple[DangerWording, ...]:
    """Read and check the table of whole wordings in ``folder``.

    Raises ``KindsTableError`` naming every fault by row and column, or ``MissingColumnError``.
    """
    rows = read_table(
        folder / "wordings.csv",
        columns=("words", "danger"),
        faults=lambda rows: _danger_faults(rows, one_or_none=True),
    )
    return tuple(
        DangerWording(row["words"], Danger(row["danger"]) if row["danger"] else None) for _, row in rows
    )


def _pieces(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.replace("...", GAP).split())


def _phrase(row: Mapping[str, str]) -> Phrase:
    return Phrase(_pieces(row["phrase"]), tuple(map(Danger, parts_of(row.get("danger", "")))))


def _line(row: Mapping[str, str]) -> HelpLine:
    return HelpLine(
        nation=NATIONS.get(row["nation"]),
        danger=Danger(row["danger"]) if row["danger"] else None,
        who=row["who"],
        number=row["number"],
        hours=row["hours"],
        source=row["source"],
        as_of=date.fromisoformat(row["date"]),
    )


def _group_faults(rows: Rows) -> Iterator[Fault]:
    fix = worded("Write words with semicolons between them, or put the row back.")
    for number, row in rows:
        if not parts_of(row["words"]):
            yield Fault(number, "words", "", worded("This group has no words."), fix)
    there = {row["group"] for _, row in rows}
    for group in (NEGATION, BETWEEN):
        if group not in there:
            yield Fault(
                len(rows) + 1,
                "group",
                group,
                worded('There is no row for the group "{group}".', group=group),
                fix,
            )


def _phrase_faults(rows: Rows, groups: Mapping[str, tuple[str, ...]]) -> Iterator[Fault]:
    for number, row in rows:
        phrase = row["phrase"]
        pieces = _pieces(phrase)
        if not pieces or not (_has_word(pieces[0]) and _has_word(pieces[-1])):
            fix = worded('Begin and end with a word, like "want {gap} die".', gap=GAP)
            yield Fault(number, "phrase", phrase, worded("A phrase begins and ends with a word."), fix)
        for piece in pieces:
            if piece.startswith("[") and piece.strip("[]") not in groups:
                fix = worded("Use one of word_groups.csv: {groups}.", groups=", ".join(groups))
                yield Fault(
                    number, "phrase", phrase, worded("{piece} is not a group of words.", piece=piece), fix
                )


def _has_word(piece: str) -> bool:
    return any(sign.isalnum() for sign in piece)


def _danger_faults(rows: Rows, *, one_or_none: bool) -> Iterator[Fault]:
    """What is wrong in the column of dangers: one of them or none at all, or else one and more."""
    fix = worded("Use one of {dangers}.", dangers=", ".join(Danger))
    for number, row in rows:
        cells = tuple(filter(None, [row["danger"]])) if one_or_none else parts_of(row["danger"])
        if not cells and not one_or_none:
            yield Fault(number, "danger", "", worded("This row names no danger."), fix)
        for cell in cells:
            if cell not in set(Danger):
                yield Fault(
                    number, "danger", cell, worded('"{cell}" is not a danger we know.', cell=cell), fix
                )


def _tells_faults(rows: Rows) -> Iterator[Fault]:
    fix = worded("Use one of {tells}.", tells=", ".join(Tells))
    for number, row in rows:
        if row["tells"] not in set(Tells):
            unknown = worded('"{tells}" is nothing that words tell.', tells=row["tells"])
            yield Fault(number, "tells", row["tells"], unknown, fix)


def _line_faults(rows: Rows) -> Iterator[Fault]:
    for number, row in rows:
        if row["nation"] and row["nation"] not in NATIONS:
            fix = worded("Use one of {nations}, or leave it empty for all four.", nations=", ".join(NATIONS))
            yield Fault(
                number,
                "nation",
                row["nation"],
                worded('"{nation}" is not a nation of the UK.', nation=row["nation"]),
                fix,
            )
        if not row["who"]:
            yield Fault(
                number,
                "who",
                "",
                worded("This row does not say who answers."),
                worded("Write a name, like Samaritans."),
            )
        if not _is_number(row["number"]):
            fix = worded("Write digits and spaces, like 116 123; leave it empty if it is not known.")
            yield Fault(
                number,
                "number",
                row["number"],
                worded('"{text}" is not a telephone number.', text=row["number"]),
                fix,
            )
        try:
            date.fromisoformat(row["date"])
        except ValueError:
            fix = worded("Write the day on which the source was last looked at, like 2026-11-26.")
            yield Fault(number, "date", row["date"], worded('"{text}" is not a date.', text=row["date"]), fix)


def _is_number(text: str) -> bool:
    """Whether it could be dialled, or is left empty; words after a comma say what to choose then."""
    digits = text.partition(",")[0].replace(" ", "")
    return not text or (digits.isascii() and digits.isdigit() and len(digits) >= 3)
