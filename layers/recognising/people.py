"""Which tables count the people of the council's small areas, and by which look-up do older ones fit?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geo.wording import Wording, counted, worded
from layers.recognising.bridges import Bridge, bridge_of
from layers.recognising.files import Passed
from layers.recognising.ground import SmallAreasHere
from layers.recognising.looks import values_of
from layers.recognising.manifest import FileOrigin
from layers.recognising.parts import Parts, PeopleTable
from layers.recognising.rivals import Choice, Rival, newest
from layers.recognising.words.headings import AGE_GROUPS, EVERYONE, RANK, as_list

_OF_THE_CENSUS: Final = frozenset({"disabled", "living_alone", "households_without_car", "unpaid_carers"})


@dataclass(frozen=True, eq=False)
class TableHere:
    """A table of counts that has all of the council's small areas, its own or by a look-up."""

    part: PeopleTable
    bridge: Bridge | None


@dataclass(frozen=True, eq=False)
class PeopleHere:
    """Where each count is taken from."""

    residents: Choice[TableHere]
    groups: Mapping[str, Choice[TableHere]]


def choose_people(
    parts: Parts, small: SmallAreasHere, *, folder: Path, manifest: Mapping[str, FileOrigin]
) -> PeopleHere:
    """For residents and for every group the newest table that is whole for the council."""
    fits = [(part, *_fit(part, parts, small, folder)) for part in parts.counted]
    names = dict.fromkeys(name for part in parts.counted for name in part.counts)
    choices = {}
    for name in names:
        rivals = [
            Rival(
                part.look.shown, _edition(part, manifest, small), here, lacking, _fineness(part, name),
                content=_content(part, name, small, folder) if here else None,
            )
            for part, here, lacking in fits
            if name in part.counts and not (name == EVERYONE and here is not None and here.bridge)
        ]  # fmt: skip
        choices[name] = newest(rivals)
    residents = choices.pop(EVERYONE, Choice(None, ()))
    return PeopleHere(residents, choices)


def _fit(
    part: PeopleTable, parts: Parts, small: SmallAreasHere, folder: Path
) -> tuple[TableHere | None, Wording | None]:
    """A table as it can be used for the small areas; or what it lacks."""
    codes = {code for (code,) in values_of(part.look, folder, [part.code])}
    direct = part.unit == small.part.unit and small.codes <= codes
    years = (part.year, small.part.year)
    if direct and (None in years or years[0] == years[1]):
        return TableHere(part, None), None
    bridge = bridge_of(part, parts, small, codes=codes, folder=folder)
    if bridge is not None:
        return TableHere(part, bridge), None
    if direct:  # no code changed, so none of the small areas did
        return TableHere(part, None), None
    missing = sorted(small.codes - codes)
    if (
        part.unit == small.part.unit
        and len(missing) < len(small.codes)
        and (None in years or years[0] == years[1])
    ):
        return None, counted(
            "It has no row for {count} small area of the council, {some}.",
            "It has no row for {count} small areas of the council, such as {some}.",
            len(missing),
            some=missing[0],
        )
    some = sorted(codes)[0] if codes else ""
    return None, worded(
        "Its codes, such as {code}, are not those of the council's small areas, and no look-up leads there.",
        code=some,
    )


def _edition(part: PeopleTable, manifest: Mapping[str, FileOrigin], small: SmallAreasHere) -> tuple[int, ...]:
    """How new a table is: the day of its manifest's, else the year that it names, else that of its codes.

    Of several sheets of one workbook the one that names the latest year is the newest.
    """
    origin = manifest.get(part.look.origin.in_folder)
    of_codes = part.year or (small.part.year if part.unit == small.part.unit else None) or 0
    year = origin.day.year if origin and origin.day else part.edition or of_codes
    return year, part.edition, of_codes


def _fineness(part: PeopleTable, name: str) -> int:
    """Of tables of one edition everybody is taken from one of ages or of nothing else: totals are blurred.

    A group of the census is taken from the table with fewest columns: others tell it apart by age or sex too.
    """
    if name in _OF_THE_CENSUS:
        return -len(part.look.columns)
    if name != EVERYONE:
        return 0
    groups = part.counts.keys() - {EVERYONE}
    return len(groups & AGE_GROUPS) - len(groups - AGE_GROUPS)


def _content(part: PeopleTable, name: str, small: SmallAreasHere, folder: Path) -> object:
    """The counts of the council, so that a copy is known as one."""
    columns = part.counts[name]
    listed = as_list(columns)
    if not set(listed) <= set(part.look.columns):
        return columns
    rows = values_of(part.look, folder, [part.code, *listed])
    return frozenset(row for row in rows if row[0] in small.codes)


def tables_used(people: PeopleHere) -> list[tuple[TableHere, list[str]]]:
    """Each table that anything but residents is taken from, with the names of what is, in its own order."""
    names: dict[int, list[str]] = defaultdict(list)
    tables: dict[int, TableHere] = {}
    for name, choice in people.groups.items():
        if choice.here is not None:
            tables[id(choice.here)] = choice.here
            names[id(choice.here)].append(name)
    return [(tables[key], names[key]) for key in tables]


def passed_of(people: PeopleHere) -> list[Passed]:
    """What is passed over for every count, each file and reason once."""
    choices = (people.residents, *people.groups.values())
    used = {choice.here.part.look.shown for choice in choices if choice.here is not None}
    rows = [row for choice in choices for row in choice.passed]
    return [row for row in dict.fromkeys(rows) if row.file not in used]


def weighs_a_rank(table: TableHere, names: Sequence[str]) -> bool:
    """Whether a table's own count of everybody is needed to weigh its ranks where small areas merged."""
    return table.bridge is not None and RANK in names and EVERYONE in table.part.counts
