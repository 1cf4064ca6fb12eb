"""What are the pages called that few people open? Every page names them, and needs no more of their words."""

from typing import Final

from presentation.words.language import sentence

ADD_A_PLACE: Final = sentence("Add a place")
OFFICE: Final = sentence("Office")
ADD_YOUR_OWN: Final = sentence("The page “Add a place” above adds your own.")
