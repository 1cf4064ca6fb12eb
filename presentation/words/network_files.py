"""How is it said that a walking network has gone out to a file, and what is to be known of it?"""

from collections.abc import Iterator
from pathlib import Path

from layers.area import Area
from layers.graphml.write import NetworkCounts
from presentation.words import plain as words
from presentation.words.fetching import size
from presentation.words.language import sentence


def written_network_lines(area: Area, counts: NetworkCounts, path: Path) -> Iterator[str]:
    """What the file holds, how it is opened, and what its edges mean."""
    yield sentence(
        "{title}: {nodes:,} nodes and {edges:,} directed edges in {file}, {size}.",
        title=words.one_line(area.title),
        nodes=counts.nodes,
        edges=counts.edges,
        file=path,
        size=size(path.stat().st_size),
    )
    yield sentence(
        "osmnx.load_graphml opens it. Coordinates and lengths are metres in {crs}; what an edge does not say "
        "is not known.",
        crs=area.crs,
    )
