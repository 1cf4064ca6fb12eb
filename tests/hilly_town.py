"""The tiny town with hills: it rises northwards by a tenth, and High Street eastwards by a twentieth."""

from dataclasses import replace
from pathlib import Path

from layers.area import Area
from tests.geo.hills.hilly import with_heights
from tests.tiny_area import EAST, NORTH, tiny_area

NORTHWARDS, EASTWARDS = 0.1, 0.05


def hilly_tiny(folder: Path, **what: object) -> Area:
    """The tiny town of ``tests/tiny_area.py``, its heights known at every junction."""
    return raised(tiny_area(folder, **what))  # type: ignore[arg-type]


def raised(area: Area) -> Area:
    """The tiny town as it was opened, its heights known from now on."""
    network = area.network
    heights = [
        20 + NORTHWARDS * (float(y) - NORTH) + EASTWARDS * (float(x) - EAST)
        for x, y in zip(network.node_x, network.node_y, strict=True)
    ]
    vars(area)["network"] = replace(network, heights=with_heights(network, heights).heights)
    return area
