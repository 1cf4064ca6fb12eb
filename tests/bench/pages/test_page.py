"""The bench knows a drawn answer when it sees one."""

import pytest


def test_the_walkshed_is_known_by_the_colour_it_is_drawn_in() -> None:
    pytest.importorskip("playwright")
    from bench.pages.page import WALKSHED_EDGE
    from presentation.drawing.web.parts import TEAL

    assert WALKSHED_EDGE == TEAL
