"""What does `cli.py near --help` say of going by bus?"""

from typing import Final

from presentation.words.language import sentence

BY_BUS: Final = sentence("Also say how they get to what is too far to walk by bus: in time, there and back.")
PASS: Final = sentence("Whose bus pass they have: england, wales, scotland, northern-ireland or none.")
PASS_AS: Final = sentence("Why they have the pass: older (if left out), disabled or, in Scotland, young.")
WEEK_FROM: Final = sentence(
    "The first day of the week to look at by bus, like 2026-05-04; today, if left out."
)
HEADING: Final = sentence("Or by bus:")
