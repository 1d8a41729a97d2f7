"""Who could act together: which outcomes withstand coalitions, and whom to talk to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.report.coalitions import FEARS, Lines
from detente.report.document.blocks import (
    Block,
    Heading,
    Item,
    Items,
    Para,
    Section,
    Strong,
    Table,
    Words,
    points,
)
from detente.report.document.findings import Findings, Named
from detente.report.document.outline import outline
from detente.report.document.states import Letters
from detente.report.joint import short
from detente.report.phrases import counted, sentence
from detente.studies.coalitions import Coalitions
from detente.studies.coalitions.answer import Outcome, Talk
from detente.studies.coalitions.upset import Upset


def together(findings: Findings) -> Section | None:
    """What coalitions could do."""
    found = findings.coalitions
    if found is None or len(findings.conflict.decision_makers) < 2:
        return None
    teller = _Teller(findings, found)
    blocks = (*teller.withstand(), *teller.outcomes(), *teller.talks())
    return Section("together", "Who could act together", blocks)


class _Teller:
    def __init__(self, findings: Findings, found: Coalitions) -> None:
        self.findings, self.found = findings, found
        self.lines = Lines(found)
        self.letters = Letters(findings.named)
        self.pairs = [*self._pairs()]

    def _pairs(self) -> Iterator[tuple[Named, Outcome]]:
        """The named outcomes that were looked at."""
        for one in self.findings.named:
            for outcome in self.found.outcomes:
                if outcome.state.number in one.family.numbers:
                    yield one, outcome
                    break

    def withstand(self) -> Iterator[Block]:
        """How many outcomes withstand every coalition."""
        yield Para("A coalition is any group who move together to what each of them prefers.")
        yield Para(f"States that every coalition{self.lines.few()} stays at:")
        yield points(
            [
                f"{short(concept)}, {FEARS[concept]}: "
                f"{counted(listing.count, 'state') if listing.count else 'none'}"
                for concept, listing in self.found.universal.items()
            ]
        )
        if self.pairs:
            rows: list[tuple[Words, ...]] = [
                (f"{one.letter}. {one.name}", *self._cells(outcome)) for one, outcome in self.pairs
            ]
            head = ("Outcome", *map(short, self.found.concepts))
            yield Table("Which outcomes withstand every coalition", head, tuple(rows))

    def _cells(self, outcome: Outcome) -> Iterator[Words]:
        for concept in self.found.concepts:
            yield (Strong("withstands"),) if concept in outcome.universal else "upset"

    def outcomes(self) -> Iterator[Block]:
        """Who upsets the named outcomes."""
        for one, outcome in self.pairs:
            yield Heading(f"{one.letter}. {one.name}")
            yield Para(self.lines.held(outcome))
            yield from self.upsets(outcome.upsets[:1])
            if (more := outcome.count - 1) > 0:
                yield Para(f"{counted(more, 'more coalition')} would gain by leaving it.", "note")

    def upsets(self, upsets: Iterable[Upset]) -> Iterator[Block]:
        """Coalitions, what each could do, and what deters it."""
        for upset in upsets:
            yield from outline(map(self.letters.told, self.lines.joint.upset(upset)))

    def talks(self) -> Iterator[Block]:
        """Whom each decision maker could talk to where we are."""
        if not self.found.talks:
            return
        yield Heading("Whom to talk to where we are")
        told: dict[tuple[int, ...], str] = {}
        yield Items(tuple(self.talk(talk, told) for talk in self.found.talks))

    def talk(self, talk: Talk, told: dict[tuple[int, ...], str]) -> Item:
        """Whom one decision maker could talk to; what a coalition could do is told once."""
        label = self.lines.labels[talk.dm]
        if not talk.count:
            why = f"no coalition with {label} improves on this for all its members"
            return Item(sentence(f"{label}: nobody; {why}."))
        upset = talk.upsets[0]
        if upset.members in told:
            others = self.lines.joint.names(dm for dm in upset.members if dm != talk.dm)
            return Item(sentence(f"{label} with {others}: see under {told[upset.members]}."))
        told[upset.members] = label
        blocks = outline(map(self.letters.told, self.lines.joint.upset(upset, talk.dm)))
        return Item(sentence(f"{label}:"), blocks)
