"""Which columns do other programs read? Writes them into docs/for-other-programs.md, below its heading.

.venv/bin/python docs/published_columns.py
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from layers.publishing.views import PublishedView, published_views  # noqa: E402 - once the project can be seen

PAGE = ROOT / "docs" / "for-other-programs.md"
HEADING = "## Columns\n"
BEGINS = "\n### `"


def table_of(view: PublishedView) -> str:
    """One view with its columns."""
    rows = (f"| `{column.name}` | {column.type} | {column.comment} |" for column in view.columns)
    lines = [
        f"### `{view.name}`",
        "",
        view.comment,
        "",
        "| column | type | what it is |",
        "| --- | --- | --- |",
        *rows,
    ]
    return "\n".join(lines)


def tables() -> str:
    """Every view, as the page has them."""
    return "\n\n".join(map(table_of, published_views(with_postgis=False))) + "\n"


if __name__ == "__main__":
    text = PAGE.read_text(encoding="utf-8")
    before, heading, below = text.partition(HEADING)
    introduction = below.partition(BEGINS)[0].rstrip("\n")
    PAGE.write_text(f"{before}{heading}{introduction}\n\n{tables()}", encoding="utf-8")
    sys.stdout.write(f"{len(published_views(with_postgis=False))} views in {PAGE.name}\n")
