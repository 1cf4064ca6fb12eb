"""What does `cli.py near --help` say of a second person's options?"""

from typing import Final

from geo.paces import PACES
from presentation.words.language import sentence

SECOND: Final = sentence("Also for a second person from the same home, who comes along to anything.")
ENJOYS: Final = sentence("What the second person enjoys; - to be asked.")
PACE: Final = sentence("The second person’s pace, one of: {paces}.", paces=", ".join(PACES))
MINUTES: Final = sentence("The second person’s longest walk, one way.")
FREE: Final = sentence('When the second person is free: "Tue 11:00-15:00".')
