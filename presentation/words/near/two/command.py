"""What does `cli.py near --help` say of a second person's options?"""

from typing import Final

from geo.paces import PACES
from presentation.words.language import sentence

SECOND: Final = sentence("Also for a second person from the same home, who comes along to anything.")
ENJOYS: Final = sentence("What the second person enjoys; - to be asked.")
PACE: Final = sentence("The second person’s pace, one of: {paces}.", paces=", ".join(PACES))
MINUTES: Final = sentence("The second person’s longest walk, one way.")
SPEED: Final = sentence("Or the second person’s own, metres a second.")
STEP_FREE: Final = sentence("The second person needs a way without steps or raised kerbs.")
AGE: Final = sentence("The second person’s age in years.")
AT_MOST: Final = sentence("The most the second person can pay each time, in pounds.")
FREE: Final = sentence('When the second person is free: "Tue 11:00-15:00".')
