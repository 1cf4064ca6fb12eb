"""How much memory does one open area take? Run by itself: prints megabytes before, opened and in use."""

import sys
from pathlib import Path

import numpy as np

from geo.paces import DEFAULT_PACE, PACES
from layers.area import open_area
from layers.places.gazetteer import build_gazetteer
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin, Question, near_person

STATUS = Path("/proc/self/status")


def resident_mb() -> float:
    """Memory of this process that is in use now; 0 where the system does not tell."""
    if not STATUS.is_file():
        return 0.0
    for line in STATUS.read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS"):
            return float(line.split()[1]) / 1e3
    return 0.0


def main(name: str, folder: str) -> None:
    """Open the area, read the place names, and answer one question in the middle of its streets."""
    before_mb = resident_mb()
    area = open_area(name, areas_folder=Path(folder))
    gazetteer = build_gazetteer(area)
    named_mb = resident_mb()
    node = np.flatnonzero(area.network.node_piece == 0)[area.network.node_count // 3]
    origin = Origin(float(area.network.node_x[node]), float(area.network.node_y[node]))
    near_person(area, pack_assets(area), origin, Question(PACES[DEFAULT_PACE], 15))
    print(before_mb, named_mb, resident_mb(), len(gazetteer.houses))


if __name__ == "__main__":
    main(*sys.argv[1:3])
