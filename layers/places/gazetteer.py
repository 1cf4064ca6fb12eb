"""What is there to be looked up by name in an area? One index of it, built once and then only read."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, Protocol

import numpy as np
import pandas as pd
import shapely

from layers.places.names import house_number_keys, key_of, spelled_out, words_of
from layers.places.second_names import OtherNames, other_names
from layers.places.streets import separate_streets


class Places(Protocol):
    """The tables of an area that a gazetteer is made from: ``layers.area.Area`` has them."""

    @property
    def title(self) -> str:
        """What people call the area."""

    @property
    def crs(self) -> str:
        """The coordinate system of all tables, in metres."""

    @property
    def postcode_areas(self) -> tuple[str, ...]:
        """The letters with which postcodes here begin: ("NP", "CF")."""

    @property
    def postcodes(self) -> Any:
        """Frame of ``postcode``, ``ended``, ``po_box`` and geometry (points, some missing)."""

    @property
    def addresses(self) -> Any:
        """Frame of house_number, house_name, street, locality, postcode and geometry (points)."""

    @property
    def street_names(self) -> Any:
        """Frame of ``street``, ``locality``, second names and geometry (a point on the street)."""

    @property
    def localities(self) -> Any:
        """Frame of ``name``, ``kind``, second names and geometry (points)."""


class PostcodeEntry(NamedTuple):
    """One postcode; x and y in metres, NaN where the source gives no place."""

    x: float
    y: float
    ended: date | None
    po_box: bool
    exact: bool  # False where the source only knows roughly where it is
    houses: tuple[int, ...]  # known to have it


class Street(NamedTuple):
    """One street: a point on it, metres, and what tells it apart from others of its name ("" if alone)."""

    name: str
    apart: str  # its locality, where that does
    locality: str
    x: float
    y: float
    near_postcode: str = ""  # where the locality does not
    others: OtherNames = ()  # what it is called in other languages


class NamedPlace(NamedTuple):
    """A suburb, village … and its middle, metres."""

    name: str
    kind: str
    x: float
    y: float
    others: OtherNames = ()


class House(NamedTuple):
    """One address; metres. ``street_at`` is its street in ``Gazetteer.streets``, -1 if it has none."""

    number: str
    name: str
    street: str
    locality: str
    postcode: str
    street_at: int
    x: float
    y: float


@dataclass(frozen=True, eq=False, repr=False)
class Gazetteer:
    """The index. Numbers in it are positions in ``streets``, ``places`` and ``houses``."""

    title: str
    titles: tuple[str, ...]  # the title, and what the place of that name is called in other languages
    crs: str
    postcode_areas: tuple[str, ...]
    bounds: tuple[float, float, float, float]  # west, south, east, north, metres, of all that is in it
    postcodes: Mapping[str, PostcodeEntry]
    districts: frozenset[str]  # "NP20"
    streets: tuple[Street, ...]
    places: tuple[NamedPlace, ...]
    houses: tuple[House, ...]
    # By name, whichever language it is in.
    streets_by_key: Mapping[str, tuple[int, ...]]
    places_by_key: Mapping[str, tuple[int, ...]]
    houses_by_name: Mapping[str, tuple[int, ...]]
    houses_by_number: Mapping[tuple[int, str], tuple[int, ...]]  # (street, number)
    houses_by_street: Mapping[int, tuple[int, ...]]
    spellings: Mapping[str, str]  # every street's and place's name written out, and its key


def build_gazetteer(area: Places) -> Gazetteer:
    """Index the postcodes, addresses, streets and places of an area.

    Holds copies of what it needs, so that it can be kept, shared between sessions and pickled; nothing in it
    depends on who asks.
    """
    streets, street_of_house = _streets(area)
    houses = _houses(area.addresses, street_of_house)
    places = tuple(
        NamedPlace(str(row.name), str(row.kind), row.geometry.x, row.geometry.y, other_names(row))
        for row in area.localities.itertuples(index=False)
    )
    postcodes = _postcodes(area.postcodes, houses)
    named: list[Street | NamedPlace] = [*streets, *places]
    names = sorted(name for thing in named for name in _names(thing))
    return Gazetteer(
        title=area.title,
        titles=_titles(area.title, places),
        crs=area.crs,
        postcode_areas=tuple(area.postcode_areas),
        bounds=_bounds(area),
        postcodes=postcodes,
        districts=frozenset(postcode.split(" ")[0] for postcode in postcodes),
        streets=streets,
        places=places,
        houses=houses,
        streets_by_key=_by_name(streets),
        places_by_key=_by_name(places),
        houses_by_name=_by_name(houses),
        houses_by_number=_grouped(_numbered(houses)),
        houses_by_street=_grouped((house.street_at, at) for at, house in enumerate(houses)),
        spellings={spelled_out(words_of(name)): key_of(words_of(name)) for name in names},
    )


def _by_name(things: Sequence[Street | NamedPlace | House]) -> dict[str, tuple[int, ...]]:
    """Where each name stands, in every language; what two of its names would find stands there once."""
    keys = (dict.fromkeys(key_of(words_of(name)) for name in _names(thing)) for thing in things)
    return _grouped((key, at) for at, of_thing in enumerate(keys) for key in of_thing)


def _names(thing: Street | NamedPlace | House) -> tuple[str, ...]:
    """All that a thing is called, its first name first."""
    others = () if isinstance(thing, House) else thing.others
    return (thing.name, *(name for _, name in others))


def _titles(title: str, places: Sequence[NamedPlace]) -> tuple[str, ...]:
    """The title of the area, and the other names of the places that are called so."""
    key = key_of(words_of(title))
    names = [name for place in places if key_of(words_of(place.name)) == key for name in _names(place)]
    return tuple(dict.fromkeys((title, *names)))


def _numbered(houses: Sequence[House]) -> Iterator[tuple[tuple[int, str], int]]:
    """Each street and number that a house answers to."""
    for at, house in enumerate(houses):
        if house.street_at >= 0:
            for key in house_number_keys(house.number):
                yield (house.street_at, key), at


def _grouped(pairs: Iterable[tuple[Any, int]]) -> dict[Any, tuple[int, ...]]:
    groups: dict[Any, list[int]] = defaultdict(list)
    for key, at in pairs:
        if key != "":
            groups[key].append(at)
    return {key: tuple(members) for key, members in groups.items()}


def _streets(area: Places) -> tuple[tuple[Street, ...], Any]:
    """The streets, those that only addresses name included, and each address's street (a,), -1 for none."""
    table, addresses = area.street_names, area.addresses
    streets = [
        Street(
            str(row.street),
            "",
            str(row.locality),
            row.geometry.x,
            row.geometry.y,
            others=other_names(row, of="street"),
        )
        for row in table.itertuples(index=False)
    ]
    walked = set(_by_name(streets))
    named = addresses["street"].tolist()
    key_of_name = {name: key_of(words_of(name)) for name in set(named)}
    address_keys = [key_of_name[name] for name in named]
    points = addresses.geometry.to_numpy()
    only = np.array([at for at, key in enumerate(address_keys) if key and key not in walked], int)
    names = addresses["street"].to_numpy(dtype=object)
    keys = np.array([address_keys[at] for at in only], dtype=object)
    apart = separate_streets(keys, points[only])
    for street in range(int(apart.max()) + 1 if len(apart) else 0):
        members = only[apart == street]
        middle = _middle_house(points[members])
        first = addresses.iloc[members[0]]
        streets.append(Street(str(names[members[0]]), "", str(first["locality"]), middle.x, middle.y))
    told_apart = _told_apart(streets, area)
    return told_apart, _street_of_house(told_apart, address_keys, points)


def _middle_house(points: Any) -> Any:
    middle = shapely.centroid(shapely.multipoints(points))
    return points[int(np.argmin(shapely.distance(points, middle)))]


def _told_apart(streets: list[Street], area: Places) -> tuple[Street, ...]:
    """Give streets that share a name what tells them apart: the locality, or else the nearest postcode."""
    count = Counter(key_of(words_of(street.name)) for street in streets)
    shared = Counter((key_of(words_of(street.name)), street.locality) for street in streets)
    in_use = area.postcodes[area.postcodes.geometry.notna() & ~area.postcodes.geometry.is_empty]
    tree = shapely.STRtree(in_use.geometry.to_numpy())
    apart: list[tuple[str, str]] = []
    for street in streets:
        key = key_of(words_of(street.name))
        if count[key] == 1:
            apart.append(("", ""))
        elif street.locality and shared[key, street.locality] == 1:
            apart.append((street.locality, ""))
        else:
            near = tree.nearest(shapely.Point(street.x, street.y)) if len(in_use) else None
            postcode = "" if near is None else str(in_use["postcode"].iloc[int(near)])
            apart.append((street.locality, postcode))
    return tuple(
        street._replace(apart=locality, near_postcode=postcode)
        for street, (locality, postcode) in zip(streets, apart, strict=True)
    )


def _street_of_house(streets: tuple[Street, ...], keys: list[str], points: Any) -> Any:
    by_key = _by_name(streets)
    street_numbers = np.full(len(keys), -1)
    for at, key in enumerate(keys):
        namesakes = by_key.get(key, ()) if key else ()
        if len(namesakes) == 1:
            street_numbers[at] = namesakes[0]
        elif namesakes:
            x, y = points[at].x, points[at].y
            street_numbers[at] = min(
                namesakes, key=lambda s: (streets[s].x - x) ** 2 + (streets[s].y - y) ** 2
            )
    return street_numbers


def _houses(addresses: Any, street_of_house: Any) -> tuple[House, ...]:
    names = ("house_number", "house_name", "street", "locality", "postcode")
    columns = [addresses[name].fillna("").astype(str).tolist() for name in names]
    points = addresses.geometry.to_numpy()
    x, y = shapely.get_x(points).tolist(), shapely.get_y(points).tolist()
    return tuple(House(*row) for row in zip(*columns, street_of_house.tolist(), x, y, strict=True))


def _postcodes(table: Any, houses: tuple[House, ...]) -> dict[str, PostcodeEntry]:
    houses_of = _grouped((house.postcode, at) for at, house in enumerate(houses))
    points = table.geometry.to_numpy()
    x, y = shapely.get_x(points).tolist(), shapely.get_y(points).tolist()
    quality = table["positional_quality"].tolist()
    po_box = table["po_box"].tolist() if "po_box" in table else [False] * len(table)
    rows = zip(table["postcode"].tolist(), x, y, table["ended"].tolist(), po_box, quality, strict=True)
    return {
        postcode: PostcodeEntry(
            across,
            up,
            _date(ended),
            bool(box),
            bool(pd.isna(grade) or grade < 50),
            houses_of.get(postcode, ()),
        )
        for postcode, across, up, ended, box, grade in rows
    }


def _date(value: Any) -> date | None:
    if pd.isna(value) or value == "":
        return None
    if isinstance(value, str):
        return date.fromisoformat(value[:10])
    return value.date() if isinstance(value, datetime) else value


def _bounds(area: Places) -> tuple[float, float, float, float]:
    tables = (area.postcodes, area.addresses, area.street_names, area.localities)
    filled = np.array([table.total_bounds for table in tables if len(table)]).reshape(-1, 4)
    if not len(filled) or np.isnan(filled).all():
        return (0.0, 0.0, 0.0, 0.0)
    low, high = np.nanmin(filled, axis=0), np.nanmax(filled, axis=0)
    return float(low[0]), float(low[1]), float(high[2]), float(high[3])
