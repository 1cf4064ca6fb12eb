"""What do the commands print that the page for a whole office shows?"""

from tests.documented.lists import Expected

_TRIED_APART = "tests/starting/office/ runs it, with nginx before it"

OF_OFFICE = {
    "python3 start.py serve --processes 2 --name reach.example.gov.uk": Expected(
        "Within Reach is open at", why=_TRIED_APART
    ),
    "python3 start.py serve": Expected("serve needs --processes", why="it stands for the command as such"),
    "python3 start.py serve --processes N": Expected("Within Reach is open at", why=_TRIED_APART),
    ".venv/bin/python docs/bill_of_materials.py sbom.json": Expected("components in sbom.json"),
}
