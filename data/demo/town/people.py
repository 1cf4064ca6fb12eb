"""Who lives where? Wards and small areas cut along roads, river and railway, and the residents of each."""

from dataclasses import dataclass
from random import Random

from shapely import Point, Polygon, union_all

from town import plan
from town.buildings import House
from town.ground import Ground, blocks
from town.osm import lonlat
from town.shapes import place

RESIDENTS = 20_140
DISTRICT_CODE, COUNTRY_CODE = "E07999901", "E92000001"


@dataclass(frozen=True)
class SmallArea:
    """One small area: its shape, ward and residents."""

    code: str
    name: str
    ward_code: str
    shape: Polygon
    residents: int
    groups: dict[str, int]
    deprivation_rank: int


@dataclass(frozen=True)
class Ward:
    code: str
    name: str
    shape: Polygon


def settle(ground: Ground, houses: list[House], *, dice: Random) -> tuple[list[Ward], list[SmallArea]]:
    """Cut the town into wards and small areas and count the residents of each."""
    shapes = _area_shapes(ground)
    weights = {name: 0.0 for name in shapes}
    spots = [(Point(house.centre), house.residents) for house in houses]
    for name, shape in shapes.items():
        weights[name] = sum(people for spot, people in spots if shape.contains(spot))
    counts = _shared(RESIDENTS, weights)
    ranks = dice.sample(range(900, 32_000), len(plan.SMALL_AREAS))
    by_need = sorted(plan.SMALL_AREAS, key=lambda area: -area.need)
    rank_of = dict(zip([area.name for area in by_need], sorted(ranks), strict=True))
    ward_codes = {name: f"E059999{number:02d}" for number, name in enumerate(plan.WARDS, start=1)}
    areas = [
        SmallArea(
            f"E019999{number:02d}",
            f"{plan.TOWN} {number:03d}",
            ward_codes[area.ward],
            shapes[area.name],
            counts[area.name],
            _groups(area, counts[area.name], dice),
            rank_of[area.name],
        )
        for number, area in enumerate(plan.SMALL_AREAS, start=1)
    ]
    wards = [
        Ward(code, name, union_all([area.shape for area in areas if area.ward_code == code]))
        for name, code in ward_codes.items()
    ]
    return wards, areas


def _groups(area: plan.Area, residents: int, dice: Random) -> dict[str, int]:
    """How many are disabled, young and old: more need, more disability; ``age`` tips young against old."""
    disabled = 0.13 + 0.13 * area.need + dice.uniform(-0.01, 0.01)
    old = 0.09 + 0.22 * area.age + dice.uniform(-0.01, 0.01)
    young = 0.26 - 0.14 * area.age + dice.uniform(-0.01, 0.01)
    older = old * dice.uniform(0.42, 0.5)
    shares = {"disabled": disabled, "under_16": young, "aged_65_plus": old, "aged_75_plus": older}
    return {group: round(residents * share) for group, share in shares.items()}


def _area_shapes(ground: Ground) -> dict[str, Polygon]:
    """Each block goes to the small area that names a point in it, the rest to its closest neighbour."""
    faces = blocks(ground)
    members: dict[str, list[Polygon]] = {area.name: [] for area in plan.SMALL_AREAS}
    left = []
    for face in faces:
        owners = [
            area.name
            for area in plan.SMALL_AREAS
            if any(face.contains(Point(place(*spot))) for spot in area.spots)
        ]
        if owners:
            members[owners[0]].append(face)
        else:
            left.append(face)
    for face in left:
        shared = {
            name: sum(face.exterior.intersection(other.exterior).length for other in others)
            for name, others in members.items()
        }
        members[max(shared, key=lambda name: shared[name])].append(face)
    return {name: union_all(parts) for name, parts in members.items()}


def _shared(total: int, weights: dict[str, float]) -> dict[str, int]:
    """Whole numbers in proportion to the weights, adding up to the total."""
    whole = sum(weights.values())
    exact = {name: total * weight / whole for name, weight in weights.items()}
    counts = {name: int(value) for name, value in exact.items()}
    by_rest = sorted(exact, key=lambda name: counts[name] - exact[name])
    for name in by_rest[: total - sum(counts.values())]:
        counts[name] += 1
    return counts


def ring_lonlat(shape: Polygon) -> list[list[list[float]]]:
    """A polygon's rings as GeoJSON coordinates."""
    rings = (shape.exterior, *shape.interiors)
    return [[list(lonlat((point[0], point[1]))) for point in ring.coords] for ring in rings]
