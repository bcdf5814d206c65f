"""What a process that builds many times holds is what its last builds asked for."""

from __future__ import annotations

from macros.disk.generations import Generations


def test_a_thing_is_there_as_long_as_every_build_asks_for_it() -> None:
    things: Generations[str, str] = Generations()
    things.begin()
    things.put("a", "A")
    things.put("b", "B")
    for _ in range(3):
        things.begin()
        assert things.get("a") == "A"
    assert things.get("b") is None


def test_what_one_build_does_without_is_there_for_the_next_alone() -> None:
    things: Generations[str, str] = Generations()
    things.put("a", "A")
    things.begin()
    things.begin()
    assert things.get("a") is None


def test_what_is_dropped_is_gone_whenever_it_was_put() -> None:
    things: Generations[str, str] = Generations()
    things.put("a", "A")
    things.begin()
    things.put("b", "B")
    things.drop(["a", "b", "c"])
    assert (things.get("a"), things.get("b")) == (None, None)
