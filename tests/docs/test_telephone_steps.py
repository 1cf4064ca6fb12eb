"""The steps of a telephone call in README are those that a browser test takes, named as on the page."""

import re
from pathlib import Path

from presentation.words import plain as words
from presentation.words.near.sheet import SHEET
from tests.browser.everybody.test_telephone_call import MOST_ACTIONS, START, WORDS

README = Path(__file__).parents[2] / "README.md"


def test_the_steps_are_those_of_the_browser_test_in_its_order():
    text = README.read_text(encoding="utf-8")
    steps = re.findall(r"^\d\. .*(?:\n   .*)*", text.split("**A telephone call in six steps.**")[1], re.M)
    assert len(steps) == MOST_ACTIONS
    named = (f"`{START}`", f"`{WORDS}`", f"*{words.FIND}*", "first row", f"*{words.ON_SHEET}*", f"*{SHEET}*")
    for step, name in zip(steps, named, strict=True):
        assert name in step, step
    assert words.PLACE_LABEL in steps[0]
    assert words.ENJOY_LABEL in steps[1]
    assert text.index(steps[0]) < text.index("\n## "), "before the first heading"
