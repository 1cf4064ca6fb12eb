"""How is the map of an answer kept as a file, for somebody who asks for one?"""

from pathlib import Path

from presentation.drawing.web.one_file import standalone_page
from presentation.words.language import sentence
from terminal.conversation.near_answer import PersonAnswer
from terminal.private_file import write_private


def save_map(path: Path, answer: PersonAnswer) -> str:
    """Write the map as one HTML file that only its owner may read; what to say about it.

    Raises
    ------
    OSError
        The file cannot be written; none is left half written.
    """
    page = standalone_page(answer.area, answer.suggestions.near, answer.origin, kinds=answer.kinds)
    write_private(path, page.encode())
    return sentence(
        "The map is in {file}. It shows where the person starts: delete it when it has served.",
        file=path.name,
    )
