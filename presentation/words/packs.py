"""How is it said whether a prepared area can vouch for its own files?"""

from typing import Final

from presentation.words.language import sentence

NOT_VOUCHED_FOR: Final = sentence(
    "Prepared before packs had check sums, so damage to its files may go unnoticed. Prepare it again."
)
