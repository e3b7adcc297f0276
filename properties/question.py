"""A question to the searches: one property, one scenario, one system, and how the model is built for it."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from hashlib import sha256
from itertools import product
from typing import TYPE_CHECKING, Any

import attrs

from model.kernel import Model, Step
from properties.property import Property
from properties.registry import LONGEST_S, TICKS, BadInputError, Registry, check_deadline, check_name, shown
from properties.search.identity import digest, stable
from properties.search.kinds import KINDS
from properties.traces.trace import Settings, Trace, traced

if TYPE_CHECKING:  # what the searches load takes longer than to replay a trace
    from properties.search.hunt import Finding, Options, Result
    from properties.search.kinds import Cause


@attrs.frozen
class Question:
    """What is asked, with all names checked. `settings` are in the form in which a trace keeps them."""

    registry: Registry
    system: str
    scenario: str
    property_name: str
    settings: Settings

    def __attrs_post_init__(self) -> None:
        names = {"system": self.system, "scenario": self.scenario, "property": self.property_name}
        for kind, name in names.items():
            self.registry.one(kind, name)
        for name in self.settings.changes:
            self.registry.one("change", name)
        for name, budget in self.settings.faults.items():
            self.registry.one("fault", name)
            if budget < 0:
                raise BadInputError(f"the budget of {name!r} must be 0 or more, not {budget}")
        if self.settings.tick_s not in TICKS:
            raise BadInputError(f"a tick is 5 or 1 seconds, not {self.settings.tick_s}")
        known = self.registry.one("system", self.system).settings
        for name, value in self.settings.set.items():
            check_name("setting", name, known)
            ticks = self.registry.least_ticks.get(name, 0)
            least_s = ticks * self.settings.tick_s
            if not least_s <= value <= LONGEST_S:
                least = f"{least_s} s" + {0: "", 1: " (a tick)"}.get(ticks, f" ({ticks} ticks)")
                raise BadInputError(f"the setting {name!r} must be between {least} and 7 days, not {shown(value)} s")
        check_deadline(self.settings.deadline_s)

    @property
    def title(self) -> str:
        """The names of what is asked about, in a few words."""
        return f"{self.property_name} on {self.system}, {self.scenario}"

    @property
    def what(self) -> Property:
        """The property that is asked about."""
        return self.registry.properties[self.property_name]

    @property
    def is_misfit(self) -> bool:
        """Whether the system cannot go through the scenario."""
        chosen = self.registry.systems[self.system]
        return self.registry.misfit(chosen, self.registry.scenarios[self.scenario]) is not None

    @property
    def deadline_s(self) -> float | None:
        """The deadline in seconds: what was asked for, or the property's own."""
        return self.settings.deadline_s if self.settings.deadline_s is not None else self.what.deadline_s

    @property
    def budgets(self) -> dict[str, int]:
        """The fault budgets by name: the scenario's, and what was asked for instead."""
        return {**self.registry.scenarios[self.scenario].faults, **self.settings.faults}

    def build(self) -> Model:
        """Return the model. Raises MisfitError, and ModelError for one that cannot be bound."""
        self.registry.check_fit(self.system, self.scenario)
        constants = {}
        if self.deadline_s is not None:
            constants["deadline_ticks"] = math.floor(self.deadline_s / self.settings.tick_s)
        return self.registry.build(
            self.registry.systems[self.system],
            self.registry.scenarios[self.scenario],
            tick_s=self.settings.tick_s,
            observers=self.what.observers,
            settings=self.settings.set,
            budgets=self.settings.faults,
            constants=constants,
            changes=frozenset(self.settings.changes),
            partial_order=self.settings.partial_order,
        )

    @property
    def horizon_ticks(self) -> int:
        """The length of a run in ticks: the scenario's horizon, and never less than three deadlines."""
        horizon_s = max(self.registry.scenarios[self.scenario].horizon_s, 3 * (self.deadline_s or 0))
        return math.ceil(horizon_s / self.settings.tick_s)

    def trace(self, model: Model, finding: Finding, loop: tuple[Step, ...], seed: int) -> Trace:
        """Return the trace of a finding."""
        steps = finding.found.steps
        deadline_s = self.deadline_s if self.what.form == "within" else None
        return Trace(
            model=digest(model),
            system=self.system,
            scenario=self.scenario,
            settings=attrs.evolve(self.settings, deadline_s=deadline_s),
            property=self.property_name,
            verdict="violated",
            kind=finding.kind,
            seed=seed,
            steps=traced(model, (*steps, *loop)),
            loop=len(steps) if loop else None,
            cause=cause_as_json(finding.cause),
        )

    def file_name(self, trace: Trace) -> str:
        """Return the name of the file in which a trace is saved when no other is given, one for each question."""
        asked = "" if self.settings == Settings() else "-" + sha256(stable(self.settings).encode()).hexdigest()[:6]
        kind = trace.kind or "broken"
        return f"{self.system}-{self.scenario}-{self.property_name}-{kind}-{trace.seed}{asked}.json"

    def key(self, kinds: Sequence[str]) -> str:
        """Return what tells the remembered failures of this question from those of others."""
        return repr((self.system, self.scenario, self.property_name, sorted(kinds), attrs.asdict(self.settings)))

    def summary(
        self, result: Result, options: Options, trace: str | None, coverage: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return what a hunt found as one JSON object."""
        finding = result.finding
        return {
            "verdict": "violated" if finding else "not-found",
            "kind": finding.kind if finding else None,
            "property": self.property_name,
            "system": self.system,
            "scenario": self.scenario,
            "seed": options.seed,
            "steps": len(finding.found.steps) + len(result.loop) if finding else None,
            "trace": trace,
            "worlds": result.worlds,
            "steps_per_second": round(result.steps / result.hunt_s) if result.hunt_s > 0 else 0,
            "seconds": round(result.seconds, 2),
            "cause": cause_as_json(finding.cause) if finding else None,
            "runs": result.runs,
            "premise_met": result.premise,
            "shortest": result.is_shortest and not result.loop if finding else None,
            "timed_out": result.timed_out,
            "coverage": coverage,
            "others": [
                {"kind": one.kind, "steps": len(one.found.steps), "runs": times, "cause": cause_as_json(one.cause)}
                for one, times in result.others
            ],
        }


def cause_as_json(cause: Cause | None) -> dict[str, Any] | None:
    """Return a cause as JSON."""
    if cause is None:
        return None
    return {"loop": cause.by_actor(), "still": [" ".join(one) for one in cause.still]}


def questions(
    registry: Registry, systems: Sequence[str], scenarios: Sequence[str], properties: Sequence[str],
    settings: Settings, *, kinds: Collection[str] = (), all_fit: bool = True,
) -> list[Question]:  # fmt: skip
    """Return one question for each combination; where nothing is named, all there is, and of systems `head`.

    Raises BadInputError, also where `all_fit` and a system cannot go through a scenario, or where none can through any,
    and where `kinds` or a deadline are asked for of a property that has none.
    """
    for kind in kinds:
        check_name("kind", kind, KINDS)
    for name in properties if kinds or settings.deadline_s is not None else ():
        if registry.one("property", name).form != "within":
            raise BadInputError(f"the property {name!r} has no deadline: it takes neither --deadline nor --kind")
    default = ["head"] if "head" in registry.systems else list(registry.systems)
    every = product(systems or default, scenarios or list(registry.scenarios), properties or list(registry.properties))
    found = [Question(registry, *names, settings) for names in every]
    if all_fit or all(one.is_misfit for one in found):
        for one in found:
            registry.check_fit(one.system, one.scenario)
    return found


def question_of(registry: Registry, trace: Trace) -> Question:
    """Return the question that a trace answers. Raises BadInputError where it cannot be asked."""
    return Question(registry, trace.system, trace.scenario, trace.property, trace.settings)
