"""How many people live in each made-up small area, and under which postcodes?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.crs import to_metres
from tests.stand_in.files import archive
from tests.stand_in.made_up import SIDE, MadeUpCouncil

LETTERS = {1: "WN", 2: "BN", 3: "PO", 4: "SY", 5: "NE", 6: "ST", 7: "S", 8: "HG", 9: "KW", 10: "TD",
           11: "BT", 12: "BT", 13: "LD"}  # fmt: skip
EACH = 2  # postcodes of a small area
_COUNTRY = {"E": "E92000001", "W": "W92000004", "S": "S92000003", "N": "N92000002"}


@dataclass(frozen=True)
class MadeUpPostcode:
    """A postcode, its small area's ward, and where it lies, degrees."""

    postcode: str
    ward: str
    longitude: float
    latitude: float


def residents(small_area: str) -> int:
    """All residents of a made-up small area: 90, or 110 where its code ends in an odd digit."""
    return 110 if int(small_area[-1]) % 2 else 90


def postcodes(council: MadeUpCouncil) -> Iterator[MadeUpPostcode]:
    """Two in each small area."""
    district = council.number if council.nation == "N" else 0  # two councils share their letters
    for place, (_, ward) in enumerate(council.small_areas()):
        for number in range(EACH):
            out = f"{LETTERS[council.number]}{10 * district % 90 + place // 2 + 1}"
            name = f"{out} {place % 2 + 1}A{'AB'[number]}"
            x = council.west + (place / 2 + 0.15 + 0.15 * number) * SIDE
            yield MadeUpPostcode(name, ward, round(x, 6), round(council.south + 0.4 * SIDE, 6))


def code_point_open(councils: Sequence[MadeUpCouncil], newport: bytes = b"") -> bytes:
    """Code-Point Open: a table without header for each postcode area, many of them empty here."""
    members = {f"Data/CSV/{a}{b}.csv": b"" for a in "abcdefghijkl" for b in range(10)}
    tables: dict[str, list[str]] = {}
    for council in councils:
        if council.nation != "N":
            rows = tables.setdefault(LETTERS[council.number].lower(), [])
            rows += [_code_point_row(each, council) for each in postcodes(council)]
    members |= {f"Data/CSV/{name}.csv": "".join(rows).encode() for name, rows in sorted(tables.items())}
    return archive({"Doc/licence.txt": b"OGL", **members, "Data/CSV/np.csv": newport})


def _code_point_row(each: MadeUpPostcode, council: MadeUpCouncil) -> str:
    east, north = to_metres([each.longitude], [each.latitude], crs="EPSG:27700")
    where = f"{float(east[0]):.0f},{float(north[0]):.0f}"
    ends = f'"{_COUNTRY[council.nation]}","","","","{council.code_in_tables}","{each.ward}"'
    return f'"{each.postcode}",10,{where},{ends}\r\n'
