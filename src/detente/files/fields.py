"""What may stand under the keys of a model file: words, statements, numbers, dates, names.

Scalars are read by their source text. Names, references and statements stay `Scalar`, which knows
its place, for what is wrong with them shows only later.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Discriminator, GetJsonSchemaHandler, PlainValidator, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from detente.files.days import meant
from detente.files.nodes import Mapping, Node, Scalar, Sequence

OWN_ERROR = "own"
FORM_ERROR = "form"
NUMBER = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]{1,2})?")
LONGEST_NUMBER = 60
ANY_SCALAR = {"type": ["string", "number", "boolean"]}


class Key(str):
    """The text of a key that knows its node."""

    node: Scalar


class Place(int):
    """A place in a list, counted from 1, that knows its node."""

    node: Scalar


def plain(node: Node) -> Any:
    """The tree as dicts and lists, with scalars as they are."""
    match node:
        case Scalar():
            return node
        case Sequence(items=items):
            return [item if isinstance(item, Scalar) else plain(item) for item in items]
        case Mapping(entries=entries):
            return {_key(key): plain(value) for key, value in entries}


def _key(scalar: Scalar) -> Key:
    key = Key(scalar.text)
    key.node = scalar
    return key


def wrong(message: str, advice: str = "", key: str = "") -> PydanticCustomError:
    """An error in our own words; of a mapping it may be the value of one `key` that is wrong."""
    context = {"message": message, "advice": advice, "key": key}
    return PydanticCustomError(OWN_ERROR, "{message}", context)


def _scalar(value: Any, expected: str = "text", advice: str = ", in quotes if need be") -> Scalar:
    if isinstance(value, Scalar):
        return value
    if isinstance(value, Key):
        return value.node
    what = "a list stands" if isinstance(value, list) else "keys and values stand"
    raise wrong(f"{what} where a single {expected} is expected", f"write one {expected}{advice}")


def _words(value: Any) -> str:
    scalar = _scalar(value)
    return "" if scalar.null else scalar.text.strip()


def _passage(value: Any) -> str:
    passage = _words(value)
    if not passage:
        raise wrong("there is no passage here", "write what the source says, word for word")
    return passage


def _statement(value: Any) -> Scalar:
    scalar = _scalar(value)
    if not scalar.text.strip():
        raise wrong("there is no statement here", "write one, or take the dash or key away")
    return scalar


def _reference(value: Any) -> Scalar:
    scalar = _scalar(value)
    if not scalar.text.strip():
        raise wrong("there is no name here", "write one")
    return scalar


def _day(value: Any) -> date:
    scalar = _scalar(value)
    advice = "write year, month and day as in 2025-03-08"
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", scalar.text):
        day = meant(scalar.text)
        advice = advice if day is None else f"write {day}"
        raise wrong(f"`{scalar.text}` is not a date of the form YYYY-MM-DD", advice)
    try:
        return date.fromisoformat(scalar.text)
    except ValueError:
        raise wrong(f"there is no day {scalar.text}", advice) from None


def _number(value: Any, example: str = "0.7") -> Decimal:
    scalar = _scalar(value, "number", f" such as {example}")
    text = scalar.text
    if NUMBER.fullmatch(text) and len(text) <= LONGEST_NUMBER:
        if not scalar.style:
            return Decimal(text)
        raise wrong(f"the number {text} is in quotes", f"write {text} without them")
    if re.fullmatch(r"[-+]?[0-9]+,[0-9]+", text):
        raise wrong(f"`{text}` is not a number", f"write {text.replace(',', '.')}, with a point")
    if found := re.fullmatch(r"([0-9]{1,2}|100)\s*%", text):
        raise wrong(f"`{text}` is not a number", f"write {Decimal(found[1]) / 100}")
    message = f"`{text}` is not a number" if text else "there is no number here"
    raise wrong(message, f"write one such as {example}")


def _share(value: Any) -> float:
    number = _number(value)
    if 0 <= number <= 1:
        return float(number)
    such = f", such as {number / 100:f}" if 10 <= number <= 100 else ""  # meant in per cent
    raise wrong(f"{number} is not a confidence", f"write a number from 0 to 1{such}")


def _price(value: Any) -> Decimal:
    number = _number(value)
    if number < 0:
        raise wrong(f"the price {number} is negative", "write 0 or more")
    return number


def _whole(least: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        number = _number(value, "1")
        if number != number.to_integral_value() or number < least:
            raise wrong(f"{number} is not a whole number from {least} on", f"write {least} or more")
        return int(number)

    return read


def _place(value: Any) -> Place:
    place = Place(_whole(1)(value))
    place.node = _scalar(value)
    return place


def _one_of(*words: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        scalar = _scalar(value)
        if scalar.text in words:
            return scalar.text
        alternatives = f"{', '.join(words[:-1])} or {words[-1]}"
        message = f"`{scalar.text}` is not possible here" if scalar.text else "nothing is said here"
        raise wrong(message, f"write {alternatives}")

    return read


def _everything(value: Any) -> str:
    scalar = _scalar(value)
    if scalar.text == "all":
        return scalar.text
    raise wrong(f"`{scalar.text}` is no list of pairs", "write [[A, B], [C, D]], or all")


def _flag(value: Any) -> bool:
    scalar = _scalar(value)
    if not scalar.style and scalar.text.lower() in {"true", "false"}:
        return scalar.text.lower() == "true"
    raise wrong(f"`{scalar.text}` is neither true nor false", "write true or false")


def _format(value: Any) -> int:
    number = _whole(1)(value)
    if number != 1:
        raise wrong(
            f"the file is in format {number}, which this version does not know",
            "get a newer détente",
        )
    return number


@dataclass(frozen=True, slots=True)
class ListForm:
    """Marks a mapping that may also be written as a list of its keys, each valued `default`."""

    default: str

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [handler(core), {"type": "array", "items": ANY_SCALAR}]}


@dataclass(frozen=True, slots=True)
class StandIn:
    """Marks a text by what is read in its place, as long as it is missing or wrong."""

    text: str


@dataclass(frozen=True, slots=True)
class SingleForm:
    """Marks a list that may also be written as its only entry."""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [handler(core), ANY_SCALAR]}


Words = Annotated[
    str,
    PlainValidator(_words),
    WithJsonSchema({"type": ["string", "number", "boolean", "null"]}),
    StandIn("…"),
]
Passage = Annotated[
    str,
    PlainValidator(_passage),
    WithJsonSchema({"type": ["string", "number", "boolean"]}),
    StandIn("…"),
]
Day = Annotated[
    date,
    PlainValidator(_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$", "format": "date"}),
]
Number = Annotated[
    Decimal, PlainValidator(_number), WithJsonSchema({"type": "number"}), StandIn("1")
]
Share = Annotated[
    float, PlainValidator(_share), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1})
]
Price = Annotated[Decimal, PlainValidator(_price), WithJsonSchema({"type": "number", "minimum": 0})]
Ordinal = Annotated[
    Place, PlainValidator(_place), WithJsonSchema({"type": "integer", "minimum": 1})
]
Offset = Annotated[
    int, PlainValidator(_whole(0)), WithJsonSchema({"type": "integer", "minimum": 0})
]
Flag = Annotated[bool, PlainValidator(_flag), WithJsonSchema({"type": "boolean"})]
Format = Annotated[int, PlainValidator(_format), WithJsonSchema({"const": 1})]
OneWay = Annotated[
    str,
    PlainValidator(_one_of("on", "off", "up", "down")),
    WithJsonSchema({"enum": ["on", "off", "up", "down", True, False]}),
    StandIn("on"),
]
Everything = Annotated[str, PlainValidator(_everything), WithJsonSchema({"const": "all"})]
StatementText = Annotated[
    Scalar, PlainValidator(_statement), WithJsonSchema(ANY_SCALAR), StandIn("true")
]
Reference = Annotated[Scalar, PlainValidator(_reference), WithJsonSchema(ANY_SCALAR)]
Name = Annotated[
    Scalar,
    PlainValidator(_reference),
    WithJsonSchema({"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}),
]
LevelName = Annotated[
    Scalar,
    PlainValidator(_reference),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9_]+$"}),
]


def told_apart(message: str, advice: str) -> Discriminator:
    """Tells the alternatives of a field apart by whether a mapping, a list or a text is written.

    `message` and `advice` are said of a value that is none of the alternatives.
    """
    return Discriminator(
        _form, custom_error_type=FORM_ERROR, custom_error_message=f"{message}; {advice}"
    )


def _form(value: Any) -> str:
    match value:
        case dict():
            return "mapping"
        case list():
            return "list"
        case _:
            return "text"
