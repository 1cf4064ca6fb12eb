"""Which features lie in a council, where the edition of a layer does not say it of each?

The council's outline comes from another service; what touches its box is asked for, and what has most of its
ground beyond the outline is left out.
"""

from shapely import make_valid
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from layers.councils.model import Council
from layers.sources.errors import EditionError, GoneError
from layers.sources.feature_service import (
    Feature,
    ServiceDescription,
    describe,
    features_where,
    where_council,
    within_box,
)
from layers.sources.model import DataSource
from layers.sources.pages import Reader


def within_outline(
    client: Reader, source: DataSource, service: ServiceDescription, council: Council
) -> list[Feature]:
    """The features of a service of which at least half lies within a council's outline.

    Raises
    ------
    EditionError
        No service has the council's outline, or the features cannot be had whole.
    """
    outline = _outline(client, source, council)
    rows = features_where(client, source, service, within_box(*outline.bounds))
    return [row for row in rows if row.get("geometry") and _lies_within(row, outline)]


def _lies_within(row: Feature, outline: BaseGeometry) -> bool:
    place = make_valid(shape(row["geometry"]))
    return bool(place.intersection(outline).area * 2 >= place.area > 0)


def _outline(client: Reader, source: DataSource, council: Council) -> BaseGeometry:
    """A council's outline, degrees, from the first service that has it."""
    outlines = source.model_copy(update={"columns": {"code": r"^LAD\d\dCD$"}, "outline_services": ()})
    for name in source.outline_services:
        try:
            service = describe(client, outlines, name)
            condition = where_council(service.columns["code"], council.codes)
            rows = features_where(client, outlines, service, condition)
        except (EditionError, GoneError):
            continue
        if rows:
            return make_valid(unary_union([make_valid(shape(row["geometry"])) for row in rows]))
    raise EditionError(
        "{title}: it does not say which council each is in, and no outline of {council} is to be had.",
        "Look at {page} for an edition that names the council.",
        title=source.title,
        council=council.name,
        page=source.page,
    )
