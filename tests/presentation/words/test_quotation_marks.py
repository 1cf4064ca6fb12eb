"""One kind of quotation marks and apostrophes in all that is said: “ ” and ’.

Straight ones stand only where they are to be typed: in a terminal's commands and options, and in SQL.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

WORDS = Path(__file__).parents[3] / "presentation" / "words"
SAYING = {"sentence", "plural", "counted", "worded", "OfAreas"}
# What these say of options is typed in a shell as it stands there.
OF_A_TERMINAL = {
    "near/command.py",
    "near/command_sheet.py",
    "near/two/command.py",
    "register/drafts.py",
    "register/inbox_lines.py",
    "register/list_lines.py",
    "wards/terminal.py",
}
TYPED = ("cli.py ", "CREATE ROLE ")


def sentences(path: Path) -> Iterator[tuple[int, str]]:
    """The templates of a module, with their lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id in SAYING or node.func.id.endswith("Error"):
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.lineno, argument.value


def straight(text: str, *, is_of_a_terminal: bool) -> bool:
    before = text.split(next((typed for typed in TYPED if typed in text), "\0"))[0]
    return "'" in before or ('"' in before and not is_of_a_terminal)


def test_sentences_have_one_kind_of_quotation_marks() -> None:
    wrong = [
        f"{path.relative_to(WORDS)}:{line}: {text}"
        for path in sorted(WORDS.rglob("*.py"))
        for line, text in sentences(path)
        if straight(text, is_of_a_terminal=path.relative_to(WORDS).as_posix() in OF_A_TERMINAL)
    ]
    assert not wrong, "\n".join(wrong)


def test_the_words_of_every_room_are_looked_at() -> None:
    looked_at = sum(1 for path in WORDS.rglob("*.py") for _ in sentences(path))
    assert looked_at > 1000
    assert straight('It says "rugby".', is_of_a_terminal=False)
    assert straight("It isn't.", is_of_a_terminal=True)
    assert not straight('Read it with: cli.py feeds read "Sports"', is_of_a_terminal=False)
