"""Which kind of asset do OpenStreetMap's tags mean? The rules of osm_kinds.csv, read, checked and applied.

A row matches when one of its keys has one of its values ("*": any value) and every condition in ``also``
holds. Conditions are joined by " & " and are ``key=value|value``, or ``key~words|words`` for words within a
text. The first row that matches wins. The kind "-" leaves the thing out, and the row's note says why.

What a place is, and what it also is, are two tables: a library that is a warm space in winter is a library.
Of osm_also.csv every row that matches counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from geo.wording import worded
from layers.assets.kinds import Kinds
from layers.assets.tables import Rows, read_table
from layers.tables.report import Fault

OSM_KINDS_CSV: Final = Path(__file__).with_name("osm_kinds.csv")
OSM_ALSO_CSV: Final = Path(__file__).with_name("osm_also.csv")
LEFT_OUT: Final = "-"


@dataclass(frozen=True)
class TagCondition:
    """One thing that must hold for some of ``keys``."""

    keys: tuple[str, ...]
    values: tuple[str, ...]
    within: bool = False  # the values are words within a text, not whole values

    def holds(self, tags: Mapping[str, str]) -> bool:
        """Tell whether ``tags`` fulfil this."""
        return any(self._fits(tags[key]) for key in self.keys if key in tags)

    def _fits(self, text: str) -> bool:
        folded = text.casefold()
        if self.within:
            return any(value in folded for value in self.values)
        return "*" in self.values or any(part.strip() in self.values for part in folded.split(";"))


@dataclass(frozen=True)
class KindRule:
    """One row of the table."""

    conditions: tuple[TagCondition, ...]
    kind: str
    note: str


@dataclass(frozen=True)
class OsmRules:
    """The rules in the order in which they are tried."""

    rules: tuple[KindRule, ...]

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The tag keys that a thing needs one of to match any rule."""
        return tuple(dict.fromkeys(key for rule in self.rules for key in rule.conditions[0].keys))

    def match(self, tags: Mapping[str, str]) -> KindRule | None:
        """Find the first rule that ``tags`` fulfil, or None."""
        return next(self._matching(tags), None)

    def kinds_of(self, tags: Mapping[str, str]) -> tuple[str, ...]:
        """The kinds of all the rules that ``tags`` fulfil, each once, in the order of the rules."""
        return tuple(dict.fromkeys(rule.kind for rule in self._matching(tags)))

    def _matching(self, tags: Mapping[str, str]) -> Iterator[KindRule]:
        places = self._places_by_key
        tried = sorted({place for key in tags if key in places for place in places[key]})
        rules = (self.rules[place] for place in tried)
        return (rule for rule in rules if all(part.holds(tags) for part in rule.conditions))

    @cached_property
    def _places_by_key(self) -> dict[str, list[int]]:
        """The rules that begin with each key: most things of a file have no key that any rule asks for."""
        places = defaultdict[str, list[int]](list)
        for place, rule in enumerate(self.rules):
            for key in rule.conditions[0].keys:
                places[key].append(place)
        return dict(places)


def load_osm_rules(kinds: Kinds, path: Path = OSM_KINDS_CSV) -> OsmRules:
    """Load and check the table of rules.

    Raises ``KindsTableError`` naming every fault by row and column, or ``MissingColumnError``.
    """
    columns = ("key", "value", "also", "kind", "note")
    rows = read_table(path, columns=columns, faults=lambda rows: _faults(rows, kinds))
    return OsmRules(tuple(_rule(row) for _, row in rows))


def _rule(row: Mapping[str, str]) -> KindRule:
    first = TagCondition(_words(row["key"]), _words(row["value"].casefold()))
    further = [_condition(text) for text in row["also"].split(" & ") if text]
    return KindRule((first, *further), row["kind"], row["note"])


def _condition(text: str) -> TagCondition:
    sign = _sign(text)
    key, values = text.split(sign, 1)
    return TagCondition(_words(key), _words(values.casefold()), within=sign == "~")


def _sign(text: str) -> str:
    """Which of "=" and "~" comes first in a condition; "" if neither does."""
    signs = [sign for sign in "=~" if sign in text]
    return min(signs, key=text.index) if signs else ""


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split("|"))


def _faults(rows: Rows, kinds: Kinds) -> Iterable[Fault]:
    for number, row in rows:
        for column in ("key", "value"):
            if not row[column]:
                fix = worded('Write an OpenStreetMap key and its value; "*" stands for any value.')
                yield Fault(number, column, "", worded("This cell is empty."), fix)
        for text in row["also"].split(" & "):
            if text and not all([_sign(text), *text.split(_sign(text) or None, 1)]):
                fix = worded("Write sport=bowls for a whole value, or name~hall for a word within it.")
                yield Fault(number, "also", text, worded('"{text}" is not a condition.', text=text), fix)
        if row["kind"] != LEFT_OUT and row["kind"] not in kinds.by_key:
            fix = worded(
                'Use a key of kinds.csv ({by_key}), or "-" to leave the thing out.',
                by_key=", ".join(kinds.by_key),
            )
            yield Fault(number, "kind", row["kind"], worded('"{kind}" is not a kind.', kind=row["kind"]), fix)
        if row["kind"] == LEFT_OUT and not row["note"]:
            yield Fault(
                number,
                "note",
                "",
                worded("This row leaves things out without saying why."),
                worded("Write the reason here."),
            )
