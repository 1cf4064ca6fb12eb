"""Which commands about one person do README and the page on hand-outs show, and what do they print?"""

from typing import Final

from tests.documented.lists import Expected

_NEAR: Final = (
    '.venv/bin/python cli.py near "ZZ1 2BQ" --area demo '
    "--places made-up/demo/larkenby-groups-and-places-made-up/LK-035"
)

OF_HANDOUTS: Final = {
    f"{_NEAR} --sheet hand-out.pdf --form sides": Expected("The hand-out is in hand-out.pdf."),
    f"{_NEAR} --sheet week.pdf --form week --money 15": Expected("The hand-out is in week.pdf."),
    f"{_NEAR} --sheet easy.pdf --form easy-read --worker -": Expected("The hand-out is in easy.pdf."),
    f"{_NEAR} --sheet both.pdf --form sides --language en,cy": Expected("The hand-out is in both.pdf."),
    f"{_NEAR} --calendar days.ics --share pass-on.html": Expected(
        "What can be passed on is in pass-on.html."
    ),
    '.venv/bin/python cli.py near "ZZ1 2BQ" --area demo --enjoys "rugby, company at lunch" '
    '--free "Tue 11:00-15:00" --age 72': Expected("fit within 15 minutes at a steady pace."),
    '.venv/bin/python cli.py near "ZZ1 2BQ" --area demo --enjoys "company at lunch" '
    '--second-enjoys "lunch, uses a stick" --second-age 79 --second-at-most 5 '
    '--second-free "Tue 10:00-15:00"': Expected("suit both."),
}
