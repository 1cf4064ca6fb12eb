"""What do the attributes of a GraphML edge say of a street? As OSMnx names them, and a few of our own.

OSMnx's attributes are the tags of OpenStreetMap; a list stands where several ways were joined to one edge.
What tags cannot say, as that a kerb or somebody's own gate lies between two edges, stands in our own.
"""

import ast
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from geo.network import KERB, NO_PAVEMENT, OWN, STEPS, WHEELS_NO
from geo.own_ground import ENCLOSED
from layers.places.second_names import LANGUAGES, NAME_COLUMNS
from layers.streets.timed_access import HOURS_COLUMNS
from layers.streets.ways import WAY_TAGS

FORMAT_KEY: Final = "within_reach_format"  # of the graph: our own attributes are held
FORMAT: Final = "1"
FLAGS_KEY: Final = "within_reach"  # of an edge: words of FLAG_WORDS, or PLAIN
PLAIN: Final = "plain"  # none of them: an edge that somebody else has drawn since has no such attribute
JUNCTION_KEY: Final = "junction_id"  # of two nodes at one junction, which private ground parts
FLAG_WORDS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "steps": STEPS,
        "kerb": KERB,
        "not_for_wheels": WHEELS_NO,
        "no_pavement": NO_PAVEMENT,
        "private": OWN,
        "aside": 64,
    }
)
HOURS_KEYS: Final[Mapping[str, str]] = MappingProxyType({name: f"hours_{name}" for name in HOURS_COLUMNS})
NAME_KEYS: Final[Mapping[str, str]] = MappingProxyType(
    dict(zip(NAME_COLUMNS, (f"name:{language}" for language in LANGUAGES), strict=True))
)
# Tags that say who may walk along a way and what it is like, beside those of the table of ways.
JUDGED_TAGS: Final = (
    "access", "foot", "service", "motorroad", "area", "railway", "public_transport", "man_made", "layer",
    "level", "location", "covered", "kerb", "ramp:wheelchair", "sac_scale", "maxwidth", "maxwidth:physical",
    "sidewalk:both", "sidewalk:left", "sidewalk:right",
)  # fmt: skip
TAG_KEYS: Final = (*WAY_TAGS, *NAME_KEYS.values(), *JUDGED_TAGS)
EDGE_KEYS: Final = frozenset((*TAG_KEYS, *HOURS_KEYS.values(), FLAGS_KEY, "osmid", "length", "geometry"))
_MOST_VALUES: Final = 50  # ways that were joined to one edge; what goes on is not a list of OSMnx


def flag_words(flags: int) -> str:
    """Flags of an edge in words; those that follow from the others are left out."""
    return " ".join(word for word, flag in FLAG_WORDS.items() if flags & flag & ~ENCLOSED) or PLAIN


def flags_of(words: str) -> int:
    """The flags that words name; words of a later version are passed over."""
    flags = 0
    for word in words.split():
        flags |= FLAG_WORDS.get(word, 0)
    return flags


def osm_numbers(osm_id: str) -> tuple[int, ...]:
    """The ids of the table of ways as OSMnx has them, numbers: a relation's is negative, and 0 is none.

    Every edge of OSMnx's has one: to make a graph undirected it compares them.
    """
    ids = [each for each in osm_id.split(";") if each.removeprefix("r").isdecimal()]
    return tuple(-int(each[1:]) if each.startswith("r") else int(each) for each in ids) or (0,)


def osm_id_of(osmid: str) -> str:
    """The cell of the table of ways from an edge's ``osmid``; "" where it is none."""
    numbers = [each for each in values_of(osmid) if each.removeprefix("-").isdecimal() and int(each)]
    return ";".join(f"r{each[1:]}" if each.startswith("-") else each for each in numbers)


def values_of(text: str) -> tuple[str, ...]:
    """The values of an attribute: the items of a list as OSMnx writes it, else the text itself.

    Text that only looks like a list, such as a name in brackets, is one value.
    """
    if not (text.startswith("[") and text.endswith("]")):
        return (text,) if text else ()
    try:
        items = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return (text,)
    if not isinstance(items, list) or len(items) > _MOST_VALUES:
        return (text,)
    texts = [str(item) for item in items if isinstance(item, str | int | float | bool)]
    return tuple(dict.fromkeys(texts)) if len(texts) == len(items) else (text,)


def variants(tags: Mapping[str, tuple[str, ...]]) -> Iterator[dict[str, str]]:
    """The tags that ways joined to one edge may have had: the first of each, then the others in turn."""
    first = {key: values[0] for key, values in tags.items() if values}
    yield first
    for key, values in tags.items():
        yield from ({**first, key: value} for value in values[1:])
