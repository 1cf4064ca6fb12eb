"""The pack of a made-up town is worked out once; whoever writes the same town again is given its files.

Hundreds of tests begin with a town of their own. Each is a folder of its own, with a revision of its own.
"""

import pickle
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from layers.packs.format import CURRENT_FILE, LABEL_FILE, PackLabel, read_label, write_label
from layers.packs.write import PackContents, write_pack

_PACKS: Final[dict[bytes, tuple[PackLabel, dict[str, bytes]]]] = {}


def write_once(contents: Callable[[], PackContents], area_folder: Path, *, made_of: object) -> Path:
    """Write a pack that follows from ``made_of`` alone, as ``write_pack`` does, and give its folder.

    Where another revision serves already, it is ``write_pack`` that puts the new one in its place.
    """
    if (area_folder / CURRENT_FILE).exists():
        return write_pack(contents(), area_folder)
    key = pickle.dumps(made_of)
    if key not in _PACKS:
        folder = write_pack(contents(), area_folder)
        files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        _PACKS[key] = read_label(folder), files
        return folder
    return _written_down(*_PACKS[key], area_folder)


def _written_down(label: PackLabel, files: dict[str, bytes], area_folder: Path) -> Path:
    revision = f"{label.made_from[:12]}-{time.time_ns():016x}"  # as write_pack names it
    for name, content in files.items():
        path = area_folder / revision / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (area_folder / revision / LABEL_FILE).write_bytes(write_label(replace(label, revision=revision)))
    (area_folder / CURRENT_FILE).write_text(revision, encoding="ascii")
    return area_folder / revision
