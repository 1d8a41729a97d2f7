"""The names that statements may use, and what each stands for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from detente.conflict.option import Option
from detente.conflict.statement.syntax import InState, Named
from detente.conflict.statement.words import is_name, one_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Meaning = Option | Named | InState


@dataclass(frozen=True)
class Vocabulary:
    """The names of a model: its options, its named statements and, in graph form, its states.

    `named` holds definitions and coalesced classes by name; `states` is None in option form.
    """

    options: tuple[Option, ...] = ()
    named: Mapping[str, Named] = field(default_factory=dict[str, Named])
    states: frozenset[str] | None = None

    def meanings(self, name: str) -> tuple[Meaning, ...]:
        """All that `name` may stand for: one thing if it is clear, none if it is unknown.

        An option goes by its full name and by its short one.

        >>> both = Vocabulary((Option("truce", "russia"), Option("truce", "ukraine")))
        >>> [option.name for option in both.meanings("truce")]
        ['russia.truce', 'ukraine.truce']
        """
        if name in self.named:
            return (self.named[name],)
        if self.states is not None and name in self.states:
            return (InState(name),)
        return self._options.get(name, ())

    def trouble(self, name: str) -> tuple[str, str]:
        """Why `name` does not stand for one thing, and what to write instead."""
        if options := self._options.get(name):
            advice = f"write {_names(_sound(options))}" if _sound(options) else ""
            return f"`{name}` is the short name of several options", advice
        if options := _sound(o for o in self.options if o.owner == name):
            return f"`{name}` is a decision maker", f"name one of its options: {_names(options)}"
        levelled = (o for o in self.options if not o.binary)
        if options := _sound(o for o in levelled if name in o.level_ids):
            spelt = one_of([f"{o.name} is {name}" for o in options])
            return f"`{name}` is a level, not an option", f"write {spelt}"
        return f"there is no `{name}`", self._suggestion(name)

    @cached_property
    def _options(self) -> dict[str, tuple[Option, ...]]:
        table: dict[str, tuple[Option, ...]] = {}
        for option in self.options:
            table[option.id] = (*table.get(option.id, ()), option)
        return table | {option.name: (option,) for option in self.options}

    def _suggestion(self, name: str) -> str:
        from difflib import get_close_matches

        short = name.partition(".")[2]
        if elsewhere := _sound(self._options.get(short, ())):
            return f"did you mean {_names(elsewhere)}?"
        if close := get_close_matches(name, self._writable, n=1):
            meant = _sound(self._options.get(close[0], ()))
            return f"did you mean {_names(meant) if len(meant) > 1 else one_of(close)}?"
        known = [*self._named, *(option.name for option in self.options)]
        if not known:
            return "the model has no names"
        sound = list(filter(is_name, known))
        return f"the names are {one_of(sound)}" if sound else ""

    @cached_property
    def _writable(self) -> list[str]:
        """All names but those that can be none."""
        return [name for name in (*self._named, *self._options) if is_name(name)]

    @cached_property
    def _named(self) -> list[str]:
        return list(dict.fromkeys([*self.named, *sorted(self.states or ())]))


def _sound(options: Iterable[Option]) -> tuple[Option, ...]:
    """The options whose names can be names, for no other is worth writing."""
    return tuple(option for option in options if is_name(option.name))


def _names(options: tuple[Option, ...]) -> str:
    return one_of([option.name for option in options])
