"""What the words of the kernel mean, each on the smallest model that shows it."""

from operator import add
from typing import Any

import pytest
from attrs import evolve, frozen

from model.kernel import NEVER, NOW, Chart, ChartError, Component, Index, Model, ModelError, fold, observer, timer
from model.kernel.binding import TICK, World
from tests import oracle, toy
from tests.lamp import Count, Lamp, Light, acting, after, count, labels, lamp, model_of, press, refusal
from tests.toy import PROPERTIES, SCENARIOS, SYSTEMS

SWITCH = Index("switch")


def rises(count: Count) -> Count:
    """The count goes up."""
    return Count(count.n + 1)


def is_off(lamp: Lamp) -> bool:
    """It is dark."""
    return lamp.step is Light.OFF


def is_on(lamp: Lamp) -> bool:
    """It is light."""
    return lamp.step is Light.ON


# -- components, actions and guards ------------------------------------------------------------------------------------


def test_a_world_begins_with_the_defaults_of_its_components() -> None:
    assert model_of().initial == (Lamp(), Count())


def test_a_scenario_may_give_one_slot_or_all_slots_of_a_component_another_value() -> None:
    lamps = Component("lamp", Lamp, per=(SWITCH,))
    on = Lamp(Light.ON)
    given = {"components": [lamps], "indices": {"switch": (1, 2)}}
    assert model_of(**given, initial={"lamp[2]": on}).initial == (Lamp(), on)
    assert model_of(**given, initial={"lamp": on}).initial == (on, on)


def test_a_component_has_one_slot_for_each_value_of_its_indices() -> None:
    lamps = Component("lamp", Lamp, per=(SWITCH, Index("room")))
    model = model_of(components=[lamps], indices={"switch": (1, 2), "room": (Light.ON,)})
    assert [slot.name for slot in model.slots] == ["lamp[1,on]", "lamp[2,on]"]


def test_an_action_has_one_instance_for_each_index_that_it_needs() -> None:
    lamps = Component("lamp", Lamp, per=(SWITCH,))
    model = model_of(acting(writes=[lamps]), components=[lamps], indices={"switch": (1, 2)})
    assert labels(model) == ["press[1]", "press[2]", "tick"]
    assert after(model, "press[2]") == (Lamp(), Lamp(Light.ON))


def test_an_effect_replaces_what_it_writes_and_nothing_else() -> None:
    assert after(model_of(acting()), "press") == (Lamp(Light.ON), Count())


def test_an_action_is_possible_when_all_its_guards_hold() -> None:
    assert labels(model_of(acting(press, [lamp], is_off, is_off))) == ["press", "tick"]
    assert labels(model_of(acting(press, [lamp], is_off, is_on))) == ["tick"]


def test_an_action_is_possible_at_its_steps_only() -> None:
    model = model_of(acting(at=(Light.ON,)))
    assert labels(model) == ["tick"]
    assert labels(model, (Lamp(Light.ON), Count())) == ["press", "tick"]


def test_constants_are_handed_to_whoever_names_them() -> None:
    def may_press(may: bool) -> bool:
        return may

    assert labels(model_of(acting(press, [lamp], may_press), constants={"may": True})) == ["press", "tick"]
    assert labels(model_of(acting(press, [lamp], may_press), constants={"may": False})) == ["tick"]


def test_switches_turn_actions_on_and_off() -> None:
    actions = acting(only="new"), acting(rises, [count], unless="new")
    assert labels(model_of(*actions)) == ["rises", "tick"]
    assert labels(model_of(*actions, switches=frozenset({"new"}))) == ["press", "tick"]


@pytest.mark.parametrize("given", [(1, 3), "steps", SWITCH])
def test_a_choice_is_a_step_for_each_of_its_values(given: Any) -> None:
    def rises_by(count: Count, by: int) -> Count:
        return Count(count.n + by)

    model = model_of(
        acting(rises_by, [count], choose={"by": given}), constants={"steps": (1, 3)}, indices={"switch": (1, 3)}
    )
    assert labels(model) == ["rises_by(by=1)", "rises_by(by=3)", "tick"]
    assert after(model, "rises_by(by=3)") == (Lamp(), Count(3))


def test_a_guard_may_ask_what_was_chosen() -> None:
    def by_two(by: int) -> bool:
        return by == 2

    def rises_by(count: Count, by: int) -> Count:
        return Count(count.n + by)

    assert labels(model_of(acting(rises_by, [count], by_two, choose={"by": (1, 2)}))) == ["rises_by(by=2)", "tick"]


def test_a_step_that_is_not_enabled_has_no_successor() -> None:
    model = model_of(acting(press, [lamp], is_off))
    step = next(step for step, _, _ in model.steps(model.initial))
    assert model.successor(model.initial, step) == after(model, "press")
    assert model.successor(after(model, "press"), step) is None


# -- time --------------------------------------------------------------------------------------------------------------


def when(model: Model) -> tuple[int | None, int | None]:
    """Return after how many ticks `press` is possible, and after how many time cannot pass without it."""
    world, possible = model.initial, None
    for ticks in range(20):
        if possible is None and "press" in "".join(labels(model, world)):
            possible = ticks
        later = model.tick(world)
        if later is None:
            return possible, ticks
        world = later
    return possible, None


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        (NOW, NOW, (0, 0)),
        (5, 10, (1, 2)),
        (7, 7, (1, 2)),
        (9.9, 10.1, (1, 3)),
        (4, 4, (0, 1)),
        (12, NEVER, (2, None)),
    ],
)
def test_a_lower_bound_is_rounded_down_to_ticks_and_an_upper_bound_up(
    earliest: float, latest: float | None, expected: tuple[int, int | None]
) -> None:
    assert when(model_of(acting(earliest=earliest, latest=latest))) == expected


def test_a_bound_may_be_the_name_of_a_setting() -> None:
    model = model_of(acting(earliest="least", latest="most"), settings={"least": 5, "most": 15})
    assert when(model) == (1, 3)


def test_a_bound_may_depend_on_the_subject_and_on_constants() -> None:
    def most(own: Lamp, tick_s: int) -> float:
        return 2 * tick_s if own.step is Light.OFF else 0

    assert when(model_of(acting(latest=most), constants={"tick_s": 5})) == (0, 2)


def test_an_action_without_an_earliest_moment_for_its_subject_is_not_possible() -> None:
    assert when(model_of(acting(earliest=lambda own: None))) == (None, None)


def test_bounds_count_from_the_effect_that_entered_the_step() -> None:
    model = model_of(acting(earliest=10, latest=10))
    assert labels(model, after(model, "tick", "tick")) == ["press!"]
    assert labels(model, after(model, "tick", "tick", "press")) == ["tick"]
    assert labels(model, after(model, "tick", "tick", "press", "tick", "tick")) == ["press!"]


def test_a_timer_counts_as_long_as_an_action_waits_for_it_and_then_rests() -> None:
    model = model_of(acting(at=(Light.OFF,), earliest=7, latest=NEVER))
    ages = [after(model, *["tick"] * ticks)[0].age for ticks in range(4)]
    assert ages == [0, 1, 1, 1]
    assert after(model, "tick", "press", "tick")[0] == Lamp(Light.ON, 0)


def test_two_clocks_of_one_component_count_by_themselves() -> None:
    @frozen
    class Two:
        short: int = timer()
        long: int = timer()

    both = Component("both", Two)

    def start_short(both: Two) -> Two:
        return evolve(both, short=0)

    def start_long(both: Two) -> Two:
        return evolve(both, long=0)

    model = model_of(
        acting(start_short, [both], clock="short", earliest=5),
        acting(start_long, [both], clock="long", earliest=10),
        components=[both],
    )
    assert after(model, "tick", "start_short", "tick") == (Two(1, 2),)


def test_time_cannot_pass_while_an_urgent_action_is_enabled() -> None:
    model = model_of(acting(press, [lamp], is_off, latest=NOW), acting(rises, [count]))
    assert labels(model) == ["press!", "rises"]
    assert model.tick(model.initial) is None
    assert model.successor(model.initial, TICK) is None
    assert labels(model, after(model, "press")) == ["rises", "tick"]


def test_a_component_may_answer_a_tick_for_itself_or_forbid_it() -> None:
    @frozen
    class Fuse:
        left: int = 2

        def ticked(self) -> "Fuse | None":
            return Fuse(self.left - 1) if self.left else None

    model = model_of(components=[Component("fuse", Fuse)])
    assert after(model, "tick", "tick") == (Fuse(0),)
    assert model.tick(after(model, "tick", "tick")) is None


def hand_off(deadline_ticks: int) -> Model:
    """Return the toy in which every request is cleared within its deadline."""
    observers = PROPERTIES["note-deadline"].observers
    constants = {"deadline_ticks": deadline_ticks}
    return toy.build(SYSTEMS["sound"], SCENARIOS["hand-off"], observers=observers, constants=constants)


def is_overdue(model: Model, world: World) -> bool:
    return world[model.position["episode"]].overdue


@pytest.mark.parametrize("deadline_ticks", [1, 12, 100])
def test_with_urgency_switched_off_every_deadline_is_broken_at_once(deadline_ticks: int) -> None:
    binding = hand_off(deadline_ticks).binding
    model = Model(evolve(binding, actions=[evolve(one, latest=NEVER) for one in binding.actions]))
    run = ["request", *["tick"] * deadline_ticks]
    assert not is_overdue(model, after(model, *run))
    assert is_overdue(model, after(model, *run, "tick"))


def test_with_urgency_that_deadline_is_kept() -> None:
    model = hand_off(12)
    assert not any(is_overdue(model, world) for world in oracle.reach(model).distance)


# -- faults ------------------------------------------------------------------------------------------------------------


def test_a_fault_is_never_urgent() -> None:
    assert labels(model_of(acting(fault="trip", latest=NOW), budgets={"trip": 1})) == ["press", "tick"]


def test_a_fault_happens_as_often_as_its_budget_says() -> None:
    model = model_of(acting(fault="trip"), budgets={"trip": 2})
    assert labels(model, after(model, "press")) == ["press", "tick"]
    assert labels(model, after(model, "press", "press")) == ["tick"]


def test_faults_of_one_name_share_their_budget() -> None:
    model = model_of(acting(fault="trip"), acting(rises, [count], fault="trip"), budgets={"trip": 1})
    assert labels(model) == ["press", "rises", "tick"]
    assert labels(model, after(model, "rises")) == ["tick"]


@pytest.mark.parametrize("budgets", [{}, {"trip": 0}])
def test_a_fault_without_a_budget_is_not_there(budgets: dict[str, int]) -> None:
    model = model_of(acting(fault="trip"), budgets=budgets)
    assert model.actions == []
    assert len(model.slots) == 2


# -- folds -------------------------------------------------------------------------------------------------------------

LAMPS = Component("lamp", Lamp, per=(SWITCH,))


@fold(over=(SWITCH,), combine=add, start=0)
def lights(lamp: Lamp) -> int:
    """How many lamps are on."""
    return int(lamp.step is Light.ON)


def test_a_fold_asks_all_instances_without_a_wide_footprint() -> None:
    def set_to(lights: int) -> Count:
        return Count(lights)

    model = model_of(
        acting(writes=[LAMPS]),
        acting(set_to, [count]),
        components=[LAMPS, count],
        folds=[lights],
        indices={"switch": (1, 2, 3)},
    )
    assert model.actions[-1].reads == (model.position["count"],)
    assert after(model, "press[1]", "press[3]", "set_to")[-1] == Count(2)


def test_a_fold_over_one_index_is_a_question_for_each_value_of_the_others() -> None:
    lamps = Component("lamp", Lamp, per=(SWITCH, Index("room")))
    counts = Component("count", Count, per=(Index("room"),))

    def set_to(lights: int) -> Count:
        return Count(lights)

    model = model_of(
        acting(writes=[lamps]),
        acting(set_to, [counts]),
        components=[lamps, counts],
        folds=[lights],
        indices={"switch": (1, 2), "room": ("a", "b")},
    )
    world = after(model, "press[1,a]", "press[2,a]", "press[1,b]", "set_to[a]", "set_to[b]")
    assert world[-2:] == (Count(2), Count(1))


# -- observers ---------------------------------------------------------------------------------------------------------


@frozen
class Seen:
    presses: int = 0
    ticks: int = 0
    on: bool = False


seen = Component("seen", Seen)


@observer(seen)
def watch(seen: Seen, lamp: Lamp) -> Seen:
    """Count how often the lamp changes."""
    on = lamp.step is Light.ON
    return evolve(seen, presses=seen.presses + (on != seen.on), on=on)


@watch.tick
def count_ticks(seen: Seen, most: int) -> Seen:
    """Count the ticks."""
    return evolve(seen, ticks=min(seen.ticks + 1, most))


def observed(*actions: Any, **given: Any) -> Model:
    return model_of(*actions, observers=[watch], constants={"most": 2}, **given)


def test_an_observer_follows_each_step_that_changes_what_it_watches() -> None:
    model = observed(acting(), acting(rises, [count]))
    assert after(model, "press", "rises", "press")[-1] == Seen(presses=2)


def test_an_observer_sees_the_initial_world() -> None:
    assert observed(initial={"lamp": Lamp(Light.ON)}).initial[-1] == Seen(presses=1, on=True)


def test_an_observer_may_count_ticks() -> None:
    assert after(observed(), "tick", "tick", "tick")[-1] == Seen(ticks=2)


def test_a_guard_that_reads_an_observer_is_refused() -> None:
    def was_pressed(seen: Seen) -> bool:
        return seen.presses > 0

    with pytest.raises(ModelError, match=r"^action press reads the observer 'seen'$"):
        observed(acting(press, [lamp], was_pressed))


def test_an_effect_that_reads_an_observer_is_refused() -> None:
    def remember(count: Count, seen: Seen) -> Count:
        return Count(seen.presses)

    with pytest.raises(ModelError, match=r"^action remember reads the observer 'seen'$"):
        observed(acting(remember, [count]))


def test_an_observer_changes_nothing_for_the_others() -> None:
    plain, watched = model_of(acting(latest=10)), observed(acting(latest=10))
    run = ["tick", "press", "tick", "tick"]
    assert after(watched, *run)[:-1] == after(plain, *run)
    assert labels(watched, after(watched, *run)) == labels(plain, after(plain, *run))


# -- charts ------------------------------------------------------------------------------------------------------------


def charted(*edges: Any) -> Component:
    return Component("lamp", Lamp, chart=Chart("light", Light, Light.OFF, edges))


def test_an_effect_may_move_along_an_edge_of_its_chart() -> None:
    lamp = charted(("press", Light.OFF, Light.ON))
    assert after(model_of(acting(writes=[lamp]), components=[lamp]), "press") == (Lamp(Light.ON),)


@pytest.mark.parametrize("edge", [("press", Light.ON, Light.OFF), ("kick", Light.OFF, Light.ON)])
def test_an_effect_that_moves_along_an_edge_that_is_not_in_the_table_is_an_error(edge: Any) -> None:
    lamp = charted(edge)
    with pytest.raises(ChartError, match=r"^chart 'light' has no edge OFF -> ON for 'press'$"):
        after(model_of(acting(writes=[lamp]), components=[lamp]), "press")


def test_an_effect_that_stays_at_its_step_takes_no_edge() -> None:
    lamp = charted()

    def look(lamp: Lamp) -> Lamp:
        return lamp

    assert after(model_of(acting(look, [lamp]), components=[lamp]), "look") == (Lamp(),)


def test_several_sources_are_as_many_edges() -> None:
    chart = Chart("light", Light, Light.OFF, [("toggle", [Light.OFF, Light.ON], Light.ON)])
    assert chart.edges == {("toggle", Light.OFF, Light.ON), ("toggle", Light.ON, Light.ON)}


def test_an_observer_that_leaves_its_chart_is_an_error() -> None:
    shade = Component("shade", Lamp, chart=Chart("shade", Light, Light.OFF, [("copy", Light.OFF, Light.ON)]))

    @observer(shade)
    def copy(shade: Lamp, lamp: Lamp) -> Lamp:
        return Lamp(lamp.step)

    model = model_of(acting(), observers=[copy])
    with pytest.raises(ChartError, match=r"^chart 'shade' has no edge ON -> OFF for 'copy'$"):
        after(model, "press", "press")


# -- lazy actions ------------------------------------------------------------------------------------------------------


def never_seen() -> bool:
    """Nobody could tell."""
    return False


def lazy(effect: Any, writes: Any, *guards: Any) -> Any:
    return acting(effect, writes, *guards, latest=NOW, lazy_unless=never_seen)


def few(count: Count) -> bool:
    """The count is low."""
    return count.n < 1


def test_a_lazy_action_is_put_off_until_nothing_else_is_urgent() -> None:
    model = model_of(lazy(rises, [count], few), acting(press, [lamp], is_off, latest=NOW))
    assert labels(model) == ["press!"]
    assert labels(model, after(model, "press")) == ["rises!"]
    assert labels(model, after(model, "press", "rises")) == ["tick"]


def test_a_lazy_action_does_not_wait_for_what_is_not_urgent() -> None:
    assert labels(model_of(lazy(rises, [count], few), acting())) == ["rises!", "press"]


def test_lazy_actions_are_taken_one_by_one_in_the_order_of_their_declaration() -> None:
    model = model_of(lazy(rises, [count], few), lazy(press, [lamp], is_off))
    assert labels(model) == ["rises!"]
    assert labels(model, after(model, "rises")) == ["press!"]


def test_an_action_is_not_lazy_where_somebody_could_tell() -> None:
    def somebody_looks(lamp: Lamp) -> bool:
        return lamp.step is Light.ON

    model = model_of(
        acting(rises, [count], few, latest=NOW, lazy_unless=somebody_looks), acting(press, [lamp], latest=NOW)
    )
    assert labels(model) == ["press!"]
    assert labels(model, after(model, "press")) == ["rises!", "press!"]


# -- what is refused ---------------------------------------------------------------------------------------------------


UNKNOWN = "action press asks for 'moon', which is no component, fold, index, choice or constant"


@pytest.mark.parametrize(
    ("effect", "sentence"),
    [
        (lambda lamp: None, "action press wrote None, which is no Lamp"),
        (lambda lamp: Count(1), "action press wrote Count(n=1), which is no Lamp"),
        (
            lambda lamp, moon: lamp,
            UNKNOWN,
        ),
    ],
)
def test_an_effect_that_breaks_its_declaration_is_refused(effect: Any, sentence: str) -> None:
    effect.__name__ = "press"
    assert refusal(acting(effect)) == sentence


@pytest.mark.parametrize("result", [Lamp(), (Lamp(),), (Lamp(), Count(), Count())])
def test_an_effect_returns_one_value_for_each_of_its_writes(result: Any) -> None:
    def press(lamp: Lamp, count: Count) -> Any:
        return result

    assert refusal(acting(press, [lamp, count])) == "action press must return one value for each of its writes"


def test_a_guard_that_asks_for_something_unknown_is_refused() -> None:
    def moon_shines(moon: Any) -> bool:
        return bool(moon)

    assert refusal(acting(press, [lamp], moon_shines)) == UNKNOWN


def test_a_choice_of_something_unknown_is_refused() -> None:
    assert refusal(acting(choose={"by": "moon"})) == UNKNOWN


def test_a_bound_that_names_no_setting_is_refused() -> None:
    assert refusal(acting(latest="some-day")) == "there is no setting 'some-day'"


def test_an_index_without_values_is_refused() -> None:
    assert refusal(components=[Component("lamp", Lamp, per=(SWITCH,))]) == "index 'switch' has no values"


def test_an_observer_that_does_not_take_its_own_value_first_is_refused() -> None:
    @observer(seen)
    def watch_backwards(lamp: Lamp, seen: Seen) -> Seen:
        return seen

    assert refusal(observers=[watch_backwards]) == "observer seen must take its own value first"
