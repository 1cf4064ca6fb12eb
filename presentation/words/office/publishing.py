"""What is said of the views for other programs, once they are published?"""

from collections.abc import Iterator
from typing import Final

from actions.publishing.publish import Published
from layers.publishing.views import PUBLISHED
from presentation.words.language import plural, sentence

HELP: Final = sentence(
    "Publish the register for other programs: views in its database, and figures of kept analyses."
)
READER_HELP: Final = sentence("The role that may read the views; made without a log-in if it is not there.")


def published_lines(done: Published) -> Iterator[str]:
    """What there is to read now, by whom, and whether anything is new."""
    yield sentence("Published in {place}, schema {schema}.", place=done.place, schema=PUBLISHED)
    yield plural("{count} asset can be read.", "{count} assets can be read.", done.assets)
    yield plural(
        "{count} kept analysis, with figures of wards.",
        "{count} kept analyses, with figures of wards.",
        done.analyses,
    )
    if not done.with_postgis:
        yield sentence(
            "The database has no PostGIS, so the views hold longitude, latitude, easting and northing, and "
            "no geometry."
        )
    if done.views_changed:
        yield sentence("The views were made or brought up to date; who could read them still can.")
    if not done.views_changed and not done.figures_changed:
        yield sentence("Nothing has changed since the last time.")
    yield sentence("Readable by the role {reader}, which can do nothing else.", reader=done.reader)
    if done.reader_made:
        yield sentence(
            "That role was made now and has no log-in. For each program that reads: CREATE ROLE qgis LOGIN "
            "PASSWORD '…' IN ROLE {reader};",
            reader=done.reader,
        )
