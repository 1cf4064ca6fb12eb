"""How does a hand-out look in a browser, whose print gives the same as the file? From the same blocks."""

import base64
import html
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

_STYLE: Final = Path(__file__).with_name("handout.css")
BETWEEN: Final = " / "


def handout_style() -> str:
    """The style sheet, on screen and in print: printed, there is nothing but the hand-out."""
    return f"<style>{_STYLE.read_text('utf-8')}</style>"


def handout_html(document: dict[str, Any]) -> str:
    """The hand-out for st.html: a section for each page; every text of a place is only text."""
    languages = document["languages"]
    pages = "".join(_page(document, page, languages) for page in document["pages"])
    return f'<div class="wr-handout" lang="{languages[0]}">{pages}</div>'


def _page(document: dict[str, Any], page: dict[str, Any], languages: Sequence[str]) -> str:
    blocks = "".join(_BLOCKS[block["kind"]](block, languages) for block in page["blocks"])
    unchecked = "".join(_beside(texts, languages, "em") for texts in document["unchecked"])
    foot = f"{_joined(document['foot'])}<br>{html.escape(document['credit'])}"
    return (
        f'<section class="wr-side" style="--size: {page["size"]}pt; --least: {page["least"]}pt">'
        f"{blocks}{unchecked}"
        f'<p class="wr-foot">{foot}</p></section>'
    )


def _joined(texts: Sequence[str]) -> str:
    return html.escape(BETWEEN.join(text for text in dict.fromkeys(texts) if text))


def _beside(texts: Sequence[str], languages: Sequence[str], tag: str = "span") -> str:
    """One text, or one beside the other in two languages."""
    cells = "".join(
        f'<p lang="{language}"><{tag}><bdi>{html.escape(text)}</bdi></{tag}></p>'
        for text, language in zip(texts, languages, strict=True)
    )
    return f'<div class="wr-beside">{cells}</div>'


def _heading(block: dict[str, Any], _languages: Sequence[str]) -> str:
    rank = block["level"] + 2  # the page that shows it has its own headings above
    return f"<h{rank}><bdi>{_joined(block['texts'])}</bdi></h{rank}>"


def _paragraph(block: dict[str, Any], languages: Sequence[str]) -> str:
    return _beside(block["texts"], languages, "strong" if block["look"] else "span")


def _facts(block: dict[str, Any], languages: Sequence[str]) -> str:
    rows = ""
    for row in block["rows"]:
        cells = "".join(
            f'<p lang="{language}"><strong>{html.escape(name)}:</strong> <bdi>{html.escape(value)}</bdi></p>'
            for name, value, language in zip(row["names"], row["values"], languages, strict=True)
        )
        rows += f'<div class="wr-beside">{cells}</div>'
    return rows


def _steps(block: dict[str, Any], languages: Sequence[str]) -> str:
    items = "".join(f"<li>{_beside(texts, languages)}</li>" for texts in block["rows"])
    return f"<ol>{items}</ol>"


def _map(block: dict[str, Any], _languages: Sequence[str]) -> str:
    drawn = base64.b64encode(block["svg"].encode()).decode()
    return (
        f'<img class="wr-way-map" alt="{html.escape(block["alt"])}" src="data:image/svg+xml;base64,{drawn}">'
    )


def _easy(block: dict[str, Any], languages: Sequence[str]) -> str:
    items = ""
    for row in block["rows"]:
        drawn = base64.b64encode(row["svg"].encode()).decode()
        items += (
            f'<li><img alt="" src="data:image/svg+xml;base64,{drawn}">{_beside(row["texts"], languages)}</li>'
        )
    return f'<ul class="wr-easy">{items}</ul>'


def _write(block: dict[str, Any], _languages: Sequence[str]) -> str:
    lines = '<p class="wr-line"></p>' * int(block["count"])
    return f'<p class="wr-write"><strong>{_joined(block["texts"])}:</strong></p>{lines}'


def _contact(block: dict[str, Any], languages: Sequence[str]) -> str:
    return f'<div class="wr-ring">{_beside(block["texts"], languages, "strong")}</div>'


def _day(block: dict[str, Any], languages: Sequence[str]) -> str:
    rows = "".join(_beside(texts, languages) for texts in block["rows"])
    return f'<div class="wr-day"><h4><bdi>{_joined(block["texts"])}</bdi></h4>{rows}</div>'


_BLOCKS: Final[dict[str, Callable[[dict[str, Any], Sequence[str]], str]]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "facts": _facts,
    "steps": _steps,
    "map": _map,
    "easy": _easy,
    "write": _write,
    "contact": _contact,
    "day": _day,
}
