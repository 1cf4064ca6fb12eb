"""Lists of places as the NHS's directory gives them: no header, 27 columns, a postcode and no place."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.stand_in import files
from tests.stand_in.made_up import MadeUpCouncil
from tests.stand_in.people import postcodes

GPS, BRANCHES, PHARMACIES = "epraccur", "ebranchs", "edispensary"


@dataclass(frozen=True)
class PlantedPlace:
    """A place that a pack must have once: what it is called, its kind, and the list that it stands in."""

    name: str
    kind: str
    report: str
    postcode: str
    on_the_map: bool = False


def places_of(council: MadeUpCouncil) -> tuple[PlantedPlace, ...]:
    """The open places of a council's lists; each of those that both know is one place."""
    own = [each.postcode for each in postcodes(council)]
    first, second, last = own[0], own[4], own[-1]
    return (
        PlantedPlace("Long Street Surgery", "surgery", GPS, first, on_the_map=True),
        PlantedPlace("St. Mary's Practice", "surgery", GPS, second),
        PlantedPlace("Long Street Surgery - East", "surgery", BRANCHES, last),
        PlantedPlace("Well Pharmacy", "pharmacy", PHARMACIES, first, on_the_map=True),
        PlantedPlace("Boots", "pharmacy", PHARMACIES, last),
    )


def on_the_map(council: MadeUpCouncil) -> list[tuple[float, float, dict[str, str]]]:
    """The places that OpenStreetMap has too, a street's width from their postcode: where and tags."""
    amenity = {"surgery": "doctors", "pharmacy": "pharmacy"}
    where = {each.postcode: each for each in postcodes(council)}
    return [
        (
            where[place.postcode].longitude + 0.0003,
            where[place.postcode].latitude,
            {"amenity": amenity[place.kind], "name": place.name},
        )
        for place in places_of(council)
        if place.on_the_map
    ]


def reports(councils: Sequence[MadeUpCouncil], others: Sequence[PlantedPlace] = ()) -> dict[str, bytes]:
    """The directory's reports by their names, with what is no longer, or never was, open to people.

    ``others`` are open places besides those of the councils.
    """
    rows: dict[str, list[list[str]]] = {GPS: [], BRANCHES: [], PHARMACIES: []}
    for each in councils:
        if each.nation in "EW":
            _add_own(rows, each)
    for number, place in enumerate(others):
        code = f"W97{number:03}" if place.report == GPS else f"FC{number:03}"
        role = "RO76" if place.report == GPS else ""
        rows[place.report].append(row(code, place.name.upper(), place.postcode, role=role))
    for number in range(1_001):  # of everywhere else
        rows[GPS].append(row(f"B{number:05}", "A PRACTICE", "YO1 7HH", role="RO76"))
        rows[PHARMACIES].append(row(f"FA{number:03}", "A PHARMACY", "YO1 7HH"))
        rows[BRANCHES].append(row(f"B{number:05}001", "A BRANCH", "YO1 7HH", parent=f"B{number:05}"))
    return {name: files.table((), listed) for name, listed in rows.items()}


def _add_own(rows: dict[str, list[list[str]]], council: MadeUpCouncil) -> None:
    digit = f"{council.number:02}"
    own = places_of(council)
    codes = {GPS: f"A{digit}0", BRANCHES: f"A{digit}00100", PHARMACIES: f"FB{digit}"}
    for number, place in enumerate(own, start=1):
        code = (
            f"{codes[place.report]}{number:02}" if place.report == GPS else f"{codes[place.report]}{number}"
        )
        parent = f"A{digit}001" if place.report == BRANCHES else ""
        role = "RO76|RO268" if number == 1 else "RO76" if place.report == GPS else ""
        rows[place.report].append(row(code, place.name.upper(), place.postcode, role=role, parent=parent))
    here = own[0].postcode
    rows[GPS] += [
        row(f"A{digit}011", "CLOSED SURGERY", here, role="RO76", status="INACTIVE", closed="20190331"),
        row(f"A{digit}012", "HMP LONG STREET", here, role="RO82"),
        row(f"A{digit}013", "LONG STREET OUT OF HOURS", here, role="RO80"),
        row(f"A{digit}014", "COMMUNITY NURSES", here, role="RO177|RO72"),
        row(f"A{digit}015", "NEW SURGERY", here[:-1] + "Z", role="RO76"),  # a postcode newer than the file's
    ]
    rows[BRANCHES].append(row(f"A{digit}001009", "CLOSED BRANCH", here, closed="20200101", parent="A00001"))
    rows[PHARMACIES].append(row(f"FB{digit}9", "CLOSED PHARMACY", here, status="INACTIVE", closed="20210101"))


def row(
    code: str, name: str, postcode: str, *,
    role: str = "", status: str = "ACTIVE", closed: str = "", parent: str = "",
) -> list[str]:  # fmt: skip
    """One organisation, as the directory writes it."""
    cells = [""] * 27
    cells[:10] = [code, name, "Y54", "QE1", "1 LONG STREET", "", "THE TOWN", "", "", postcode]
    cells[10:15] = ["19740401", closed, status if not parent else "", "B", parent]
    cells[17], cells[21], cells[25] = "01632 960123", "0", role
    return cells
