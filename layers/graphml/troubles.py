"""What is wrong with a GraphML file, and what is to be done?"""

from typing import Final

from geo.errors import WithinReachError
from geo.wording import worded

_SAVE_AGAIN: Final = worded("Save it again with osmnx.save_graphml, or take the OpenStreetMap file itself.")


class GraphmlError(WithinReachError, ValueError):
    """A GraphML file is missing, cut, dangerous, or no network of streets."""


def missing(file: str) -> GraphmlError:
    """No such file."""
    return GraphmlError(
        "There is no file {file} in the data folder.",
        "Put it there, or correct its name in the recipe under [streets].",
        file=file,
    )


def too_large(file: str, size: int, most: int) -> GraphmlError:
    """More than is read."""
    return GraphmlError(
        "{file} has {size:,.0f} MB, and a GraphML file may have {most:,.0f} MB.",
        "Save a smaller place from OSMnx, or take the OpenStreetMap file (.osm.pbf): it may be of a nation.",
        file=file,
        size=size / 1_000_000,
        most=most / 1_000_000,
    )


def damaged(file: str, reason: str) -> GraphmlError:
    """XML that ends too early or is none."""
    return GraphmlError(
        worded(
            "{file} is cut or damaged: it cannot be read to its end ({reason}).", file=file, reason=reason
        ),
        _SAVE_AGAIN,
    )


def no_graphml(file: str) -> GraphmlError:
    """Another kind of file."""
    return GraphmlError(worded("{file} is no GraphML, as its name says.", file=file), _SAVE_AGAIN)


def document_type(file: str) -> GraphmlError:
    """A file that declares entities, which can swell without end or lead to other files."""
    return GraphmlError(
        worded("{file} declares a document type, which no GraphML needs and which can do harm.", file=file),
        _SAVE_AGAIN,
    )


def no_streets(file: str) -> GraphmlError:
    """A graph without nodes or edges."""
    return GraphmlError(worded("{file} has no streets: its graph is empty.", file=file), _SAVE_AGAIN)


def no_coordinates(file: str, count: int, nodes: int) -> GraphmlError:
    """Nodes that lie nowhere."""
    return GraphmlError(
        worded(
            "{file}: {count:,} of {nodes:,} nodes have no coordinates x and y.",
            file=file,
            count=count,
            nodes=nodes,
        ),
        _SAVE_AGAIN,
    )


def no_crs(file: str) -> GraphmlError:
    """A graph that does not say what its coordinates are."""
    return GraphmlError(
        "{file} does not say in which coordinate system it is.",
        'Save it from OSMnx with the graph\'s "crs", like EPSG:4326.',
        file=file,
    )


def unknown_crs(file: str, crs: str) -> GraphmlError:
    """A system that nobody knows."""
    return GraphmlError(
        '{file} says that its coordinate system is "{crs}", and there is none of that name.',
        'Save it from OSMnx with the graph\'s "crs", like EPSG:4326.',
        file=file,
        crs=crs[:60],
    )


def wrong_crs(file: str, crs: str) -> GraphmlError:
    """Coordinates or lengths that cannot be in the stated system."""
    return GraphmlError(
        "{file} says that its coordinate system is {crs}, and its coordinates or lengths do not fit that.",
        'Set the graph\'s "crs" to the system in which x and y are, and save it again.',
        file=file,
        crs=crs[:60],
    )


def wrong_lengths(file: str, count: int, example: str) -> GraphmlError:
    """Lengths that are none."""
    return GraphmlError(
        worded(
            '{file}: {count:,} edges have a length that is no length in metres, such as "{example}".',
            file=file,
            count=count,
            example=example[:40],
        ),
        _SAVE_AGAIN,
    )


def nodes_missing(file: str, count: int) -> GraphmlError:
    """Edges between nodes that are not there."""
    return GraphmlError(
        worded("{file}: {count:,} edges lead to nodes that are not in it.", file=file, count=count),
        _SAVE_AGAIN,
    )


def wrong_geometry(file: str, count: int) -> GraphmlError:
    """Shapes that are no lines, or lie elsewhere."""
    return GraphmlError(
        worded(
            "{file}: the shapes of {count:,} edges are no lines from one of their nodes to the other.",
            file=file,
            count=count,
        ),
        _SAVE_AGAIN,
    )
