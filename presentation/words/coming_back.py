"""What does a page say that was loaded anew, or that nobody touched for an hour?"""

from presentation.words.language import sentence

CAME_BACK = sentence(
    "The page was loaded anew. What was typed about the person, the choices and the sheet are still here."
)
CAME_BACK_FIX = sentence("Where they start is never kept: please type it again and press Find.")
FORGOTTEN = sentence(
    "Nobody used this page for an hour, so everything about the person has been forgotten. "
    "A new conversation can begin."
)
