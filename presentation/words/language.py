"""In which language does the process speak, and how does a sentence come into it?

The language is the process's, from ``WITHIN_REACH_LANGUAGE``: pages hold sentences that are worded once, when
they are loaded. A catalogue is ``languages/<language>/LC_MESSAGES/within_reach.mo``, as gettext has it.
"""

import gettext
import logging
import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geo.wording import Wording, in_words

VARIABLE: Final = "WITHIN_REACH_LANGUAGE"
ENGLISH: Final = "en"
MARKED: Final = "marked"
DOMAIN: Final = "within_reach"
LANGUAGES: Final = Path(__file__).with_name("languages")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Language:
    """One language: its catalogue, and what stands before and after each of its sentences."""

    name: str
    catalogue: gettext.NullTranslations
    marks: tuple[str, str] = ("", "")  # only a made-up language has any

    def sentence(self, template: str, /, **values: object) -> str:
        """The template in this language, filled with the values; without values, as it stands."""
        if not template:
            return ""  # gettext keeps its own notes under the empty text
        return self._filled(self.catalogue.gettext(template), template, values)

    def plural(self, singular: str, plural: str, count: int, /, **values: object) -> str:
        """The template that this language has for so many, filled; ``count`` is one of the values."""
        english = singular if count == 1 else plural
        template = self.catalogue.ngettext(singular, plural, count)
        return self._filled(template, english, {"count": count, **values})

    def worded(self, text: str) -> str:
        """A wording of the floors below in this language; text without a template as it is."""
        if not isinstance(text, Wording):
            return text
        values = {
            name: self.worded(value) if isinstance(value, Wording) else value
            for name, value in text.values.items()
        }
        if text.number is None:
            return self.sentence(text.template, **values)
        return self.plural(text.template, text.plural, text.number, **values)

    def _filled(self, template: str, english: str, values: Mapping[str, object]) -> str:
        before, after = self.marks
        return f"{before}{_formatted(template, english, values) if values else template}{after}"


def _formatted(template: str, english: str, values: Mapping[str, object]) -> str:
    """A template with its values; in English where the translated one asks for what is not there."""
    try:
        return template.format(**in_words(values))
    except (LookupError, ValueError, AttributeError, TypeError):
        if template == english:
            raise
        return english.format(**in_words(values))


def languages(folder: Path = LANGUAGES) -> tuple[str, ...]:
    """Every language that can be chosen."""
    catalogues = sorted(path.parents[1].name for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return (ENGLISH, *catalogues, MARKED)


def language(name: str, folder: Path = LANGUAGES) -> Language:
    """A language by its name; English, with a warning, where there is no such catalogue or it is damaged."""
    if name in ("", ENGLISH):
        return Language(ENGLISH, gettext.NullTranslations())
    if name == MARKED:
        return Language(MARKED, gettext.NullTranslations(), ("⟦", "⟧"))
    if name not in languages(folder):
        return _english_instead(f"There is no catalogue for {VARIABLE}={name!r}", folder)
    try:
        catalogue = gettext.translation(DOMAIN, folder, languages=[name])
    except (OSError, ValueError, struct.error):
        return _english_instead(f"The catalogue for {VARIABLE}={name!r} is damaged", folder)
    return Language(name, catalogue)


def _english_instead(trouble: str, folder: Path) -> Language:
    _log.warning("%s, so all is in English. Choose one of: %s.", trouble, ", ".join(languages(folder)))
    return language(ENGLISH)


_CHOSEN: Final = language(os.environ.get(VARIABLE, "").strip())
LANGUAGE: Final = _CHOSEN.name
NAMES_IN: Final = os.environ.get(VARIABLE, "").strip() or ENGLISH  # even where there is no catalogue yet
sentence: Final = _CHOSEN.sentence
plural: Final = _CHOSEN.plural
worded: Final = _CHOSEN.worded
