"""Does docs/sign-in.md show who may do what? ``python -m tests.docs.test_sign_in_page`` writes its table."""

import csv
import tomllib
from pathlib import Path

from actions.permits.who_may import TABLE
from starting.sign_in import ROLES, read_sign_in
from tests.made_once import ROOT

PAGE = ROOT / "docs" / "sign-in.md"
BEGIN, END = "<!-- table of permits -->", "The same stands in `actions/permits/who_may.csv`"
SORTS = {"page": "pages", "action": "actions", "export": "files", "route": "addresses"}


def table_of_permits() -> str:
    """The role matrix in Markdown, which tests/actions and tests/app try role by role."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        heads, *rows = csv.reader(file)
    lines = [f"| | {' | '.join(heads[3:])} |", f"| --- {'| --- ' * len(heads[3:])}|"]
    before = ""
    for sort, name, what, *marks in rows:
        if sort != before:
            lines.append(f"| **{SORTS[sort]}** {'| ' * len(marks)}|")
            before = sort
        shown = f"`{name}`: {what}" if sort == "route" else what
        lines.append(f"| {shown} | {' | '.join(marks)} |")
    return "\n".join(lines)


def with_table(page: str) -> str:
    head, _, rest = page.partition(BEGIN)
    return f"{head}{BEGIN}\n\n{table_of_permits()}\n\n{END}{rest.partition(END)[2]}"


def test_the_page_shows_the_table_of_permits_as_it_is():
    page = PAGE.read_text(encoding="utf-8")
    assert with_table(page) == page, "write it anew: .venv/bin/python -m tests.docs.test_sign_in_page"


def test_the_settings_on_the_page_are_taken_once_they_are_filled_in(tmp_path: Path):
    page = PAGE.read_text(encoding="utf-8")
    settings = page.split("```toml\n")[1].split("```")[0]
    for name, value in (
        ("cookie_secret", "e0b9c5b2f1a64d1c9f8e7d6c5b4a3928"),
        ("client_id", "i"),
        ("client_secret", "s"),
    ):
        settings = settings.replace(f'{name} = ""', f'{name} = "{value}"')
    (tmp_path / "secrets.toml").write_text(settings, encoding="utf-8")
    here = read_sign_in([tmp_path / "secrets.toml"])
    assert set(here.roles) == set(ROLES)
    assert set(tomllib.loads(settings)["sign_in"]) == {"claim", "name", "hours", "ask", "open_data", "roles"}


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
