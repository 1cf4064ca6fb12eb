"""Which members of a zip are its data, how many and how large may they be, and how is one opened again?"""

import zipfile
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final, cast

from layers.tables.delimited import Opener

MOST_MEMBERS: Final = 5_000
MOST_BYTES: Final = 4_000_000_000  # of one member: the directory of the whole kingdom's postcodes has 1.3 GB


def is_hidden(member: PurePosixPath) -> bool:
    """Whether a member is what a system packs beside the data: a hidden file, or a Mac's shadow of one."""
    return member.name.startswith(".") or "__MACOSX" in member.parts


def member_opener(path: Path, member: str) -> Opener:
    """What opens a member of a zip, as often as it is called.

    It raises ``zipfile.BadZipFile`` or ``OSError`` where the zip turns out damaged.
    """

    def opener() -> BinaryIO:
        """The member from its beginning."""
        with zipfile.ZipFile(path) as archive:  # the file itself stays open until the member is closed
            return cast(BinaryIO, archive.open(member))

    return opener
