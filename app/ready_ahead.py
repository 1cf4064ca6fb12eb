"""What has an office's process ready before anybody comes? What the pages import, and the tables of words.

At a desk all of it waits for the first page, which is open the sooner.
"""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from app.near.listen_ahead import listen_ahead


def ready_ahead() -> None:
    """Make it ready; the words in a thread of their own."""
    for name in modules_of_pages():
        import_module(name)
    listen_ahead()


def modules_of_pages() -> Iterator[str]:
    """The modules that the pages' files name; a file itself is its page, and runs for a visitor alone."""
    for page in sorted(Path(__file__).parent.glob("*/page.py")):
        for node in ast.parse(page.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ImportFrom) and node.module:
                yield node.module
