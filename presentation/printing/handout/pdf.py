"""How does a hand-out become a file to print? A tagged PDF of A4 pages, in a font that has Welsh letters."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from layers.area import Area
from layers.assets.kinds import Kinds
from presentation.drawing.tiles.scene import Scene, scene_of
from presentation.printing.handout.asking import HandoutRequest
from presentation.printing.handout.content import handout_content
from presentation.printing.lettered import breakable
from presentation.printing.sheet.chosen import Chosen
from presentation.printing.typesetting import pages_of, tagged_pdf
from questions.places.area_assets import AreaAssets

_WHOLE: Final = frozenset({"svg", "kind", "look", "languages", "page"})  # no text that is read
_SOURCE: Final = Path(__file__).with_name("handout.typ")


def handout_document(
    area: Area,
    assets: AreaAssets,
    chosen: Sequence[Chosen],
    request: HandoutRequest,
    *,
    kinds: Kinds,
    now: datetime,
    scene: Scene | None = None,
) -> dict[str, Any]:
    """The hand-out as plain data, its sizes such that each place keeps to one side: for paper and browser.

    See ``handout_content``. Without a ``scene`` one is made here, which takes seconds.
    """

    def fits(document: dict[str, Any]) -> bool:
        """Whether a document of one page is one side of paper."""
        return pages_of(handout_pdf(document, now=now)) == 1

    drawn = scene or scene_of(area)
    return handout_content(area, assets, chosen, request, kinds=kinds, now=now, scene=drawn, fits=fits)


def handout_pdf(document: dict[str, Any], *, now: datetime) -> bytes:
    """The document as a PDF/UA-1 file, dated by its day."""
    return tagged_pdf(_SOURCE, _breakable(document), today=now.date())


def _breakable(content: Any) -> Any:
    """The same data with places where a line may end in words that are too long for one."""
    if isinstance(content, str):
        return breakable(content)
    if isinstance(content, dict):
        return {name: item if name in _WHOLE else _breakable(item) for name, item in content.items()}
    return [_breakable(item) for item in content] if isinstance(content, list) else content
