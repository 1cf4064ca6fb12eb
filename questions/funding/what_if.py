"""Who gains and who loses if this were done? Each ward and group, today and then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pandas as pd

from geo.types import BoolArray
from questions.funding.changes import changed
from questions.funding.ground import FundingGround, has_street, reached_by_group
from questions.funding.people import EVERYWHERE, FIFTHS, RESIDENTS, People
from questions.funding.scenario import Action, ChangeError, Scenario
from questions.funding.standard import Standard
from questions.funding.transport_changes import fetched, needs_buses
from questions.places.area_assets import AreaAssets

EFFECT_COLUMNS: Final = (
    "kind",
    "ward_code",
    "ward_name",
    "group",
    "people",  # of the group in the ward, with a street; a count is missing where not all are counted
    "today",  # of these, who can reach one
    "then",
    "gained",
    "lost",
)


@dataclass(frozen=True, eq=False)
class Effect:
    """What a scenario changes, against today."""

    scenario: Scenario
    standard: Standard
    table: pd.DataFrame = field(repr=False)  # EFFECT_COLUMNS: every kind concerned, ward and group
    by_fifth: pd.DataFrame = field(repr=False)  # kind, fifth (1 the most deprived, 0 not known), gained, lost
    gained: dict[str, BoolArray] = field(repr=False)  # kind -> (n,) resident points that gain
    lost: dict[str, BoolArray] = field(repr=False)
    without_street: tuple[str, ...] = ()  # names of new or moved assets near which no street is known
    gaining: int = 0  # residents who gain any of the kinds, each once
    losing: int = 0
    areas_uncounted: int = 0  # small areas that gain or lose, and nobody knows how many live there

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds for which anything could change."""
        return tuple(self.gained)

    def total(self, column: str, *, group: str = RESIDENTS) -> int | None:
        """A column for the whole area, added up over the kinds concerned: two kinds count twice.

        None where not all are counted.
        """
        table = self.table
        rows = table[(table["ward_code"] == EVERYWHERE) & (table["group"] == group)]
        return None if rows[column].isna().any() else int(rows[column].sum())


def kinds_concerned(assets: AreaAssets, scenario: Scenario, *, also: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The kinds of the assets that a scenario changes; of a path or a bus stop, which may
    change any, those of ``also``."""
    kind_of = dict(zip(assets.table["asset_id"], assets.table["kind"], strict=True))
    kinds = {change.kind or kind_of.get(change.asset_id, "") for change in scenario.changes}
    return tuple(sorted({kind for kind in kinds | set(also if changes_any(scenario) else ()) if kind}))


def changes_any(scenario: Scenario) -> bool:
    """Whether it may bring anything nearer, whatever its kind: a path or a bus stop is in it."""
    return any(change.action in (Action.PATH, Action.STOP) for change in scenario.changes)


def what_if(
    ground: FundingGround, scenario: Scenario, standard: Standard, *, kinds: tuple[str, ...] = ()
) -> Effect:
    """The difference that a scenario makes. Neither the area nor the register is touched.

    Parameters
    ----------
    ground
        The place, and its assets as they are.
    scenario
        The changes.
    standard
        What counts as within reach.
    kinds
        Which kinds to look at besides those that the changes name; needed for a path and a bus stop.

    Raises
    ------
    ChangeError
        A change cannot be made here, or there is a bus stop and no buses count.
    """
    if needs_buses(scenario, standard):
        raise ChangeError("What a bus stop does can be said only where buses count.", "Count buses.")
    concerned = tuple(sorted({*kinds_concerned(ground.assets, scenario, also=kinds), *kinds}))
    then = changed(ground, scenario)
    joined = ground.walks(standard).joined | then.walks(standard).joined
    gained, lost, tables = {}, {}, []
    for kind in concerned:
        before = reached_by_group(ground, kind, standard)
        walked, brought = reached_by_group(then, kind, standard), fetched(then, scenario, standard, kind)
        after = {group: here | brought[group] for group, here in walked.items()}
        gained[kind] = after[RESIDENTS] & ~before[RESIDENTS]
        lost[kind] = before[RESIDENTS] & ~after[RESIDENTS]
        tables.append(coverage_table(ground, kind, before, after, joined=joined))
    table = pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=list(EFFECT_COLUMNS))
    apart = _without_street(then, scenario, standard)
    return Effect(
        scenario,
        standard,
        table,
        _by_fifth(ground.people, gained, lost),
        gained,
        lost,
        apart,
        _people_at(ground.people, gained),
        _people_at(ground.people, lost),
        ground.people.areas_uncounted(_anywhere(ground.people, [*gained.values(), *lost.values()])),
    )


def _people_at(people: People, points: Mapping[str, BoolArray]) -> int:
    """Residents at any of the points who are counted, each once."""
    return round(float(people.residents[_anywhere(people, list(points.values()))].sum()))


def _anywhere(people: People, points: Sequence[BoolArray]) -> BoolArray:
    """(n,) the points that are in one of the sets of points at least."""
    nowhere = np.zeros(len(people.residents), bool)
    return np.asarray(np.any([nowhere, *points], axis=0), bool)


def _without_street(ground: FundingGround, scenario: Scenario, standard: Standard) -> tuple[str, ...]:
    """New or moved assets of which nobody can say who would reach them."""
    assets = ground.assets
    row = {asset_id: at for at, asset_id in enumerate(assets.table["asset_id"])}
    placed = {c.asset_id for c in scenario.changes if c.at is not None and c.asset_id in row}
    apart = [row[key] for key in sorted(placed) if not has_street(ground, row[key], standard)]
    return tuple(str(assets.table["name"].iat[at]) for at in apart)


def coverage_table(
    ground: FundingGround,
    kind: str,
    before: Mapping[str, BoolArray],
    after: Mapping[str, BoolArray],
    *,
    joined: BoolArray,
) -> pd.DataFrame:
    """Each ward and group, and the whole area first: people with a street, reached today and then.

    ``before`` and ``after`` are for each group (n,), as ``reached_by_group`` finds them.
    """
    people = ground.people
    rows = []
    for code, name, inside in people.places(ground.area.title):
        for group in people.groups:
            was, now = before[group] & inside, after[group] & inside
            parts = (joined & inside, was, now, now & ~was, was & ~now)
            rows.append((kind, code, name, group, *(people.count(group, part) for part in parts)))
    return whole_numbers(pd.DataFrame(rows, columns=list(EFFECT_COLUMNS)), EFFECT_COLUMNS[4:])


def whole_numbers(table: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """The same with whole numbers in these columns; Int64 where some are missing."""
    some = {name: bool(table[name].isna().any()) for name in columns}
    return table.astype({name: "Int64" if missing else "int64" for name, missing in some.items()})


def _by_fifth(people: People, gained: dict[str, BoolArray], lost: dict[str, BoolArray]) -> pd.DataFrame:
    rows = [
        (
            kind,
            fifth,
            int(people.residents[gained[kind] & (people.fifth == fifth)].sum()),
            int(people.residents[lost[kind] & (people.fifth == fifth)].sum()),
        )
        for kind in gained
        for fifth in range(FIFTHS + 1)
    ]
    return pd.DataFrame(rows, columns=["kind", "fifth", "gained", "lost"])
