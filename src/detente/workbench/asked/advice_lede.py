"""Advice in a sentence or two that could be said aloud; the first proposal stands for all."""

from __future__ import annotations

from decimal import Decimal

from detente.conflict.statement.syntax import Expr, InState, Named
from detente.conflict.statement.text import text
from detente.report.lede import ASIDE
from detente.report.phrases import listed
from detente.studies.advice import Advice
from detente.studies.advice.result import Proposals
from detente.studies.wanted import STATUS_QUO
from detente.workbench.asked.numbers import number
from detente.workbench.asked.supposed import supposed


def lede(advice: Advice) -> str:
    """What would have to change, and how sure it is that nothing smaller does."""
    if advice.impossible:
        return f"That cannot be: {advice.impossible}."
    if advice.reached:
        return _reached(advice)
    found = advice.changes
    assert found is not None
    if found.cost is None or not found.proposals:
        return _nothing(advice, found)
    first = found.proposals[0]
    changes = [supposed(change, advice.conflict, first.conflict) for change in first.changes]
    return f"{sentence(_goal(advice))} if {listed(changes)}. {sure(found)}"


def sure(found: Proposals) -> str:
    """How many changes would do, and whether something smaller might."""
    if found.cost is None:
        return ""
    single = found.cost == 1 and all(len(one.changes) == 1 for one in found.proposals)
    many, others = number(found.count), found.count > 1
    if single:
        what = f"{many} single change{'s' if others else ''}"
    else:
        what = f"{many} way{'s' if others else ''} at the price of {price(found.cost)}"
    if not found.stopped:
        only = f"{what} would do" if others else f"it is the only {what.removeprefix('one ')}"
        return sentence(f"{only if others else only + ' that does'}; nothing smaller does.")
    tried = "nothing had" if found.searched is None else f"all up to {price(found.searched)} had"
    return sentence(
        f"{what} would do so far: the search was stopped when {tried} been tried, so there may be "
        "more, and smaller ones."
        if found.searched is None or found.searched < found.cost - 1
        else f"{what} would do so far: the search was stopped when {tried} been tried."
    )


def today(advice: Advice) -> str:
    """How far today's conflict is from what is asked for."""
    told: list[str] = []
    if advice.want is not None and not advice.impossible and not advice.reached:
        wanted = advice.wanted.count
        if not wanted:
            told.append("Today no state is like that.")
            if advice.ruled_out:
                ruled = listed([f"`{words}`" for words in advice.ruled_out])
                told.append(f"It is ruled out by {ruled}.")
        elif not advice.already.count:
            under = how(advice.concept)
            told.append(
                f"Today one state is like that, and it does not hold {under}."
                if wanted == 1
                else f"Today {wanted:,} states are like that, and none of them holds {under}."
            )
    if advice.avoid is not None and (against := advice.against.count):
        hold = "one state holds" if against == 1 else f"{against:,} states hold"
        what = f"of what is to be avoided {hold}"
        if against == 1 and isinstance(advice.avoid, Named):
            what = f"{_named(advice.avoid)} holds"
        told.append(sentence(f"{what} {how(advice.concept)} today."))
    return " ".join(told)


def how(concept: str) -> str:
    """How something holds under a concept, after “holds”."""
    return "by itself" if concept == "nash" else ASIDE[concept]


def price(number: Decimal) -> str:
    """A price as one writes it."""
    return f"{number.normalize():f}"


def sentence(words: str) -> str:
    """A sentence with a capital letter, also where it begins with a quotation."""
    first = 1 if words.startswith("“") else 0
    return words[:first] + words[first : first + 1].upper() + words[first + 1 :]


def _goal(advice: Advice) -> str:
    """What would be so: what is wanted would hold, what is to be avoided would not."""
    under = how(advice.concept)
    told: list[str] = []
    if advice.want is not None:
        told.append(f"{_named(advice.want)} would hold {under}")
    if advice.avoid is not None:
        under = "" if told else f" {under}"
        told.append(f"{_named(advice.avoid)} would no longer hold{under}")
    return listed(told)


def _reached(advice: Advice) -> str:
    under = how(advice.concept)
    if advice.want is None:
        assert advice.avoid is not None
        return (
            f"{sentence(_named(advice.avoid))} does not hold {under} today: nothing has to change."
        )
    count = advice.already.count
    states = "" if advice.conflict.states and count == 1 else f", in {_states(count)}"
    also = "" if advice.avoid is None else f", and {_named(advice.avoid)} does not"
    holds = f"{_named(advice.want)} holds {under} already{states}"
    return sentence(f"{holds}{also}: nothing has to change.")


def _nothing(advice: Advice, found: Proposals) -> str:
    if found.stopped and found.searched is None:
        return "The search was stopped before anything was tried."
    cost = price(found.searched or Decimal(0))
    tried = f"No change at a price of up to {cost} {_brought_about(advice)}"
    if found.stopped:
        return f"{tried}. Then the search was stopped; there may be some that cost more."
    all_tried = "all that can be were tried" if advice.frozen else "all of them were tried"
    return f"{tried}; {all_tried}."


def _brought_about(advice: Advice) -> str:
    """What a change does that brings about what is asked for."""
    under = how(advice.concept)
    told: list[str] = []
    if advice.want is not None:
        told.append(f"makes {_named(advice.want)} hold {under}")
    if advice.avoid is not None:
        told.append(f"keeps {_named(advice.avoid)} from holding{'' if told else f' {under}'}")
    return listed(told)


def _states(count: int) -> str:
    return "one state" if count == 1 else f"{count:,} states"


def _named(expr: Expr) -> str:
    """What is wanted or to be avoided, by its name where it has one."""
    match expr:
        case Named(name=name) if name == STATUS_QUO:
            return "the present state"
        case Named(name=name):
            return f"“{name.replace('_', ' ')}”"
        case InState():
            return f"`{text(expr)}`"
        case _:
            return f"an outcome with `{text(expr)}`"
