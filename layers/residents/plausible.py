"""Which counts of people cannot be? More of a group than there are people is no count, and not known."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import geopandas as gpd

from geo.wording import worded
from layers.tables.report import Fault

OTHER_DAY: Final = 1.25  # counts of another day may be this much of the residents of theirs: people move in
OTHER_TOTALS: Final = "all_"  # everybody again, on another day


@dataclass(frozen=True)
class GroupTable:
    """The groups of one table of counts."""

    groups: tuple[str, ...]
    with_residents: bool  # all residents are of the same table and day: not one more of a group can be there


def check_plausible(
    table: gpd.GeoDataFrame, tables: Sequence[GroupTable], *, residents: str
) -> tuple[gpd.GeoDataFrame, list[tuple[Fault, ...]]]:
    """Make what cannot be not known, and say so.

    Parameters
    ----------
    table
        Indexed by small-area code: ``residents`` and groups as Int64; it is not changed.
    tables
        The groups, table by table. Of the table that has the residents no group may be larger than they are;
        of another table by a quarter at most.

    Returns
    -------
    The table, and the faults of each of ``tables``.
    """
    checked = table.copy()
    faults = [
        tuple(fault for group in each.groups for fault in _too_many(checked, group, residents, each))
        for each in tables
    ]
    return checked, faults


def _too_many(table: gpd.GeoDataFrame, group: str, residents: str, counted: GroupTable) -> list[Fault]:
    """The faults of one group; its counts that cannot be are made missing in ``table``."""
    if group.startswith(OTHER_TOTALS):
        return []
    people, most = table[group].astype("Float64"), table[residents].astype("Float64")
    cannot_be = (people > most * (1.0 if counted.with_residents else OTHER_DAY)).fillna(False)
    faults = [
        Fault(
            None,
            group,
            f"{count}",
            worded(
                "{code} has {count:,} people of the group {group} among {residents:,} residents: "
                "that cannot be.",
                code=str(code),
                count=int(count),
                group=group,
                residents=int(all_of_them),
            ),
            worded("Correct the file; until then the group is not known there."),
        )
        for code, count, all_of_them in zip(
            table.index[cannot_be],
            table.loc[cannot_be, group],
            table.loc[cannot_be, residents],
            strict=True,
        )
    ]
    table[group] = table[group].mask(cannot_be.astype(bool))
    return faults
