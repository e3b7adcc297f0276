"""An action depends on its footprint, changes what it writes, and remembers nothing.

Its functions get nothing but what their parameters name. What they could still find elsewhere, in a module or in a
closure, would show here: the tables ask a function once for each footprint, and the plain interpreter each time.
"""

from typing import Any

import pytest

from model.kernel import Model
from model.kernel.binding import TICK, World
from properties.search.tables import Tables
from tests.lamp import Count, Lamp, acting, count, lamp, model_of
from tests.walks import EVERYWHERE, tables, walk

LENGTH = 100
EACH = 4


def plainly(model: Model, world: World) -> list[tuple[str, World]]:
    """Return the steps of a world as the plain interpreter knows them, sorted."""
    found = [(step, after) for step, after, _ in model.steps(world)]
    later = model.tick(world)
    found += [(TICK, later)] if later is not None else []
    return sorted([(repr(step), after) for step, after in found], key=lambda pair: pair[0])


def by_table(on: Tables, world: World) -> list[tuple[str, World]]:
    """Return the same by the tables."""
    found = [(repr(step), on.decode(after)) for step, after in on.successors(on.encode(world))]
    return sorted(found, key=lambda pair: pair[0])


def worlds_of(on: Tables, seed: int) -> list[World]:
    """Return some worlds of a random walk; the tables have met all of them."""
    words = dict.fromkeys(word for word, _, _ in walk(on, seed, LENGTH))
    return [on.decode(word) for word in list(words)[::EACH]]


@pytest.mark.parametrize(("system", "scenario"), EVERYWHERE)
def test_the_tables_agree_with_the_plain_interpreter(system: str, scenario: str) -> None:
    on = tables(system, scenario)
    for world in worlds_of(on, 1):
        assert by_table(on, world) == plainly(on.model, world)


@pytest.mark.parametrize("scenario", ["migrate-hibernated-ha", "redeploy-during-reconcile"])
def test_the_same_world_has_the_same_steps_whenever_it_is_asked(scenario: str) -> None:
    on = tables("head", scenario)
    worlds = worlds_of(on, 2)
    first = [plainly(on.model, world) for world in worlds]
    again = [plainly(on.model, world) for world in reversed(worlds)]
    assert first == again[::-1]


@pytest.mark.parametrize("scenario", ["migrate-hibernated-ha", "redeploy-during-reconcile"])
def test_a_step_changes_nothing_but_what_it_writes_and_who_observes_it(scenario: str) -> None:
    on = tables("head", scenario)
    model = on.model
    for world in worlds_of(on, 3):
        for step, after, _ in model.steps(world):
            writes = set(model.actions[step.action].writes)  # type: ignore[index]
            changed = {p for p, (old, new) in enumerate(zip(world, after, strict=True)) if old != new}
            assert changed <= writes | set(model.observer_of)


def test_an_effect_that_reads_something_else_is_caught() -> None:
    elsewhere: list[int] = []

    def leak(count: Count) -> Count:
        elsewhere.append(1)
        return Count(len(elsewhere) % 3)

    def press_and_look(lamp: Lamp, count: Count) -> Any:
        return lamp

    model = model_of(acting(leak, [count]), acting(press_and_look, [lamp]))
    on = Tables(model)
    assert by_table(on, model.initial) != plainly(model, model.initial)


def test_an_effect_cannot_write_outside_its_footprint() -> None:
    def reach_out(count: Count) -> Count:
        count.n += 1  # type: ignore[misc]
        return count

    model = model_of(acting(reach_out, [count]))
    with pytest.raises(AttributeError):
        list(model.steps(model.initial))
