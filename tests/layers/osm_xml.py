"""Small OpenStreetMap files for tests, drawn in metres from a corner of the National Grid."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

from geo.crs import to_lonlat

CRS = "EPSG:27700"
CORNER = (330_000.0, 185_000.0)

Point = tuple[float, float]


class OsmFile:
    """Gathers nodes, ways and relations; ids count up from 1 per type."""

    def __init__(self) -> None:
        self._nodes: list[str] = []
        self._ways: list[str] = []
        self._relations: list[str] = []
        self._at: dict[Point, int] = {}

    def point(self, x: float, y: float, tags: Mapping[str, str] | None = None) -> int:
        """Add a node; one without tags is used again at the same place."""
        if tags is None and (x, y) in self._at:
            return self._at[x, y]
        lon, lat = to_lonlat([CORNER[0] + x], [CORNER[1] + y], crs=CRS)
        number = len(self._nodes) + 1
        place = f'lat="{lat[0]:.7f}" lon="{lon[0]:.7f}"'
        self._nodes.append(f'<node id="{number}" version="1" {place}>{_tags(tags or {})}</node>')
        self._at.setdefault((x, y), number)
        return number

    def line(self, points: Sequence[Point], tags: Mapping[str, str] | None = None) -> int:
        """Add a way through points."""
        return self._way([self.point(x, y) for x, y in points], tags or {})

    def area(self, points: Sequence[Point], tags: Mapping[str, str] | None = None) -> int:
        """Add a closed way."""
        return self.line([*points, points[0]], tags)

    def square(self, x: float, y: float, size: float, tags: Mapping[str, str] | None = None) -> int:
        """Add a square with its lower left corner at x, y."""
        return self.area([(x, y), (x + size, y), (x + size, y + size), (x, y + size)], tags)

    def relation(self, members: Sequence[tuple[int, str]], tags: Mapping[str, str]) -> int:
        """Add a relation of ways and their roles."""
        number = len(self._relations) + 1
        listed = "".join(f'<member type="way" ref="{ref}" role="{role}"/>' for ref, role in members)
        self._relations.append(f'<relation id="{number}" version="1">{listed}{_tags(tags)}</relation>')
        return number

    def write(self, folder: Path) -> Path:
        """Write the file and give its path."""
        path = folder / "tiny.osm"
        parts = [*self._nodes, *self._ways, *self._relations]
        path.write_text('<osm version="0.6">' + "".join(parts) + "</osm>", encoding="utf-8")
        return path

    def _way(self, refs: Sequence[int], tags: Mapping[str, str]) -> int:
        number = len(self._ways) + 1
        listed = "".join(f'<nd ref="{ref}"/>' for ref in refs)
        self._ways.append(f'<way id="{number}" version="1">{listed}{_tags(tags)}</way>')
        return number


def _tags(tags: Mapping[str, str]) -> str:
    return "".join(f"<tag k={quoteattr(key)} v={quoteattr(value)}/>" for key, value in tags.items())
