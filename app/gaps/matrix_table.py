"""How do the cells of the matrix stand in one table? Wards down, kinds and groups across."""

import html
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from streamlit.components.v2 import component

from geo.rows import rows_of
from presentation.words.area_noun import AreaNoun, noun_of
from presentation.words.wards import choices as gap_words, matrix as words
from presentation.words.wards.measures import class_of_share, shade_of_share
from questions.wards.matrix.model import GapMatrix

BETWEEN: Final = "|"
cells_pressed: Final = component(
    "wr_matrix", js=Path(__file__).with_name("matrix.js").read_text(encoding="utf-8"), isolate_styles=False
)


def matrix_html(matrix: GapMatrix, titles: Sequence[str], standard: float | None = None) -> str:
    """The table; a cell's button holds which it is, a heading's which column it sorts by."""
    noun = noun_of(matrix)
    groups, count = matrix.question.groups, len(matrix.question.sought)
    cells: dict[tuple[int, str, str], Any] = {
        (cell.sought, cell.group, cell.ward_code): cell
        for table in (matrix.cells, matrix.whole)
        for cell in rows_of(table.assign(standard=words.standards(table, standard)))
    }
    names = {cell.ward_code: gap_words.title_of_ward(cell) for cell in rows_of(matrix.cells)}
    body = [
        _row(code, name, [cells[at, group, code] for at in range(count) for group in groups], titles)
        for code, name in sorted(names.items(), key=lambda named: named[1])
    ]
    whole = [cells[at, group, ""] for at in range(count) for group in groups]
    body.append(_row("", gap_words.THE_WHOLE_AREA, whole, titles))
    caption = html.escape(words.CAPTION.of(noun))
    return (
        f'<div class="wr-table wr-matrix" tabindex="0" role="region" aria-label="{caption}"><table>'
        f"<caption>{caption}</caption><thead>{_heads(titles, groups, noun)}</thead>"
        f"<tbody>{''.join(body[:-1])}</tbody><tfoot>{body[-1]}</tfoot></table></div>"
    )


def _heads(titles: Sequence[str], groups: Sequence[str], noun: AreaNoun) -> str:
    ward = _sorter(0, noun.title, words.SORT_WARDS.of(noun))
    over = "".join(
        f'<th scope="colgroup" colspan="{len(groups)}"><bdi>{html.escape(title)}</bdi></th>'
        for title in titles
    )
    under = "".join(
        f'<th scope="col" aria-sort="none">'
        f"{_sorter(1 + at, gap_words.group_title(group), words.sort_words(title, group))}</th>"
        for at, (title, group) in enumerate((title, group) for title in titles for group in groups)
    )
    return f'<tr><th scope="col" rowspan="2" aria-sort="ascending">{ward}</th>{over}</tr><tr>{under}</tr>'


def _sorter(column: int, title: str, label: str) -> str:
    return (
        f'<button type="button" data-sort="{column}" title="{html.escape(label)}">'
        f"<bdi>{html.escape(title)}</bdi></button>"
    )


def _row(code: str, name: str, cells: Sequence[Any], titles: Sequence[str]) -> str:
    data = "".join(_cell(cell, titles[cell.sought]) for cell in cells)
    return f'<tr><th scope="row"><bdi>{html.escape(name)}</bdi></th>{data}</tr>'


def _cell(cell: Any, title: str) -> str:
    share, without = words.cell_words(cell)
    lines = [part for part in (without, cell.standard) if part]
    inner = f"<b>{html.escape(share)}</b>" + "".join(f"<span>{html.escape(line)}</span>" for line in lines)
    value = f"{cell.share_one:.9f}" if cell.share_one == cell.share_one else ""
    hatched = words.is_hatched(cell)
    look = "hatch" if hatched else f"shade-{class_of_share(cell.share_one)}"
    style = "" if hatched else f' style="--shade:{shade_of_share(cell.share_one)}"'
    if not cell.ward_code:
        return f'<td class="{look}" data-value="{value}"{style}><div>{inner}</div></td>'
    key = html.escape(BETWEEN.join((str(cell.sought), cell.group, cell.ward_code)))
    note = f", {words.SET_APART}" if words.is_set_apart(cell) else ""
    label = html.escape(f"{words.cell_name(cell, title)}: {', '.join((share, *lines))}{note}")
    return (
        f'<td class="{look}" data-value="{"" if hatched else value}"{style}>'
        f'<button type="button" data-cell="{key}" tabindex="-1" aria-label="{label}">{inner}</button></td>'
    )
