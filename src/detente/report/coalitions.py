"""Coalitions in sentences: what withstands them, whom they upset, and whom to talk to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import comb

from detente.report.analysis import large
from detente.report.joint import JointLines, short
from detente.report.phrases import listed, sentence, state_lines, state_name
from detente.stability import CONCEPTS
from detente.stability.coalitional import COALITIONAL
from detente.studies.coalitions import Coalitions
from detente.studies.coalitions.answer import Outcome, Talk
from detente.studies.coalitions.upset import Upset
from detente.studies.listing import Listing

FEARS = {
    "cnash": "if coalitions fear no answer",
    "cgmr": "if they fear any answer that others could give",
    "csmr": "if they fear only answers from which they have no way out",
    "cseq": "if they fear only answers that others gain by",
}
"""What coalitions reckon with, in a few words."""


def told(coalitions: Coalitions) -> Iterator[str]:
    """The answer in lines of text, for a reader who knows nothing of the method."""
    lines = Lines(coalitions)
    if coalitions.asked:
        yield from lines.outcome(coalitions.outcomes[0], "#")
    else:
        yield from lines.withstanding()
        yield from lines.outcomes()
        yield from lines.talks()
    yield from lines.legend()


class Lines:
    """The parts of the answer."""

    def __init__(self, coalitions: Coalitions) -> None:
        self.found = coalitions
        self.conflict = coalitions.conflict
        self.labels = [dm.label for dm in self.conflict.decision_makers]
        self.joint = JointLines(self.conflict)

    def withstanding(self) -> Iterator[str]:
        """Which outcomes every coalition stays at."""
        conflict = self.conflict
        scenario = f" · scenario {conflict.scenario}" if conflict.scenario else ""
        yield f"# {conflict.title or 'A conflict'}{scenario}"
        as_of = f"as of {conflict.as_of}; " if conflict.as_of else ""
        count = sum(comb(len(self.labels), k) for k in range(1, self.found.members + 1))
        yield f"{as_of}{self.found.size:,} states and {count:,} coalitions{self.few()}"
        yield ""
        yield "# Which outcomes withstand every coalition"
        if self.found.where:
            yield f"Of those that satisfy: {self.found.where}"
        for concept, listing in self.found.universal.items():
            yield f"  {short(concept)}, {FEARS[concept]}: {self.withstand(concept, listing)}"
        yield ""

    def few(self) -> str:
        """That only small coalitions are looked at."""
        members = self.found.members
        told = f" of at most {members} member{'s' if members > 1 else ''}"
        return told if members < len(self.labels) else ""

    def withstand(self, concept: str, listing: Listing) -> str:
        """How many outcomes withstand every coalition, and which."""
        if not listing.count:
            return "none."
        named = [state.name or f"{state.number}" for state in listing.states]
        word = "" if listing.states[0].name else "state " if len(named) == 1 else "states "
        such = "such as " if listing.shortened else ""
        equilibria = self.found.universal_equilibria[concept]
        among = " · ".join(f"{short(c)} {count}" for c, count in equilibria.items() if count)
        outcomes = "outcome" if listing.count == 1 else "outcomes"
        alone = f"; equilibria among them: {among}" if among else ""
        return f"{large(listing.count)} {outcomes}, {such}{word}{listed(named)}{alone}."

    def outcomes(self) -> Iterator[str]:
        """The equilibria and who upsets them."""
        yield "# Which coalitions upset the equilibria"
        if not self.found.outcomes:
            which = f" that satisfies: {self.found.where}" if self.found.where else ""
            yield f"  There is no equilibrium{which}."
            yield ""
        for outcome in self.found.outcomes:
            yield from self.outcome(outcome, "##")
        if left := self.found.count - len(self.found.outcomes):
            more = "kind of equilibria" if left == 1 else "kinds of equilibria"
            yield f"… and {left:,} more {more}; --limit {self.found.count} tells all."
            yield ""

    def outcome(self, outcome: Outcome, heading: str) -> Iterator[str]:
        """One state and the coalitions that upset it."""
        name = state_name(outcome.state, self.conflict)
        name = name if outcome.state.name else sentence(name)
        quo = ", the status quo" if outcome.status_quo else ""
        alike = f", one of {outcome.alike:,} alike" if outcome.alike > 1 else ""
        labels = " · ".join(map(short, _strongest(outcome.equilibrium)))
        yield f"{heading} {name}{quo}{alike}: {labels or 'no equilibrium'}"
        yield from (f"  {line}" for line in state_lines(outcome.state, self.conflict))
        yield f"  {self.held(outcome)}"
        yield from self.upsets(outcome.upsets)
        yield from _more(outcome.count - len(outcome.upsets), outcome.count)
        yield ""

    def held(self, outcome: Outcome) -> str:
        """Under which concepts every coalition stays."""
        if not outcome.count:
            return f"No coalition{self.few()} upsets it: none has a joint improvement."
        if not outcome.universal:
            told = f"Some coalition{self.few()} leaves it under {self.any_concept()}"
        else:
            under = listed(map(short, outcome.universal))
            told = f"Under {under} it withstands every coalition{self.few()}"
        if outcome.alike > 1:
            same = "all" if outcome.same == outcome.alike else f"{outcome.same:,} of the"
            told += f"; the same holds of {same} {outcome.alike:,}"
        return f"{told}."

    def any_concept(self) -> str:
        """All the concepts looked at."""
        return "each of the concepts" if len(self.found.concepts) > 1 else "the concept looked at"

    def upsets(self, upsets: Iterable[Upset]) -> Iterator[str]:
        """Coalitions and what they could do; a decision maker alone is told in a line."""
        for upset in upsets:
            yield from (f"  {line}" for line in self.joint.upset(upset))

    def talks(self) -> Iterator[str]:
        """Whom each decision maker could talk to at the status quo."""
        if self.found.talks is None or self.found.status_quo is None:
            yield "# Whom to talk to"
            yield "  There is no status quo from which to say so."
            yield ""
            return
        quo = state_name(self.found.status_quo, self.conflict)
        yield f"# Whom to talk to at the status quo, {quo}"
        yield from (f"  {line}" for line in state_lines(self.found.status_quo, self.conflict))
        told: dict[tuple[int, ...], int] = {}
        for talk in self.found.talks:
            yield from self.talk(talk, told)
        yield ""

    def talk(self, talk: Talk, told: dict[tuple[int, ...], int]) -> Iterator[str]:
        """Whom one decision maker could talk to; a coalition is told in full only once."""
        label = sentence(self.labels[talk.dm])
        if not talk.count:
            why = f"no coalition with {self.labels[talk.dm]} improves on this for all its members"
            yield f"  {label}: nobody; {why}."
            return
        first = talk.upsets[0]
        free = talk.count == 1 and first.members == (talk.dm,) and not first.stays
        yield f"  {label}{' needs nobody' if free else ''}:"
        for upset in talk.upsets:
            others = [dm for dm in upset.members if dm != talk.dm]
            if others and upset.members in told:
                before = self.labels[told[upset.members]]
                yield f"    With {self.joint.names(others)}: see under {before}."
                continue
            told.setdefault(upset.members, talk.dm)
            yield from (f"    {line}" for line in self.joint.upset(upset, talk.dm))
        yield from (f"  {line}" for line in _more(talk.count - len(talk.upsets), talk.count))

    def legend(self) -> Iterator[str]:
        """What the words mean."""
        yield "What the words mean"
        yield "  A coalition is any group of decision makers who move together. It upsets a state"
        yield "  if it has a joint improvement: its members’ moves lead to what each of them"
        yield "  prefers. Told are coalitions of which no part does so under the same concept,"
        yield "  and of their improvements one that no other betters for a member without loss"
        yield "  to another."
        yield "  Rank 1 is best; ranks are told before and after."
        yield "  A coalition stays, under"
        for concept in map(COALITIONAL.__getitem__, self.found.concepts):
            yield f"    {concept.title} ({concept.short}), if {concept.says}"


def _strongest(equilibrium: Sequence[str]) -> Iterator[str]:
    """The concepts that no other of them implies."""
    for concept in equilibrium:
        if not any(other in CONCEPTS[concept].implied_by for other in equilibrium):
            yield concept


def _more(left: int, count: int) -> Iterator[str]:
    if left:
        yield f"  and {left:,} more; --limit {count} tells all."
