"""Where is the style sheet of the register's page?"""

from pathlib import Path

STYLE = Path(__file__).with_name("register.css")
