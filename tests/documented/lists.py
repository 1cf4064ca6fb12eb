"""What do the commands print that the page on lists shows, and how are they made light enough for a test?"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Expected:
    """What a command prints, and how it is made light enough for a test."""

    words: str
    lighter: tuple[str, ...] = ()
    why: str = ""
    newport: bool = False


OF_BACKUPS = {
    ".venv/bin/python cli.py backup FOLDER --keep 14": Expected("Written: "),
    ".venv/bin/python cli.py retention": Expected("Nothing has been kept for too long."),
    '.venv/bin/python cli.py retention --apply --by "office manager"': Expected(
        "Nothing has been kept for too long."
    ),
    ".venv/bin/python cli.py exports": Expected(""),
    **{
        f".venv/bin/python cli.py restore {words}": Expected(
            "Usage:", lighter=("--help",), why="tests/terminal/office/test_backup.py puts one back"
        )
        for words in ("FOLDER/within-reach.backup --check", "FILE --key counts.key")
    },
}

OF_LISTS = {
    ".venv/bin/python cli.py export-network larkenby.graphml --area demo": Expected("directed edges in"),
    ".venv/bin/python cli.py publish": Expected(
        "Usage:", lighter=("--help",), why="it needs PostgreSQL; tests/actions/publishing/ has one"
    ),
    ".venv/bin/python docs/published_columns.py": Expected("views in for-other-programs.md"),
    '.venv/bin/python cli.py gaps --area demo --kinds lunch_club --keep "Lunch, autumn" --by AB': Expected(
        "have a lunch club within 15 minutes"
    ),
    ".venv/bin/python cli.py analyses --area demo": Expected("No analysis of this area is kept yet."),
    **OF_BACKUPS,
    '.venv/bin/python cli.py zones --area demo --bring-in networks.csv --name "Care networks" '
    '--purpose "the plans of 2027"': Expected("“Care networks” is kept: 2 areas."),
    ".venv/bin/python cli.py zones --area demo": Expected("There is no set of areas beside the wards."),
    '.venv/bin/python cli.py gaps --area demo --kinds lunch_club --set "Care networks"': Expected(
        "Usage:", lighter=("--help",), why="the folder of the test has no such set"
    ),
    '.venv/bin/python cli.py gaps --area demo --kinds lunch_club --set "Care networks" '
    '--keep "Lunch by network" --by AB': Expected(
        "Usage:", lighter=("--help",), why="the folder of the test has no such set"
    ),
    ".venv/bin/python cli.py trend --area demo --kinds lunch_club --on 2025-06-01 "
    '--set "Care networks"': Expected(
        "Usage:", lighter=("--help",), why="the folder of the test has no such set"
    ),
    '.venv/bin/python cli.py zones --area demo --remove "Care networks" --with-analyses': Expected(
        "Usage:", lighter=("--help",), why="the folder of the test has no such set"
    ),
    **{
        f'.venv/bin/python cli.py import clubs.csv --source "Sports clubs 2026" {words}': Expected(
            "1 of 1 row can come in."
        )
        for words in (
            "--area demo --by AB --yes",
            "--area demo --dry-run --save-mapping mapping.json --report faults.csv",
        )
    },
    '.venv/bin/python cli.py import clubs.csv --source "Sports clubs 2026" --area demo --by AB --yes '
    "--mapping mapping.json": Expected(
        "Usage:", lighter=("--help",), why="the file is made by another command; tests/terminal/ has it"
    ),
    ".venv/bin/python cli.py drafts list": Expected("No draft waits."),
    **{
        f".venv/bin/python cli.py drafts {words}": Expected(
            "Usage:", lighter=("--help",), why="no draft waits there; tests/terminal/ goes on with some"
        )
        for words in (
            'finish 1 2 --kind "Social club" --by AB',
            "leave 3 --by AB",
            "undo 3 --by AB",
        )
    },
    '.venv/bin/python cli.py erase "01632 960101" --by AB': Expected(
        "The telephone number was erased from", lighter=("--yes",), why="nobody is there to answer"
    ),
    ".venv/bin/python cli.py erase --list": Expected(
        "Nothing was ever erased.",
        lighter=("--areas", "nowhere/areas"),
        why="another command may have erased something by then",
    ),
    '.venv/bin/python cli.py erase "01632 960101" --allow --by AB': Expected(
        "Usage:", lighter=("--help",), why="it may not be erased there yet; tests/terminal/ has it"
    ),
    ".venv/bin/python cli.py inbox list": Expected("Nothing waits."),
    **{
        f".venv/bin/python cli.py inbox {words}": Expected(
            "Usage:",
            lighter=("--help",),
            why="nothing waits there; tests/terminal/ answers some",
        )
        for words in (
            "accept 1 --by AB",
            'accept 2 --when "Tuesday 14:00-16:00" --by AB',
            'accept "list:clubs/7" --fields phone,cost --by AB',
            'refuse "closing:clubs/9" --by AB',
            "undo 1 --by AB",
            'form "clubs/7" form.html --reply-to office@example.org',
            "read club-answers.json --area demo --by AB",
        )
    },
    ".venv/bin/python cli.py drafts write drafts.csv": Expected("0 drafts written to drafts.csv."),
}
