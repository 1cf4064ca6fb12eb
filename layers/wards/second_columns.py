"""Which columns of a file of wards hold their names in another language?"""

import re
from typing import Final

import pandas as pd

from layers.places.second_names import LANGUAGES
from layers.recipes.model import WardsSection

_ONS_NAME: Final = re.compile(r"[A-Z]{2,6}\d\dNM")


def columns_of_second_names(section: WardsSection) -> dict[str, str]:
    """Columns of the file that hold second names, and the column of ``NAME_COLUMNS`` that each is.

    Those that the recipe names; for other languages, those that are called after the column of the names.
    The Office for National Statistics writes Welsh names in ``WD24NMW`` beside ``WD24NM``.
    """
    likely = {f"{section.name}_{language}": language for language in LANGUAGES}
    likely |= {f"{section.name}W": "cy"} if _ONS_NAME.fullmatch(section.name) else {}
    guessed = {column: code for column, code in likely.items() if code not in section.second_names}
    named = {column: code for code, column in section.second_names.items()}
    return {column: f"name_{code}" for column, code in {**guessed, **named}.items()}


def second_names(table: pd.DataFrame, second: dict[str, str]) -> list[dict[str, str]]:
    """The second names of each row, as ``with_second_names`` has them."""
    there = {column: name for column, name in second.items() if column in table.columns}
    texts = table[list(there)].fillna("").astype(str).rename(columns=there)
    return [
        {str(name): " ".join(text.split()) for name, text in row.items()} for row in texts.to_dict("records")
    ]
