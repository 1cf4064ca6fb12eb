"""In which form does a wish come? The club of "chess club" is none by itself, that of "a club" is."""

from typing import Final

from questions.conversation.reading.lexicon import Piece

# Each is a wish by itself, and none behind what one does there.
FORMS: Final = frozenset({"club", "clubs", "class", "classes", "group", "groups", "society", "team"})


def is_form(piece: Piece, before: Piece | None) -> bool:
    """Whether it only says in which form the wish before it comes: the club of "chess club"."""
    return (
        piece.meant in FORMS
        and before is not None
        and before.is_thing
        and before.meaning is not None
        and before.places.stop == piece.at
        and before.words[-1].clause == piece.words[0].clause
    )
