"""The model file, key by key: what an editor completes and what the reader accepts.

A class is a mapping of the file. `short` names the key that a bare text stands for.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    Tag,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from detente.files.fields import (
    Day,
    Everything,
    Flag,
    Format,
    LevelName,
    ListForm,
    Name,
    Number,
    Offset,
    OneWay,
    Ordinal,
    Passage,
    Price,
    Reference,
    Share,
    SingleForm,
    StatementText,
    Words,
    told_apart,
    wrong,
)
from detente.files.nodes import Scalar

STATES = "a statement, a YN- pattern in option order (digits for levels), or a state's id"


class Doc(BaseModel):
    """A mapping of the model file. A key without a value counts as left out."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)
    short: ClassVar[str] = ""

    @model_validator(mode="before")
    @classmethod
    def _without_empty_keys(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        known = cls.model_fields
        return {
            k: v for k, v in value.items() if not (isinstance(v, Scalar) and v.null and k in known)
        }

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        schema = handler(core)
        if not cls.short:
            return schema
        return {"anyOf": [{"type": ["string", "number", "boolean", "null"]}, schema]}


class AllOf(Doc):
    """Claims that must all hold."""

    all: list[Reference] = Field(description="Rests on all of these claims together.")


Because = Annotated[
    Annotated[list[Reference], Tag("list")] | Annotated[AllOf, Tag("mapping")],
    told_apart(
        "`because` takes a list of claims",
        "write [claim] for any of them, {all: [claim]} for all",
    ),
]


class Dated(Doc):
    """Something that counts from a day until another."""

    since: Day | None = Field(None, description="From which day it counts, YYYY-MM-DD.")
    until: Day | None = Field(None, description="The day from which it no longer counts.")

    @model_validator(mode="after")
    def _in_order(self) -> Dated:
        if self.since and self.until and self.since >= self.until:
            raise wrong(
                f"it counts from {self.since} until {self.until}, that is, never",
                "let `until` be later: it is the first day that no longer counts",
                key="until",
            )
        return self


class Rested(Dated):
    """Something with evidence."""

    id: Reference | None = Field(None, description="A name of its own.")
    because: Because | None = Field(
        None, description="The claims it rests on: any of a list, or {all: […]}."
    )
    confidence: Share = Field(
        1.0, description="The chance that it holds, given its claims: 0 to 1."
    )


class OptionDoc(Rested):
    """Something a decision maker can do."""

    short: ClassVar[str] = "title"
    title: Words = Field("", description="The option in words.")
    levels: Annotated[dict[LevelName, Words], ListForm("")] | None = Field(
        None,
        description="Several levels in order, exactly one at a time; the first is the default.",
    )


class ConstraintDoc(Rested):
    """A statement that holds in every feasible state."""

    short: ClassVar[str] = "statement"
    statement: StatementText = Field(description="What it says, in the statement language.")


class StatementDoc(ConstraintDoc):
    """A statement and what it rests on."""

    otherwise: StatementText | None = Field(
        None, description="What stands in its place if it is not held."
    )
    fixed: Flag = Field(False, description="Advice never drops it, nor puts anything new above it.")
    price: Price | None = Field(
        None, description="What changing it costs in advice; 1 if left out."
    )


class WishDoc(StatementDoc):
    """A statement of a list of prioritised statements."""

    positions: list[Ordinal] = Field(
        default_factory=list,
        description="The places in the list, from 1, at which it may stand besides its own.",
    )


class WeightDoc(StatementDoc):
    """A statement and what it counts."""

    weight: Number = Field(description="What it adds where it holds; may be negative.")


Weights = Annotated[
    Annotated[list[WeightDoc], Tag("list")]
    | Annotated[dict[StatementText, Number], Tag("mapping")],
    told_apart(
        "`weights` takes statements and numbers",
        "write a line `statement: number` for each",
    ),
]

RankingEntry = Annotated[
    Annotated[StatementText, Tag("text")]
    | Annotated[list[StatementText], Field(min_length=1), Tag("list")],
    told_apart(
        "a group of a ranking is a statement or a list of those, without keys",
        "write the text alone, in quotes if it holds a colon and a space; what is dated or rests on"
        " a claim stands under `prefers` or `weights`",
    ),
    Field(description=f"One of: {STATES}; `greatly`; a list, for a tie."),
]

Pairs = list[Annotated[list[StatementText], Field(min_length=2, max_length=2)]]

Unknown = Annotated[
    Annotated[Everything, Tag("text")] | Annotated[Pairs, Tag("list")],
    told_apart(
        "`unknown` takes a list of pairs, or all",
        "write [[A, B], [C, D]], or all",
    ),
]


class DecisionMakerDoc(Doc):
    """Somebody who decides."""

    title: Words = Field("", description="The decision maker's name in words.")
    options: dict[Name, OptionDoc] = Field(
        default_factory=dict[Scalar, OptionDoc],
        description="What it can do, each `name: title` or a mapping.",
    )
    prefers: list[WishDoc] | None = Field(
        None,
        description="What it wants, most important first; "
        "`greatly` between two marks a great difference.",
    )
    weights: Weights | None = Field(None, description="What statements count, exact numbers.")
    ranking: list[RankingEntry] | None = Field(None, description="Groups of states, best first.")
    unknown: Unknown | None = Field(
        None, description=f"Pairs whose order is not known, each half {STATES}; or all."
    )
    sure: Pairs | None = Field(
        None, description="With `unknown: all`: pairs [better, worse] that are known."
    )
    moves: dict[Reference, list[Reference]] | None = Field(
        None, description="In graph form: for a state the states it can move to."
    )


class StateDoc(Doc):
    """A state of graph form."""

    short: ClassVar[str] = "title"
    title: Words = Field("", description="The state in words.")
    pattern: Words = Field("", description="The YN- pattern it stands for in another model.")


class SourceDoc(Doc):
    """Where claims were read."""

    title: Words = Field("", description="What it is called.")
    publisher: Words = Field("", description="Who published it.")
    date: Day | None = Field(None, description="The day of publication, YYYY-MM-DD.")
    url: Words = Field("", description="Where it is found.")
    file: Words = Field("", description="Its own text file, relative to the model file.")
    together: Flag = Field(
        False, description="Its claims stand and fall by one and the same chance."
    )


class QuoteDoc(Doc):
    """A passage of a source's text file."""

    exact: Passage = Field(description="The passage, word for word.")
    prefix: Words = Field("", description="What stands right before it.")
    suffix: Words = Field("", description="What stands right after it.")
    start: Offset | None = Field(
        None, description="Where it begins, in code points from the text's beginning."
    )
    hash: Words = Field(
        "", description="The first digits of the SHA-256 of the text it was taken from."
    )


class ClaimDoc(Dated):
    """Something that somebody is reported to have said or done."""

    source: Reference | None = Field(None, description="Where it was read: one of `sources`.")
    where: Words = Field("", description="The place in the source, such as `paragraph 2`.")
    quote: QuoteDoc | None = Field(None, description="The passage in the source's own text file.")
    said_by: Words = Field("", description="To whom it is attributed, as reported.")
    says: Words = Field("", description="What is claimed, in our own words.")
    confidence: Share = Field(1.0, description="The chance that it is true: 0 to 1.")
    event_date: Day | None = Field(None, description="The day of what it tells, YYYY-MM-DD.")


class ScenarioDoc(Rested):
    """A named what-if: any key of the model besides, laid over it."""

    model_config = ConfigDict(extra="allow")
    given: list[ConstraintDoc] = Field(
        default_factory=list[ConstraintDoc],
        description="Statements that hold throughout.",
    )


class ModelDoc(Doc):
    """A conflict in the terms of the Graph Model for Conflict Resolution."""

    detente: Format = Field(1, description="The version of the format.")
    title: Words = Field("", description="What the conflict is called.")
    about: Words = Field("", description="What is decided and what is left out, in a paragraph.")
    as_of: Day | None = Field(None, description="The day the model speaks of, YYYY-MM-DD.")
    define: dict[Name, StatementText] = Field(
        default_factory=dict[Scalar, Scalar],
        description="Names for statements used more than once.",
    )
    states: dict[Name, StateDoc] | None = Field(
        None, description="Graph form: the states, listed by id."
    )
    decision_makers: dict[Name, DecisionMakerDoc] = Field(description="Who decides.")
    constraints: list[ConstraintDoc] = Field(
        default_factory=list[ConstraintDoc],
        description="Every feasible state satisfies all of them.",
    )
    irreversible: Annotated[dict[Reference, OneWay], ListForm("on")] = Field(
        default_factory=dict[Scalar, str],
        description="Options that change one way only: a list of those that stay once taken, "
        "or `option: on|off|up|down`.",
    )
    coalesce: dict[Name, StatementText] = Field(
        default_factory=dict[Scalar, Scalar],
        description="The states that satisfy a statement count as one state of this name.",
    )
    status_quo: Annotated[list[StatementText], SingleForm()] | None = Field(
        None,
        description="Where things stand: `option`, `not option`, `option is level`; "
        "all else off or at its first level. In graph form one state.",
    )
    instruments: list[Reference] = Field(
        default_factory=list[Scalar], description="Options that exist but are held off, for advice."
    )
    pool: list[StatementDoc] = Field(
        default_factory=list[StatementDoc], description="Statements that advice may add."
    )
    scenarios: dict[Name, ScenarioDoc] = Field(
        default_factory=dict[Scalar, ScenarioDoc],
        description="Named what-ifs, laid over the model.",
    )
    sources: dict[Name, SourceDoc] = Field(
        default_factory=dict[Scalar, SourceDoc], description="Where claims were read."
    )
    claims: dict[Name, ClaimDoc] = Field(
        default_factory=dict[Scalar, ClaimDoc], description="What is reported, and how sure it is."
    )


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the model file, both long and short forms."""
    schema = ModelDoc.model_json_schema()
    parts = schema["$defs"]["ScenarioDoc"]["properties"]
    for key, value in schema["properties"].items():
        if key not in {"detente", "scenarios"}:
            parts.setdefault(key, {"description": value["description"]})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "détente model",
    }
