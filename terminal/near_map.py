"""How is the map of an answer kept as a file, for somebody who asks for one?"""

import logging
import os
from pathlib import Path

from layers.area import Area
from layers.assets.kinds import Kinds
from questions.near_person import NearPerson, Origin


def save_map(path: Path, area: Area, answer: NearPerson, origin: Origin, *, kinds: Kinds) -> str:
    """Write the map as one HTML file that only its owner may read; what to say about it.

    Raises
    ------
    OSError
        The file cannot be written; none is left half written.
    """
    # Streamlit warns that no page is open, and none should be
    logging.disable(logging.WARNING)
    from app.maps.standalone import standalone_page  # folium takes a second that no other command needs

    beside = path.with_name(f".{path.name}.unfinished")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(standalone_page(area, answer, origin, kinds=kinds))
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return f"The map is in {path.name}. It shows where the person starts: delete it when it has served."
