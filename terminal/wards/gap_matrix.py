"""How do many kinds, wards and groups read in a terminal? The sentences of the page, then every cell."""

from collections.abc import Callable, Iterator, Sequence

import typer

from actions.at_work import at_work
from geo.errors import WithinReachError
from geo.rows import rows_of
from layers.area import Area
from presentation.printing.wards.matrix_files import area_cells_csv, matrix_about_csv, matrix_csv
from presentation.words import plain as words
from presentation.words.area_noun import noun_of
from presentation.words.near.lines import printable
from presentation.words.wards import choices as gap_words, matrix as matrix_words
from presentation.words.wards.own_areas import areas_notes
from questions.places.area_assets import AreaAssets
from questions.wards.matrix.gap_matrix import gap_matrix
from questions.wards.matrix.model import GapMatrix, MatrixQuestion
from questions.wards.matrix.worst_cells import worst_cells
from questions.wards.ward_gap_model import WardQuestion
from terminal.plain_words import print_lines
from terminal.wards.gaps import in_columns


def print_matrix(
    area: Area,
    assets: AreaAssets,
    base: WardQuestion,
    *,
    sought: Sequence[tuple[str, tuple[str, ...]]],
    groups: tuple[str, ...],
    table: str,
    standard: float | None = None,
    keep: Callable[[GapMatrix], None],
) -> None:
    """Ask many at once, and print them in words; ``table`` prints that one as CSV instead.

    ``keep`` is called with the answer before: whoever reads may stop half-way.

    Raises
    ------
    WithinReachError
        The area has no such group; there is no such table.
    """
    question = MatrixQuestion(base, tuple(kinds for _, kinds in sought), groups)
    titles = [words_of for words_of, _ in sought]
    with at_work() as workers:
        matrix = gap_matrix(area, assets, question, workers=workers)
    keep(matrix)
    if not table:
        print_lines(matrix_lines(area, matrix, titles))
        return
    made = {
        "wards": lambda: matrix_csv(matrix, titles, standard),
        "area": lambda: area_cells_csv(matrix, titles, standard),
        "about": lambda: matrix_about_csv(area, matrix, titles, standard),
    }
    if table not in made:
        raise WithinReachError(
            'There is no table called "{table}".',
            "Ask for one of: {tables}.",
            table=table,
            tables=", ".join(made),
        )
    typer.echo(made[table](), nl=False)


def matrix_lines(area: Area, matrix: GapMatrix, titles: Sequence[str]) -> Iterator[str]:
    """The worst in a sentence, what is not known, and each ward by kind and group."""
    if area.made_up:
        yield words.MADE_UP
    worst = worst_cells(matrix)
    sentences = (
        matrix_words.matrix_headline(matrix),
        matrix_words.worst_sentence(matrix, worst, titles),
        matrix_words.weak_sentence(matrix, worst, titles),
        matrix_words.apart_sentence(worst),
        *areas_notes(area),
    )
    yield from (printable(each) for each in sentences if each)
    cells = {
        (cell.sought, cell.group, cell.ward_code): cell
        for cell in (*rows_of(matrix.cells), *rows_of(matrix.whole))
    }
    names = {cell.ward_code: gap_words.title_of_ward(cell) for cell in rows_of(matrix.cells)}
    for at, title in enumerate(titles):
        yield f"\n{printable(title)}"
        heads = [
            noun_of(matrix).title,
            *(gap_words.group_title(group) for group in matrix.question.groups),
            "",
        ]
        rows = [
            [name, *(_cell(cells[at, group, code]) for group in matrix.question.groups), ""]
            for code, name in (*sorted(names.items(), key=lambda named: named[1]),
                               ("", gap_words.THE_WHOLE_AREA))
        ]  # fmt: skip
        yield from in_columns(heads, rows)
    yield ""
    yield matrix_words.COVER_TITLE
    yield from in_columns(matrix_words.COVER_HEADS, matrix_words.cover_rows(matrix, titles))


def _cell(cell: object) -> str:
    share, without = matrix_words.cell_words(cell)
    return f"{share} ({without})" if without else share
