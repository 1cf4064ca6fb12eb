"""How does a sentence carry what it is made of, so that it can be said in any language?"""

from collections.abc import Mapping
from datetime import date, time
from numbers import Integral, Number, Real
from typing import Any, Final

_AS_THEY_ARE: Final = (str, Number, date, time, list, tuple)  # any other value is remembered as its text


class Wording(str):
    """An English sentence that remembers its template and the values in it.

    It is the sentence: whoever takes it for plain text reads English. Whoever words it in another language
    takes ``template`` (or, of a count other than one, ``plural``) and ``values``. A value is never taken for
    a template, whatever braces it holds; and without values the template is the sentence as it stands.
    """

    template: str
    plural: str  # the template for every number but one; "" where nothing is counted
    number: int | None  # what is counted
    values: Mapping[str, object]

    def __new__(
        cls,
        template: str,
        values: Mapping[str, object] | None = None,
        plural: str = "",
        count: int | None = None,
    ) -> "Wording":
        english = template if count is None or count == 1 else plural
        wording = super().__new__(cls, english.format(**in_words(values)) if values else english)
        wording.template, wording.plural, wording.number = template, plural, count
        wording.values = {
            name: value if isinstance(value, _AS_THEY_ARE) else str(value)
            for name, value in (values or {}).items()
        }
        return wording

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.template, dict(self.values), self.plural, self.number)


def in_words(values: Mapping[str, object]) -> dict[str, object]:
    """The values as a sentence shows them: a list of names each in quotation marks, between commas."""
    return {
        name: ", ".join(_quoted(str(item)) for item in value) if isinstance(value, list | tuple) else value
        for name, value in values.items()
    }


def _quoted(item: str) -> str:
    return item if item.startswith("…") else f'"{item}"'  # "… 48 more" is no name


def worded(template: str, /, **values: object) -> Wording:
    """A sentence of a template with {names} and their values: ``worded("No {kind} is near.", kind=kind)``."""
    return Wording(template, values)


def counted(singular: str, plural: str, count: int, /, **values: object) -> Wording:
    """A sentence that counts: ``counted("{count} row", "{count} rows", 3)``; ``count`` is a value of it."""
    return Wording(singular, {"count": count, **values}, plural, count)


def as_wording(text: str, values: Mapping[str, object]) -> Wording:
    """A wording as it is; a template, together with its values, as one."""
    return text if isinstance(text, Wording) else Wording(text, values)


def as_record(text: str) -> dict[str, object]:
    """A wording as JSON or TOML has it, for a file or another process; ``from_record`` reads it back."""
    if not isinstance(text, Wording):
        return {"template": text}
    record: dict[str, object] = {"template": text.template}
    if text.values:
        record["values"] = {name: _plainly(value) for name, value in text.values.items()}
    if text.number is not None:
        record |= {"plural": text.plural, "number": text.number}
    return record


def from_record(record: Mapping[str, Any]) -> Wording:
    """A wording from what ``as_record`` made of it.

    Raises
    ------
    LookupError, ValueError, TypeError, AttributeError
        It is no such record, or its template asks for what its values do not have.
    """
    values = {
        name: from_record(value) if isinstance(value, dict) else value
        for name, value in record.get("values", {}).items()
    }
    return Wording(str(record["template"]), values, record.get("plural", ""), record.get("number"))


def with_another_name(text: str, name: str, other: str) -> Wording:
    """The same wording with a name in its values replaced; in its text, where it has no values."""
    if not isinstance(text, Wording) or not text.values:
        return Wording(text.replace(name, other))
    values = {
        key: value.replace(name, other) if isinstance(value, str) else value
        for key, value in text.values.items()
    }
    return Wording(text.template, values, text.plural, text.number)


def _plainly(value: object) -> object:
    if isinstance(value, Wording):
        return as_record(value)
    if isinstance(value, list | tuple):
        return [_plainly(item) for item in value]
    if isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Integral):
        return int(value)
    return float(value) if isinstance(value, Real) else str(value)
