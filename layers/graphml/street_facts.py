"""What is known of each stretch of street, by OSMnx's names? What is not known is not written."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

import pandas as pd

from geo.network import NO_HOURS, OWN, WalkNetwork
from layers.graphml.attributes import FLAGS_KEY, HOURS_KEYS, NAME_KEYS, flag_words, osm_numbers
from layers.graphml.edge_parts import EdgePart
from layers.streets.ways import WAY_TAGS

_UNWRITABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML has no such
_COLUMNS: Final = {**{tag: tag for tag in WAY_TAGS}, **NAME_KEYS}  # column of the table of ways -> attribute


def plain_text(text: str) -> str:
    """Text without the signs that XML cannot hold."""
    return _UNWRITABLE.sub("", text)


@dataclass(frozen=True, eq=False)
class StreetFacts:
    """What is known of the rows of the tables of ways and of hours."""

    of_way: list[dict[str, tuple[Any, ...]]]
    of_hours: list[dict[str, str]]

    def of(self, stretch: EdgePart, network: WalkNetwork) -> dict[str, Any]:
        """What is known of a stretch, whichever way it is walked."""
        rows = [self.of_way[row] for row in stretch.rows]
        keys = dict.fromkeys(chain.from_iterable(rows))
        facts = {key: _listed(chain.from_iterable(row.get(key, ()) for row in rows)) for key in keys}
        flags = int(network.edge_flags[stretch.edge])
        if flags & OWN:
            facts["access"] = "private"
        facts[FLAGS_KEY] = flag_words(flags)
        hours = int(network.edge_hours[stretch.edge])
        return facts if hours == NO_HOURS else {**facts, **self.of_hours[hours]}


def street_facts(ways: pd.DataFrame, hours: pd.DataFrame) -> StreetFacts:
    """The tables of ways and of hours, by OSMnx's names."""
    return StreetFacts(
        [_of_way(row) for row in ways.to_dict("records")],
        [
            {HOURS_KEYS[str(name)]: plain_text(str(value)) for name, value in row.items() if value}
            for row in hours.to_dict("records")
        ],
    )


def _of_way(row: Mapping[Any, Any]) -> dict[str, tuple[Any, ...]]:
    """What is known of a way, by OSMnx's names."""
    values = {
        "osmid": osm_numbers(str(row["osm_id"])),
        **{key: (plain_text(str(row[column])),) for column, key in _COLUMNS.items() if row.get(column)},
    }
    return {key: value for key, value in values.items() if value}


def _listed(values: Iterable[Any]) -> Any:
    """One value as it is, several as a list; so too text in brackets, which OSMnx would take for one."""
    distinct = list(dict.fromkeys(values))
    return distinct if len(distinct) > 1 or str(distinct[0]).startswith(("[", "{")) else distinct[0]
