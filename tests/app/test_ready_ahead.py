"""An office's process has the pages' modules ready before anybody comes, and no page has run for that."""

import subprocess
import sys

from app.ready_ahead import modules_of_pages
from tests.made_once import ROOT

PROGRAM = """
import sys
from app.near.listen_ahead import listen_ahead
from app.ready_ahead import ready_ahead
ready_ahead()
listen_ahead().result()
print(*sys.modules)
"""
PAGES = {f"app.{page.parent.name}.page" for page in ROOT.glob("app/*/page.py")} - {"app.frame.page"}


def test_all_that_the_pages_name_is_imported_and_none_of_them_runs() -> None:
    program = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True, timeout=300)
    imported = set(done.stdout.split())
    assert {"app.near.conversation", "app.funding.what_if", "app.register.state"} <= imported
    assert set(modules_of_pages()) <= imported
    assert len(PAGES) >= 5
    assert not PAGES & imported
