"""When a state is stable for a decision maker, in sentences: what that asks, what fails today."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby

from detente.report.explanation import standing
from detente.report.phrases import changes, listed, move, sentence, state_name
from detente.stability import CONCEPTS
from detente.studies.advice import Condition
from detente.studies.advice.inverse import TOO_MUCH
from detente.studies.advice.inverse_telling import Demand, Reply

PLAIN = 12
"""A share is told as it is up to this denominator, and as one in so many up to `ONE_IN`."""
ONE_IN = 1000
MANY = 10**9


def told(condition: Condition) -> list[str]:
    """The condition in lines of text, for a reader who knows nothing of the method."""
    found = condition
    state = standing(found.state, found.conflict, found.size, found.status_quo)
    return [*state, "", *demanded(found), "", *legend(found)]


def demanded(condition: Condition) -> Iterator[str]:
    """What the condition asks, what of it fails today and why, and how many rankings meet it."""
    concept = CONCEPTS[condition.concept]
    label = condition.conflict.decision_makers[condition.dm].label
    yield f"When would {label} stay here under {concept.title} ({concept.id})?"
    if not condition.count:
        yield f"  Always: it has no move from here, so {label} stays whatever it prefers."
        return
    yield f"  {sentence(rule(condition))}"
    yield f"  {today(condition)}"
    shown = [demand for demand in condition.told if demand.preferred]
    for demand in shown:
        before, after = demand.move.rank
        yield f"  – {sentence(move(demand.move, condition.conflict))} (rank {before} to {after})"
        if condition.concept != "nash":
            yield f"      {Answered(condition, demand).sentence()}"
    if more := condition.preferred - len(shown):
        moves = "move" if more == 1 else "moves"
        yield f"  – and {more:,} more {moves} that it prefers; --limit {condition.count} shows all"
    yield f"  {share(condition)}"


def rule(condition: Condition) -> str:
    """The condition itself, as a sentence."""
    label = condition.conflict.decision_makers[condition.dm].label
    concept, count = CONCEPTS[condition.concept], condition.count
    if concept.sanction is None:
        moves = "its one move" if count == 1 else f"any of its {count:,} moves"
        return f"{label} must not prefer {moves} from here to staying."
    each = "its one move" if count == 1 else f"each of its {count:,} moves"
    own = ", in their own interest," if concept.sanction == "improvements" else ""
    escape = ", nor any that it could itself move on to from there" if concept.escape else ""
    return (
        f"for {each} from here: {label} must not prefer where it leads to staying, or else the "
        f"others can{own} answer it with an outcome that {label} does not prefer to "
        f"staying{escape}."
    )


def today(condition: Condition) -> str:
    """Whether today's preferences meet the condition."""
    preferred, unmet, alone = condition.preferred, condition.unmet, condition.count == 1
    if not preferred:
        none = "does not prefer that" if alone else "prefers none of them"
        return f"So it is today: it {none} to staying."
    every = "both" if preferred == 2 else "all"
    many = f"{every if preferred == condition.count else f'{preferred:,}'} of them"
    many = "that" if alone else many
    if not unmet:
        each = "it is deterred" if preferred == 1 else "each is deterred"
        return f"So it is today: it prefers {many} to staying, but {each}:"
    told = f"Today it prefers {many} to staying"
    if condition.concept == "nash":
        return f"{told}:"
    which = f"{unmet:,} of these" if unmet < preferred else "it" if preferred == 1 else "them"
    return f"{told}, and nothing deters {which}:"


class Answered:
    """What others can answer a move with, in a sentence."""

    def __init__(self, condition: Condition, demand: Demand) -> None:
        self.condition = condition
        self.conflict = condition.conflict
        self.demand = demand
        self.concept = CONCEPTS[condition.concept]

    def sentence(self) -> str:
        """How many of the answers deter the move, and the nearest one."""
        demand = self.demand
        if demand.always:
            return (
                "The others can lead back from there to where it stands. That counts as an answer: "
                "it deters the move whatever is preferred."
            )
        own = " in their own interest" if self.concept.sanction == "improvements" else ""
        if not demand.answers:
            return f"The others cannot answer it{own}: it must not be better than staying."
        nearest = self.reply(demand.told[0])
        if demand.answers == 1:
            deters = "deters" if demand.deterring else "does not deter"
            return f"The others have one answer{own}: {nearest}. That {deters} it."
        answers = f"{demand.answers:,} outcomes that the others can answer with{own}"
        if not demand.deterring:
            return f"None of the {answers} deters it; at worst, {nearest}."
        if demand.deterring == demand.answers:
            return f"Each of the {answers} deters it; for example, {nearest}."
        deter = "deters" if demand.deterring == 1 else "deter"
        return f"{demand.deterring:,} of the {answers} {deter} it; for example, {nearest}."

    def reply(self, reply: Reply) -> str:
        """An answer, and what it leaves."""
        told = f"{self._done(reply)} (rank {reply.rank})"
        if reply.rank < self.condition.rank:
            return f"{told}, still better than rank {self.condition.rank}"
        if not self.concept.escape:
            return told
        if not reply.escapes:
            return f"{told}; from there it has no move"
        if not reply.tempting:
            return f"{told}; from there no move of its own leads to anything better than staying"
        moves = "move" if reply.tempting == 1 else "moves"
        return (
            f"{told}; from there {reply.tempting:,} {moves} would lead it to something better than "
            "staying"
        )

    def _done(self, reply: Reply) -> str:
        if not reply.changes:
            return f"they could move to {state_name(reply.state, self.conflict)}"
        owners = groupby(reply.changes, key=lambda change: change.option.partition(".")[0])
        return listed(
            f"{self.conflict.decision_maker(owner).label} could "
            f"{changes(list(changed), self.conflict)}"
            for owner, changed in owners
        )


def share(condition: Condition) -> str:
    """How much the condition asks: the share of the strict rankings that meet it."""
    label = condition.conflict.decision_makers[condition.dm].label
    found = condition.fraction
    if found is None:
        return f"How many of all strict rankings would do is not told: {TOO_MUCH}."
    return f"Of all strict rankings that {label} could have, {portion(found)} would do."


def portion(share: Fraction) -> str:
    """A share in words, exactly where that is short.

    >>> portion(Fraction(1, 8)), portion(Fraction(7, 12)), portion(Fraction(579, 1000))
    ('1 in 8', '7 in 12', 'about 58 %')
    >>> portion(Fraction(1, 1250)), portion(Fraction(479, 480)), portion(Fraction(1))
    ('about 1 in 1,250', 'all but about 1 in 480', 'all')
    """
    if share == 1:
        return "all"
    if share.denominator <= (ONE_IN if share.numerator == 1 else PLAIN):
        return f"{share.numerator} in {share.denominator}"
    if share < Fraction(1, 100):
        return f"about 1 in {_many(share)}"
    if share > Fraction(99, 100):
        return f"all but about 1 in {_many(1 - share)}"
    return f"about {round(100 * share)} %"


def _many(share: Fraction) -> str:
    count = round(1 / share)
    return f"{count:,}" if count < MANY else "more than a billion"


def legend(condition: Condition) -> Iterator[str]:
    """What the words mean."""
    concept = CONCEPTS[condition.concept]
    yield "What the words mean"
    yield "  Rank 1 is best."
    yield from glossed(condition)
    yield f"  A decision maker stays under {concept.title} ({concept.id}) if {concept.says}"


def glossed(condition: Condition) -> Iterator[str]:
    """What the share means, and what it takes as given."""
    yield (
        "  A strict ranking is an order of all states without ties. The share of those that would "
        "do says how much the condition asks: the smaller, the more. It is no probability: "
        "preferences are not drawn by lot."
    )
    if CONCEPTS[condition.concept].sanction == "improvements":
        yield "  The preferences of the others are taken as they are today."
