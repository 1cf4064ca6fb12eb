"""How is the map of an answer kept as a file, for somebody who asks for one?"""

from pathlib import Path

from presentation.drawing.web.one_file import standalone_page
from terminal.near_asked import NearAsked
from terminal.private_file import write_private


def save_map(path: Path, asked: NearAsked) -> str:
    """Write the map as one HTML file that only its owner may read; what to say about it.

    Raises
    ------
    OSError
        The file cannot be written; none is left half written.
    """
    page = standalone_page(asked.area, asked.found.near, asked.origin, kinds=asked.kinds)
    write_private(path, page.encode())
    return f"The map is in {path.name}. It shows where the person starts: delete it when it has served."
