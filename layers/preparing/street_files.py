"""Which reader reads the streets that a recipe names: that of OpenStreetMap files, or that of GraphML?"""

from pathlib import Path
from typing import Final

from shapely.geometry.base import BaseGeometry

from layers.graphml.read import read_graphml_streets
from layers.osm.clip import WORTH_CUTTING, StreetsFile, clip_streets
from layers.osm.guard import check_osm_file, compare_sha256
from layers.preparing.source_files import SourceFiles
from layers.recipes.checks import is_graphml
from layers.recipes.model import Recipe
from layers.streets.read import Streets, read_streets

_EMPTY_MAP: Final = '<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6"></osm>\n'


def check_streets_file(recipe: Recipe, files: SourceFiles) -> None:
    """Refuse a file of streets that is cut, damaged, or not the one that the recipe means.

    GraphML is judged as it is read.

    Raises
    ------
    OsmFileError
        It is.
    """
    section = recipe.streets
    path = files.path(section.file)
    if is_graphml(section.file):
        if section.sha256:
            compare_sha256(path, section.sha256)
        return
    check_osm_file(
        path,
        sha256=section.sha256 or "",
        nodes=section.nodes,
        ways=section.ways,
        relations=section.relations,
    )


def mapped_ground(recipe: Recipe, files: SourceFiles, keep: BaseGeometry, cut: Path) -> StreetsFile:
    """The map from which addresses, places, the background and assets are read.

    It is the file of streets, or what lies here of it where it is of a whole nation, put into ``cut``.
    GraphML has streets alone: then it is a map of nothing, beside ``cut``.
    """
    path = files.path(recipe.streets.file)
    if is_graphml(recipe.streets.file):
        empty = cut.with_name("nothing.osm")
        empty.write_text(_EMPTY_MAP, encoding="utf-8")
        return StreetsFile(empty)
    if path.stat().st_size < WORTH_CUTTING:
        return StreetsFile(path)
    return clip_streets(path, cut, keep=keep, crs=recipe.area.crs)


def streets_of(recipe: Recipe, files: SourceFiles, mapped: StreetsFile, keep: BaseGeometry) -> Streets:
    """The walkable streets of a recipe within ``keep``.

    Raises
    ------
    WithinReachError
        The file cannot be read to its end, is no network, or has nothing to walk on here.
    """
    if is_graphml(recipe.streets.file):
        return read_graphml_streets(files.path(recipe.streets.file), crs=recipe.area.crs, keep=keep)
    return read_streets(mapped.path, crs=recipe.area.crs, keep=keep)
