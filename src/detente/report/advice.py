"""What would have to change, in sentences: the least changes first, with who loses by them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from detente.conflict import Conflict
from detente.conflict.statement.text import text
from detente.report.differences import told as difference_told
from detente.report.inverse import demanded, glossed, share
from detente.report.phrases import listed, sentence, state_lines, state_name
from detente.stability import CONCEPTS
from detente.studies.advice import Advice, Condition
from detente.studies.advice.result import Fare, Proposal, Proposals
from detente.studies.listing import Listing


def told(advice: Advice) -> list[str]:
    """The advice in lines of text, for a reader who knows nothing of the method."""
    lines = [*_asked(advice), ""]
    if advice.impossible:
        return [*lines, f"That cannot be: {advice.impossible}."]
    lines += _today(advice)
    if advice.changes is not None:
        lines += ["", *_found(advice, advice.changes)]
    if advice.hearts is not None:
        lines += ["", *_hearts(advice, advice.hearts)]
    if advice.conditions:
        lines += ["", *_conditions(advice.conditions)]
    return [*lines, "", *_legend(advice)]


def _concept(advice: Advice) -> str:
    concept = CONCEPTS[advice.concept]
    return f"{concept.title} ({concept.id})"


def _asked(advice: Advice) -> Iterator[str]:
    under = f"under {_concept(advice)}"
    if advice.want is not None:
        yield f"Wanted: an outcome that holds {under} with"
        yield f"  {text(advice.want)}"
    if advice.avoid is not None:
        yield f"{'And to' if advice.want is not None else 'To'} be avoided {under}:"
        yield f"  {text(advice.avoid)}"


def _today(advice: Advice) -> Iterator[str]:
    """How far today's conflict is from what is asked for."""
    conflict = advice.conflict
    if advice.want is not None:
        wanted, already = advice.wanted.count, advice.already.count
        if not wanted:
            yield "Today no state is like that."
            if advice.ruled_out:
                ruled = listed([f"`{words}`" for words in advice.ruled_out])
                yield f"It is ruled out by {ruled}."
        elif not already:
            yield f"Today {_states(wanted)} like that, but none is stable for everybody."
        else:
            holds = "one holds" if already == 1 else f"{already:,} hold"
            yield f"Today {_states(wanted)} like that, and {holds} already:"
            yield f"  {_named(advice.already, conflict)}"
    if advice.avoid is not None:
        against = advice.against.count
        if against:
            hold = "One outcome that is" if against == 1 else f"{against:,} outcomes that are"
            holds = "holds" if against == 1 else "hold"
            yield f"{hold} to be avoided {holds} today: {_named(advice.against, conflict)}."
        else:
            yield "Nothing that is to be avoided holds today."
    if advice.reached:
        yield "Nothing has to change."


def _states(count: int) -> str:
    return "one state is" if count == 1 else f"{count:,} states are"


def _named(listing: Listing, conflict: Conflict) -> str:
    names = [state_name(state, conflict) for state in listing.states]
    more = listing.count - len(names)
    return listed([*names, f"{more:,} more"] if more else names)


def _found(advice: Advice, found: Proposals) -> Iterator[str]:
    """The proposals, and how sure it is that there is nothing smaller."""
    if found.cost is None:
        yield "# What would have to change"
        yield _nothing(found)
    else:
        yield f"# What would have to change: {_cost(found.cost)}"
        yield _sure(found)
        yield from _proposals(advice, found)
    if advice.frozen:
        labels = [advice.conflict.decision_maker(name).label for name in advice.frozen]
        have = "has" if len(labels) == 1 else "have"
        yield ""
        yield sentence(
            f"{listed(labels)} {have} no list of statements but a ranking or weights: changes of"
            " those were not tried."
        )


def _nothing(found: Proposals) -> str:
    if found.searched is None:
        return f"Nothing is known: {found.stopped}."
    told = f"Nothing that costs {_number(found.searched)} or less would do: all of it was tried"
    return f"{told}, then {found.stopped}." if found.stopped else f"{told}. --changes allows more."


def _sure(found: Proposals) -> str:
    ways = "One way does it" if found.count == 1 else f"{found.count:,} ways do it"
    if not found.stopped:
        return f"{ways}, and nothing that costs less."
    if found.searched is None:
        return f"{ways} so far; there may be more: {found.stopped}."
    searched = f"nothing that costs {_number(found.searched)} or less does"
    return f"{ways} so far, and {searched}; there may be more: {found.stopped}."


def _proposals(advice: Advice, found: Proposals) -> Iterator[str]:
    for place, proposal in enumerate(found.proposals, 1):
        yield ""
        yield from _proposal(advice, proposal, place)
    if more := found.count - len(found.proposals):
        yield ""
        yield f"… and {more:,} more; --limit {found.count} shows all."


def _proposal(advice: Advice, proposal: Proposal, place: int) -> Iterator[str]:
    changes = [difference_told(c, advice.conflict, proposal.conflict) for c in proposal.changes]
    yield f"{place}. {sentence(changes[0])}"
    yield from (f"   and: {sentence(change)}" for change in changes[1:])
    if proposal.outcome is not None and advice.want is not None:
        yield f"   Then {_outcomes(proposal)}:"
        yield from (f"     {line}" for line in state_lines(proposal.outcome, proposal.conflict))
        yield from (f"   {line}" for line in _fares(proposal.fares, advice.conflict))
    yield f"   What else: {_effects(proposal)}."


def _outcomes(proposal: Proposal) -> str:
    assert proposal.outcome is not None
    name = state_name(proposal.outcome, proposal.conflict)
    count = proposal.outcomes.count
    return (
        f"one such outcome holds, {name}"
        if count == 1
        else f"{count:,} such outcomes hold, the first {name}"
    )


def _fares(fares: Sequence[Fare], conflict: Conflict) -> Iterator[str]:
    """Who is better and who is worse off than today, by what each wants today."""
    known = [(f, f.today, f.then) for f in fares if f.today is not None and f.then is not None]
    if not known:
        return
    told: list[str] = []
    for words, kind in (("better off", -1), ("worse off", 1)):
        group = [
            f"{conflict.decision_maker(fare.decision_maker).label} (rank {before} to {after})"
            for fare, before, after in known
            if (after > before) - (after < before) == kind
        ]
        told.append(f"{words}: {listed(group) if group else 'nobody'}")
    yield f"Against today, by what each wants today, {'; '.join(told)}."


def _effects(proposal: Proposal) -> str:
    told = [
        f"{concept} {effect.before:,} → {effect.after:,}"
        for concept, effect in proposal.effects.items()
        if effect.appear.count or effect.vanish.count
    ]
    return f"the number of equilibria, {', '.join(told)}" if told else "no other outcome changes"


def _hearts(advice: Advice, found: Proposals) -> Iterator[str]:
    yield "# Changes of heart, and outcomes imposed"
    yield "True but of little use: somebody simply comes to want it, or it is made to hold."
    if found.cost is None:
        yield _nothing(found)
        return
    yield f"{sentence(_cost(found.cost))}: {_sure(found)}"
    yield from _proposals(advice, found)


def _cost(cost: Decimal) -> str:
    return "one change" if cost == 1 else f"changes that cost {_number(cost)}"


def _number(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _conditions(conditions: Sequence[Condition]) -> Iterator[str]:
    """What it takes for a state to be stable for each decision maker."""
    first = conditions[0]
    yield f"# What it takes for {state_name(first.state, first.conflict)} to hold"
    met = [condition for condition in conditions if condition.met]
    for condition in conditions:
        if not condition.met:
            yield from demanded(condition)
    if met:
        labels = [one.conflict.decision_makers[one.dm].label for one in met]
        yield sentence(f"{listed(labels)} would stay here as things are.")
        yield from (f"  {share(one)}" for one in met)


def _legend(advice: Advice) -> Iterator[str]:
    concept = CONCEPTS[advice.concept]
    yield "What the words mean"
    yield (
        "  A change drops, adds or moves a statement in somebody’s list, makes an option"
        " irreversible or reversible, adds or drops a constraint, or opens an instrument. Each"
        " costs 1, or the price that the model names. What is added to a list speaks of the"
        " options of others."
    )
    yield "  Rank 1 is best."
    if advice.conditions:
        yield from glossed(advice.conditions[0])
    yield f"  A decision maker stays under {concept.title} ({concept.id}) if {concept.says}"
