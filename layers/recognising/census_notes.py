"""What stands around and among the numbers of Scotland's Census: notes below, and a dash for nobody?"""

import re
from dataclasses import replace
from pathlib import Path
from typing import Final

from layers.recognising.files import remade_table
from layers.recognising.looks import Look, look_at, small_area_column, values_of
from layers.recognising.words.headings import counts_of

_CENSUS: Final = re.compile(r"scotland.{0,3}s census", re.IGNORECASE)
_NOBODY: Final = "-"


def without_notes(look: Look, folder: Path) -> Look:
    """A table of Scotland's Census with a row for each area and 0 for its dashes; any other as it is.

    Elsewhere a dash is a number that is left out: here the census says that it stands for nobody.

    Raises ``TableFileError`` where the table turns out damaged.
    """
    code = small_area_column(look)
    if code is None or look.shapes or not any(_CENSUS.search(title) for title in look.titles):
        return look
    if not counts_of(look.columns):
        return look
    at = look.columns.index(code)
    rows = [
        ["0" if cell == _NOBODY else cell for cell in row]
        for row in values_of(look, folder, look.columns)
        if re.fullmatch(r"S0[01]\d{6}", row[at])
    ]
    seen = look_at(remade_table(look.origin, [look.columns, *rows], ending="plain"), folder)
    return replace(seen, titles=look.titles) if isinstance(seen, Look) else look
