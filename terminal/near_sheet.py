"""How is the sheet of a few places kept as a file, for somebody who asks for one?"""

from datetime import UTC, datetime
from pathlib import Path

from geo.errors import WithinReachError
from presentation.printing.sheet.chosen import Chosen
from presentation.printing.sheet.pdf import sheet_pdf
from presentation.words.language import sentence
from presentation.words.near.by_hours import row_note
from terminal.near_answer import PersonAnswer
from terminal.private_file import write_private


def chosen_ids(typed: str) -> list[str]:
    """The ids given between commas, each once.

    Raises
    ------
    WithinReachError
        There are none.
    """
    ids = list(dict.fromkeys(part.strip() for part in typed.split(",") if part.strip()))
    if not ids:
        raise WithinReachError(
            "No place was named for the sheet.",
            "Add --places with up to five of the ids listed, between commas.",
        )
    return ids


def save_sheet(path: Path, answer: PersonAnswer, *, places: str) -> str:
    """Write the sheet as a PDF that only its owner may read; what to say about it.

    ``places`` are ids between commas.

    Raises
    ------
    WithinReachError
        No place is named, one is not in the register or cannot be walked to, or one page does not hold them.
    OSError
        The file cannot be written; none is left half written.
    """
    asset_ids = chosen_ids(places)
    ways = [answer.walk(asset_id).there for asset_id in asset_ids]
    chosen = [
        Chosen(asset_id, way.minutes, way=way, hours=row_note(answer.row(asset_id)))
        for asset_id, way in zip(asset_ids, ways, strict=True)
    ]
    pdf = sheet_pdf(answer.area, answer.assets, chosen, kinds=answer.kinds, today=datetime.now(UTC).date())
    write_private(path, pdf)
    return sentence("The sheet is in {file}. It does not show where the person starts.", file=path.name)
