"""Made-up councils under real codes: squares for wards and small areas, people for them, streets between."""

from dataclasses import dataclass
from typing import Any

from layers.councils.table import load_councils

SIDE = 0.02  # degrees: wards are squares of about 1.4 by 2.2 km


@dataclass(frozen=True)
class MadeUpCouncil:
    """A council of ``wards`` squares in a row from a corner, each ward of two small areas."""

    code: str
    west: float
    south: float
    number: int  # of the council among the made-up ones: its codes begin with it
    wards: int = 3
    old_code: str = ""  # by which the tables still call it, where that is another

    @property
    def name(self) -> str:
        """Its real name."""
        return load_councils().councils[self.code].name

    @property
    def nation(self) -> str:
        """The letter of its nation."""
        return self.code[0]

    @property
    def code_in_tables(self) -> str:
        """By which code the tables call it."""
        return self.old_code or self.code

    def ward_codes(self) -> list[str]:
        """Made-up codes of its wards."""
        letter = {"E": "E05", "W": "W05", "S": "S13", "N": "N08"}[self.nation]
        return [f"{letter}{900_000 + self.number * 100 + each:06}" for each in range(self.wards)]

    def small_areas(self) -> list[tuple[str, str]]:
        """Made-up codes of its small areas, each with its ward."""
        letter = {"E": "E01", "W": "W01", "S": "S01", "N": "N20"}[self.nation]
        return [
            (f"{letter}{900_000 + self.number * 100 + 2 * place + half:06}", ward)
            for place, ward in enumerate(self.ward_codes())
            for half in (0, 1)
        ]

    def square(self, place: float, width: float = 1.0) -> dict[str, Any]:
        """A square, so many sides from the west."""
        west, south = round(self.west + place * SIDE, 6), self.south
        east, north = round(west + width * SIDE, 6), round(south + SIDE, 6)
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        return {"type": "Polygon", "coordinates": [ring]}

    def ward_features(self, year: int) -> list[dict[str, Any]]:
        """Its wards, with the columns of a year."""
        return [
            {
                "type": "Feature",
                "properties": {
                    f"WD{year}CD": code,
                    f"WD{year}NM": f"{self.name} {place + 1}",
                    f"LAD{year}CD": self.code_in_tables,
                    f"LAD{year}NM": self.name,
                },
                "geometry": self.square(place),
            }
            for place, code in enumerate(self.ward_codes())
        ]

    def small_area_features(self) -> list[dict[str, Any]]:
        """Its small areas: halves of the wards."""
        return [
            {
                "type": "Feature",
                "properties": {"LSOA21CD": code, "LSOA21NM": f"{self.name} 00{place}"},
                "geometry": self.square(place / 2, 0.5),
            }
            for place, (code, _) in enumerate(self.small_areas())
        ]

    def centroid_features(self) -> list[dict[str, Any]]:
        """Points in the middle of its small areas."""
        return [
            {
                "type": "Feature",
                "properties": {"LSOA21CD": code},
                "geometry": {
                    "type": "Point",
                    "coordinates": [self.west + (place / 2 + 0.25) * SIDE, self.south + SIDE / 2],
                },
            }
            for place, (code, _) in enumerate(self.small_areas())
        ]

    def lookup_features(self) -> list[dict[str, Any]]:
        """Which small area lies in which ward."""
        return [
            {
                "properties": {"LSOA21CD": code, "WD24CD": ward, "LAD24CD": self.code_in_tables},
                "geometry": None,
            }
            for code, ward in self.small_areas()
        ]


COUNCILS = (
    MadeUpCouncil("E08000010", -2.65, 53.53, 1, wards=4),  # Wigan: on four extracts
    MadeUpCouncil("E07000063", 0.00, 50.87, 2),  # Lewes: a district of a county
    MadeUpCouncil("E06000046", -1.35, 50.68, 3),  # Isle of Wight: an island
    MadeUpCouncil("E06000051", -3.09, 52.85, 4),  # Shropshire: on the border with Wales
    MadeUpCouncil("E08000021", -1.65, 54.98, 5),  # Newcastle upon Tyne: two of a name
    MadeUpCouncil("E07000195", -2.26, 53.01, 6),  # Newcastle-under-Lyme
    MadeUpCouncil("E08000038", -1.50, 53.55, 7, old_code="E08000016"),  # Barnsley: tables have its old code
    MadeUpCouncil("E06000065", -1.55, 54.00, 8),  # North Yorkshire: Harrogate of old
    MadeUpCouncil("S12000023", -3.00, 58.98, 9),  # Orkney Islands
    MadeUpCouncil("S12000026", -2.80, 55.60, 10),  # Scottish Borders
    MadeUpCouncil("N09000003", -5.95, 54.59, 11),  # Belfast
    MadeUpCouncil("N09000005", -7.33, 54.99, 12),  # Derry City and Strabane: on a border
    MadeUpCouncil("W06000008", -4.05, 52.40, 13),  # Ceredigion: two names
)
