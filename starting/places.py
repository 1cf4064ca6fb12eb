"""Which places of one's own are prepared at set-up, from their names alone?"""

import sys
from collections.abc import Sequence

from starting import commands

STOPPED = 130  # what a command answers that somebody stopped


def prepare_places(names: Sequence[str]) -> list[str]:
    """Prepare each council by its name; the command itself says how far it is, and why if it cannot.

    Returns
    -------
    The names of those that were not prepared; the others are.

    Raises
    ------
    KeyboardInterrupt
        Somebody stopped it.
    """
    left = []
    for name in names:
        print(f"\nPreparing {name}: what is not there yet is fetched from the internet.", flush=True)
        done = commands.run([commands.PYTHON, "cli.py", "prepare", "--", name], quiet=False)
        if done.returncode == STOPPED:
            raise KeyboardInterrupt
        if done.returncode:
            left.append(name)
    return left


def say_left(names: Sequence[str], *, opens: bool) -> None:
    """Say which places were not prepared, and how to go on."""
    again = " ".join(f'--place "{name}"' for name in names)
    which = " and ".join(names) + (" were" if len(names) > 1 else " was")
    print(
        f"\n{which} not prepared; the reason stands above. Once that is put right, run: "
        f"python3 start.py setup {again}" + ("\nThe app opens without it." if opens else ""),
        file=sys.stderr,
        flush=True,
    )
