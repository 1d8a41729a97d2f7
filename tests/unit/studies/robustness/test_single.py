"""World by world, what is found is what is found by other ways, also for long lists of wishes."""

from __future__ import annotations

import pytest

from detente.files import parse
from detente.studies.robustness import Precision, reaching, robust, single

WISHES = 18
"""More than the narrow numbers have bits by which states are ranked world by world."""


def model() -> str:
    """Two with long lists, of which every sixth wish is doubtful."""
    told = ["decision_makers:"]
    for dm in ("a", "b"):
        told += [f"  {dm}:", "    options: {o0: it, o1: it, o2: it}", "    prefers:"]
        for k in range(WISHES):
            first = f"{dm}.o{k % 2}" if k % 2 else "b.o0"
            second = f"{'b' if k % 2 else 'a'}.o{k % 3}"
            confidence = 0.5 if k % 6 == 0 else 1
            told.append(f"    - {{statement: {first} xor {second}, confidence: {confidence}}}")
    return "\n".join(told)


def test_long_lists_of_wishes(monkeypatch: pytest.MonkeyPatch) -> None:
    conflict, every = parse(model()).conflict(), Precision(limit=None)
    by_bits = robust(conflict, concepts=["seq", "sseq"], precision=every)
    monkeypatch.setattr(reaching, "LARGEST", 0)
    monkeypatch.setattr(single, "SMALLEST", 0)
    assert by_bits.outlooks["seq"].count > 1
    assert robust(conflict, concepts=["seq", "sseq"], precision=every) == by_bits
