"""Where are the counts of an office kept? With its register."""

from pathlib import Path

from layers.register.importing.seeding import register_beside, register_folder
from layers.unmet.counts import UnmetCounts


def counts_beside(areas_folder: Path) -> UnmetCounts:
    """The counts of a folder of areas: in the register's PostgreSQL database, else in a file."""
    place = register_beside(areas_folder)
    if place.startswith(("postgresql:", "postgresql+", "postgres:")):
        return UnmetCounts(place)
    return UnmetCounts(register_folder(areas_folder))
