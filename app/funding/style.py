"""Where is the style sheet of the page about funding?"""

from pathlib import Path

STYLE = Path(__file__).with_name("funding.css")
