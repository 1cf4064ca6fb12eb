"""What does `cli.py publish` do? Brings the views for other programs up to date and fills what they stand on.

Any number of times, beside the app: nothing changes where nothing has changed, and two at once take turns.
"""

from dataclasses import dataclass
from pathlib import Path

from actions.acting import AT_THE_DESK, Acting
from actions.publishing.gather import published_figures
from layers.assets.kinds import load_kinds
from layers.publishing.asset_rows import points_of, published_assets
from layers.publishing.fill import fill
from layers.publishing.keep_views import PublishingError, make_views, take_turn
from layers.publishing.readers import READER, let_read
from layers.register.importing.seeding import register_beside
from layers.register.store import open_register


@dataclass(frozen=True)
class Published:
    """What there is to read now, and what of it is new."""

    place: str  # the database, without its password
    reader: str
    assets: int
    analyses: int
    ward_figures: int
    views_changed: bool
    figures_changed: bool
    reader_made: bool
    with_postgis: bool


def publish(areas_folder: Path, *, reader: str = READER, acting: Acting = AT_THE_DESK) -> Published:
    """Publish the register that goes with a folder of areas.

    Raises
    ------
    PublishingError
        The register is a file; its user may make no views there; or the reader's role will not do.
    WithinReachError
        Register, areas or analyses cannot be read.
    """
    acting.check_action("publish")
    with open_register(register_beside(areas_folder)) as register:
        if register.database.is_sqlite:
            raise PublishingError(
                "Views for other programs need PostgreSQL, and this register is the file {place}.",
                "Give them a file instead: cli.py export register.gpkg --format gpkg. The app answers as OGC "
                "API under /ogc and as Open Referral under /services with either.",
                place=register.place,
            )
        identity = register.cache_key.partition("-")[0]
        given = published_assets((entry.asset for entry in register.entries()), identity=identity)
        figures = published_figures(areas_folder)
        with register.database.writing() as connection:
            take_turn(connection)
            made = make_views(connection)
            filled = fill(connection, figures, points=points_of(given), kinds=load_kinds())
            new_reader = let_read(connection, reader, postgis=made.postgis)
        return Published(
            register.place,
            reader,
            len(given),
            len(figures.analyses),
            len(figures.figures),
            made.changed,
            filled,
            new_reader,
            bool(made.postgis),
        )
