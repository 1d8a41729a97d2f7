"""What the routes share."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from detente.catalogue import cases
from detente.workbench import house


def test_examples_asked_for_by_several_threads_at_once_are_listed_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    together = Barrier(4)

    def title(case: str) -> str:
        time.sleep(0.001)  # lets the other threads on
        return case

    def asked() -> list[str]:
        together.wait()
        return [one["id"] for one in house.examples()]

    monkeypatch.setattr(house, "_title", title)
    house.examples.cache_clear()
    with ThreadPoolExecutor(4) as pool:
        found = [pool.submit(asked) for _ in range(4)]
        assert all(sorted(one.result()) == sorted(cases()) for one in found)
    house.examples.cache_clear()
