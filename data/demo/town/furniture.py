"""Where can people sit, wait and find their bearings? Benches, bus stops, and the names on the map."""

from random import Random

from shapely import Point

from town import plan
from town.ground import Ground
from town.lines import Line
from town.network import Network
from town.osm import Drawing
from town.shapes import XY, beside, place, rounded

_BACKREST = ("yes", "yes", "yes", "no", "no", "")
_BUS_ROADS = ("primary", "secondary", "tertiary")


def draw_furniture(drawing: Drawing, ground: Ground, network: Network, *, dice: Random) -> None:
    """Draw benches, bus stops and place names."""
    for spot in _bench_spots(ground, network.lines, dice):
        back = dice.choice(_BACKREST)
        tags = {"amenity": "bench", **({"backrest": back} if back else {})}
        if dice.random() < 0.3:
            tags["material"] = "wood"
        drawing.node("land", spot, tags)
    for number, (spot, street) in enumerate(_bus_stops(ground, network.lines, dice), start=1):
        tags = {"highway": "bus_stop", "name": street, "ref": f"LK{number:02d}"}
        if dice.random() < 0.5:
            tags |= {"shelter": "yes", "bench": "yes"}
        drawing.node("land", spot, tags)
    population = {"place": "town", "name": plan.TOWN, "population": "20140", "note": "A made-up place"}
    drawing.node("land", place(1330, 1380), population)
    for kind, name, spot in plan.SUBURBS:
        drawing.node("land", place(*spot), {"place": kind, "name": name})


def _bench_spots(ground: Ground, lines: list[Line], dice: Random) -> list[XY]:
    """Beside paths in parks, by the water, and here and there along main streets."""
    parks = [shape for site, shape in ground.sites if site.kind in ("park", "garden", "cemetery")]
    spots = []
    for line in lines:
        highway, shape = line.tags.get("highway"), line.shape
        gap = 150.0 if line.tags.get("name") in ("Canal towpath", "Larken Way") else 60.0
        if highway in ("primary", "tertiary", "pedestrian"):
            gap = 60.0 if highway == "pedestrian" else 330.0
        elif highway not in ("footway", "path"):
            continue
        off = 7.5 if highway in ("primary", "tertiary") else 2.0
        along = dice.uniform(0.3, 0.9) * gap
        while along < shape.length:
            spot = rounded(beside(shape, along, dice.choice([-off, off])))
            in_park = any(park.contains(Point(spot)) for park in parks)
            if in_park or gap > 100 or highway == "pedestrian":
                spots.append(spot)
            along += gap * dice.uniform(0.7, 1.4)
    return [
        spot
        for spot in spots
        if ground.edge.contains(Point(spot)) and ground.water.distance(Point(spot)) > 1.0
    ]


def _bus_stops(ground: Ground, lines: list[Line], dice: Random) -> list[tuple[XY, str]]:
    stops = []
    for line in lines:
        if line.tags.get("highway") not in _BUS_ROADS or line.level or "name" not in line.tags:
            continue
        along = dice.uniform(60, 160)
        while along < line.shape.length - 20:
            spot = rounded(beside(line.shape, along, dice.choice([-6.5, 6.5])))
            if ground.edge.contains(Point(spot)):
                stops.append((spot, line.tags["name"]))
            along += dice.uniform(260, 380)
    return stops
