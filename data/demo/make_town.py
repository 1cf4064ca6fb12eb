"""Makes the demo town's raw inputs. The same seed makes the same bytes:

.venv/bin/python data/demo/make_town.py [--seed 1] [--out data/demo/inputs]
"""

import argparse
import sys
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from town import write  # noqa: E402 - the package lies beside this program
from town.assets import MeetingPlaces, list_assets, list_assets_on  # noqa: E402
from town.buildings import build_houses, make_room, with_house_names  # noqa: E402
from town.buses import write_timetable  # noqa: E402
from town.furniture import draw_furniture  # noqa: E402
from town.ground import lay_ground  # noqa: E402
from town.hills import write_heights  # noqa: E402
from town.land import draw_land  # noqa: E402
from town.network import build_network  # noqa: E402
from town.osm import Drawing  # noqa: E402
from town.people import settle  # noqa: E402
from town.postcodes import deliver, ended  # noqa: E402
from town.rides import write_rides  # noqa: E402
from town.venues import place_venues, with_addresses  # noqa: E402

SEED = 1
EARLIER_DAYS = ("2025-05-06", "2025-08-05", "2025-11-04", "2026-02-03")  # the recipe names them too


def make_town(folder: Path, *, seed: int = SEED) -> None:
    """Make the town and write its files into a folder."""
    dice = {part: Random(f"{seed} {part}") for part in ("network", "houses", "people", "land", "furniture")}
    ground = lay_ground()
    network = build_network(ground, dice=dice["network"])
    room = make_room(ground, network.lines)
    venues = place_venues(network.lines, room)
    houses = with_house_names(
        build_houses(network.lines, room, ground, dice=dice["houses"]), dice=dice["houses"]
    )
    wards, areas = settle(ground, houses, dice=dice["people"])
    houses, postcodes = deliver(houses, wards)
    venues = with_addresses(venues, houses)

    drawing = Drawing()
    write.draw_network(drawing, network)
    doors = draw_land(drawing, ground, network, houses, dice=dice["land"])
    write.draw_buildings(drawing, houses, venues)
    draw_furniture(drawing, ground, network, dice=dice["furniture"])

    folder.mkdir(parents=True, exist_ok=True)
    drawing.save(folder / "streets.osm.pbf")
    write.write_wards(folder / "wards.geojson", wards)
    write.write_small_areas(folder / "small_areas.geojson", areas)
    write.write_residents(folder / "residents.csv", areas)
    write.write_postcodes(folder / "postcodes.csv", postcodes)
    write.write_ended(folder / "ended_postcodes.csv", ended(dice=dice["people"]))
    write_heights(folder / "heights.asc")
    write_timetable(folder / "buses.zip")
    write_rides(folder / "rides.geojson")
    meeting = MeetingPlaces(venues, doors, houses)
    write.write_assets(folder / "assets.csv", list_assets(meeting))
    for day in EARLIER_DAYS:
        write.write_assets(folder / f"assets_{day}.csv", list_assets_on(meeting, day))


def main() -> None:
    """Read the command line and make the town."""
    parser = argparse.ArgumentParser(description="Make the demo town's raw inputs.")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=Path, default=HERE / "inputs")
    wanted = parser.parse_args()
    make_town(wanted.out, seed=wanted.seed)
    for file in sorted(wanted.out.iterdir()):
        print(f"{file.name}: {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
