"""What have all sections of a recipe in common: no keys but their own, and where their file comes from?"""

from datetime import date as Date  # noqa: N812 - a section has a key called date
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from layers.recipes import checks

NOT_KNOWN: Final = "not known"  # what may stand for the date of data that nobody can tell
Text = Annotated[str, Field(min_length=1)]
FileName = Annotated[str, AfterValidator(checks.file_name)]


def _none_if_not_known(value: Any) -> Any:
    return None if value == NOT_KNOWN else value


DateOrNot = Annotated[Date | None, BeforeValidator(_none_if_not_known)]


class Section(BaseModel):
    """A table of a recipe: it has the keys listed here and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Sourced(Section):
    """A section whose file comes from somewhere in public."""

    file: FileName
    source_url: Text
    licence: Text
    attribution: Text
    date: DateOrNot

    @property
    def day(self) -> str:
        """The date of the data, ISO 8601; "" where it is not known."""
        return self.date.isoformat() if self.date else ""
