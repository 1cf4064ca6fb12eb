"""Where is the style sheet of the page about wards?"""

from pathlib import Path

STYLE = Path(__file__).with_name("gaps.css")
