"""Boolean formulas as clauses: what is said twice is one variable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

TRUE = 1
FALSE = -1
Clause = list[int]


class Circuit:
    """Builds clauses. A literal is a whole number other than 0, its negation the negative.

    Each connective gives a literal that is true exactly where the formula is, defined by clauses
    after Tseitin (1968). Constants and repeated literals are simplified away, and a formula that
    was built before is not built again.
    """

    def __init__(self) -> None:
        self.variables = TRUE
        self._clauses: list[Clause] = [[TRUE]]
        self._built: dict[tuple[str, tuple[int, ...]], int] = {}

    def fresh(self) -> int:
        """A variable that is free to be true or false."""
        self.variables += 1
        return self.variables

    def require(self, *literals: int) -> None:
        """One of these literals must be true."""
        if TRUE not in literals:
            self._clauses.append([literal for literal in literals if literal != FALSE] or [FALSE])

    def taken(self) -> list[Clause]:
        """The clauses since they were last taken."""
        clauses, self._clauses = self._clauses, []
        return clauses

    def all_of(self, literals: Iterable[int]) -> int:
        """That all of some literals are true."""
        kept = {*literals} - {TRUE}
        if FALSE in kept:
            return FALSE
        if len(kept) <= 1:
            return kept.pop() if kept else TRUE
        negated = [-literal for literal in kept]
        if not kept.isdisjoint(negated):
            return FALSE
        key = ("all", tuple(sorted(kept)))
        if key not in self._built:
            whole = self._built[key] = self.fresh()
            self._clauses += [[-whole, literal] for literal in key[1]]
            self._clauses.append([whole, *negated])
        return self._built[key]

    def any_of(self, literals: Iterable[int]) -> int:
        """That at least one of some literals is true."""
        return -self.all_of([-literal for literal in literals])

    def odd(self, one: int, other: int) -> int:
        """That exactly one of two literals is true."""
        a, b = sorted((abs(one), abs(other)))
        sign = 1 if (one > 0) is (other > 0) else -1
        if a == b:
            return -sign * TRUE
        if a == TRUE:
            return -sign * b
        key = ("odd", (a, b))
        if key not in self._built:
            c = self._built[key] = self.fresh()
            self._clauses += [[-c, a, b], [-c, -a, -b], [c, -a, b], [c, a, -b]]
        return sign * self._built[key]

    def most(self, one: int, two: int, three: int) -> int:
        """That at least two of three literals are true."""
        a, b, c = sorted((one, two, three), key=abs)
        if a in (b, -b):
            return a if a == b else c
        if b in (c, -c):
            return b if b == c else a
        if abs(a) == TRUE:
            return self.any_of((b, c)) if a == TRUE else self.all_of((b, c))
        if (a > 0) + (b > 0) + (c > 0) < 2:
            return -self.most(-a, -b, -c)
        key = ("most", (a, b, c))
        if key not in self._built:
            m = self._built[key] = self.fresh()
            for x, y in ((a, b), (a, c), (b, c)):
                self._clauses += [[m, -x, -y], [-m, x, y]]
        return self._built[key]

    def at_least(self, number: int, literals: Sequence[int]) -> int:
        """That at least so many of some literals are true."""
        counted = [TRUE, *[FALSE] * number]
        for literal in literals:
            more = [self.all_of((literal, before)) for before in counted]
            counted[1:] = [self.any_of(both) for both in zip(counted[1:], more[:-1], strict=True)]
        return counted[number]

    def total(self, weighed: Iterable[tuple[int, int]]) -> list[int]:
        """The sum of the weights of the true literals, plus a constant, in binary.

        Highest digit first. `weighed` are pairs of a literal and its weight; the constant and the
        number of digits depend on the weights alone.
        """
        columns: list[list[int]] = []
        for literal, weight in weighed:
            columns += [[] for _ in range(abs(weight).bit_length() - len(columns))]
            for place, column in enumerate(columns):
                if abs(weight) >> place & 1:
                    column.append(literal if weight > 0 else -literal)
        digits: list[int] = []
        while len(digits) < len(columns):
            column = columns[len(digits)]
            if len(column) > 1 and len(columns) == len(digits) + 1:
                columns.append([])
            while len(column) > 1:
                a, b, c = [*column, FALSE][:3]
                del column[:3]
                column.append(self.odd(self.odd(a, b), c))
                columns[len(digits) + 1].append(self.most(a, b, c))
            digits += column or [FALSE]
        return digits[::-1]

    def above(self, one: Sequence[int], other: Sequence[int]) -> int:
        """That the first place at which two rows differ is true in the first row."""
        result = FALSE
        for a, b in zip(reversed(one), reversed(other), strict=True):
            result = self.most(a, -b, result)
        return result
