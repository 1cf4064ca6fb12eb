"""Where are the counts of an office kept? With its register."""

from pathlib import Path

from layers.register.importing.seeding import place_beside
from layers.unmet.counts import UnmetCounts


def counts_beside(areas_folder: Path) -> UnmetCounts:
    """The counts of a folder of areas: in the register's PostgreSQL database, else in a file."""
    return UnmetCounts(place_beside(areas_folder))
