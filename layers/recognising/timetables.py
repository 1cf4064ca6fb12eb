"""Which zips of a folder are bus timetables?"""

from collections.abc import Sequence

from layers.buses.feed_files import NEEDED, is_feed
from layers.recognising.files import FileOfFolder


def timetables_in(files: Sequence[FileOfFolder]) -> tuple[str, ...]:
    """The zips that hold the tables of a GTFS feed, by their names in the folder, in order."""
    archives = {
        each.container: each.archive for each in files if each.archive and each.member.endswith(NEEDED)
    }
    return tuple(sorted(name for name, path in archives.items() if path is not None and is_feed(path)))
