"""The pytest plugin: the options of `pytest properties`, and the questions that they ask.

It is loaded into every pytest run of its environment, and so it imports next to nothing until a hunt is collected, and
gives way where another plugin has taken the name of an option.
"""

import json
import os
import secrets
from argparse import ArgumentError
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from properties.question import Question
    from properties.registry import Registry
    from properties.search.hunt import Options
    from properties.search.kinds import Choices
    from properties.traces.trace import Settings

SEED = "OVERDUE_SEED"
OPTIONS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("system", {"action": "append", "help": "hunt on this system (default: head); may be repeated"}),
    ("scenario", {"action": "append", "help": "hunt in this scenario (default: all); may be repeated"}),
    ("property", {"action": "append", "help": "hunt for this property (default: all); may be repeated"}),
    ("kind", {"action": "append", "help": "kinds that are red (default: all): stuck, starved, early, late, open"}),
    ("deadline", {"help": "the deadline, such as 30s, 5min or 20min"}),
    ("faults", {"action": "append", "metavar": "N|NAME=N", "help": "fault budgets: for one fault, or for all others"}),
    ("set", {"action": "append", "metavar": "NAME=VALUE", "help": "another duration for a setting"}),
    ("change", {"action": "append", "help": "a change of the protocol"}),
    ("tick", {"type": int, "default": 5, "help": "the length of a tick in seconds: 5 or 1"}),
    ("choices", {"choices": ["adversarial", "fair"], "default": "adversarial", "help": "what answers choices give"}),
    ("baseline", {"metavar": "FILE", "help": "known violations (JSON) that are not red"}),
)
KNOWN_FIELDS = ("system", "scenario", "property", "kind")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer the options; one whose name is taken becomes --overdue-NAME."""
    group = parser.getgroup("overdue", "hunts for overdue annotations (pytest properties)")
    for name, given in OPTIONS:
        try:
            group.addoption(f"--{name}", dest=f"overdue_{name}", **given)
        except (ValueError, ArgumentError):
            group.addoption(f"--overdue-{name}", dest=f"overdue_{name}", **given)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Choose the seed once for all workers, unless Hypothesis was given one; refuse options that cannot be used."""
    given = config.getoption("hypothesis_seed", None)
    if given is not None:
        os.environ[SEED] = str(given)
    os.environ.setdefault(SEED, str(secrets.randbelow(2**32)))
    profile = config.getoption("hypothesis_profile", None)
    if profile in ("quick", "ci", "deep"):
        import properties.search.hunt  # noqa: F401  registers the profiles before Hypothesis looks for this one
    if profile is not None and hunts_are_asked_for(config):
        check_profile(profile)
    if any(config.getoption(f"overdue_{name}") != given.get("default") for name, given in OPTIONS):
        from properties.registry import BadInputError

        try:
            asked(config)
        except BadInputError as error:
            raise pytest.UsageError(f"{error}.") from None


def hunts_are_asked_for(config: pytest.Config) -> bool:
    """Return whether pytest was given the place of the hunts; other tests are none of this plugin's business."""
    hunts = {Path(__file__).parent, Path(__file__).with_name("test_hunts.py")}
    given = (config.invocation_params.dir / arg.partition("::")[0] for arg in config.args)
    return not hunts.isdisjoint(path.resolve() for path in given)


def check_profile(name: str) -> None:
    """Raise UsageError for a profile that Hypothesis does not know; Hypothesis itself ends with a traceback."""
    from hypothesis import errors, settings

    try:
        settings.get_profile(name)
    except errors.InvalidArgument:
        raise pytest.UsageError(f"there is no Hypothesis profile {name!r}; there is ci, deep, quick.") from None


def registry() -> "Registry":
    """Return what there is to choose from; tests put another registry here."""
    from properties.registry import default_registry

    return default_registry()


def settings(config: pytest.Config) -> "Settings":
    """Return how the models are built. Raises BadInputError."""
    from properties.registry import named_numbers, seconds
    from properties.traces.trace import Settings

    deadline = config.getoption("overdue_deadline")
    faults = named_numbers(tuple(config.getoption("overdue_faults") or ()), "budget", registry().faults)
    return Settings(
        tick_s=config.option.overdue_tick,
        deadline_s=None if deadline is None else seconds(deadline),
        faults={name: int(n) for name, n in faults.items()},
        set=named_numbers(tuple(config.getoption("overdue_set") or ()), "setting"),
        changes=tuple(config.getoption("overdue_change") or ()),
        choices=choices(config),
    )


def choices(config: pytest.Config) -> "Choices":
    """Return what answers the models' choices give."""
    return "fair" if config.getoption("overdue_choices") == "fair" else "adversarial"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give one question to each hunt."""
    if "overdue_question" not in metafunc.fixturenames:
        return
    questions = asked(metafunc.config)
    ids = ["/".join((one.system, one.scenario, one.property_name)) for one in questions]
    metafunc.parametrize("overdue_question", questions, ids=ids)


def asked(config: pytest.Config) -> "list[Question]":
    """Return what the options ask. Raises BadInputError for one that cannot be used."""
    from properties.question import questions

    baseline(config)
    systems, scenarios, properties = (config.getoption(f"overdue_{name}") or () for name in KNOWN_FIELDS[:3])
    kinds = config.getoption("overdue_kind") or ()
    return questions(registry(), systems, scenarios, properties, settings(config), kinds=kinds)


def wanted_kinds(config: pytest.Config) -> frozenset[Any]:
    """Return the kinds that are red."""
    from properties.search.kinds import KINDS

    return frozenset(config.getoption("overdue_kind") or KINDS)


def baseline(config: pytest.Config) -> frozenset[tuple[Any, ...]]:
    """Return the known violations as (system, scenario, property, kind). Raises BadInputError for a broken file.

    The file is a JSON list of objects with these four fields; the kind of an `always` property is null.
    """
    from properties.registry import BadInputError

    name = config.getoption("overdue_baseline")
    if name is None:
        return frozenset()
    try:
        given = json.loads(Path(name).read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInputError(f"the baseline {name!r} cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise BadInputError(f"the baseline {name!r} is no JSON: {error}") from None
    if not isinstance(given, list) or not all(map(_is_known, given)):
        raise BadInputError(f"the baseline {name!r} must be a list of objects with {', '.join(KNOWN_FIELDS)}")
    return frozenset(tuple(one[field] for field in KNOWN_FIELDS) for one in given)


def _is_known(given: Any) -> bool:
    if not isinstance(given, dict) or not set(given) >= set(KNOWN_FIELDS):
        return False
    texts = all(isinstance(given[field], str) for field in KNOWN_FIELDS if field != "kind")
    return texts and isinstance(given["kind"], str | None)


@pytest.fixture
def overdue_options(request: pytest.FixtureRequest, overdue_question: Any) -> "Options":
    """Return how the hunt for one question goes about it. Kinds that the baseline knows are not looked for."""
    from properties.search.hunt import Options, database

    config = request.config
    names = (overdue_question.system, overdue_question.scenario, overdue_question.property_name)
    known = {kind for *rest, kind in baseline(config) if tuple(rest) == names}
    kinds = wanted_kinds(config) - known
    return Options(
        seed=int(os.environ[SEED]) if os.environ[SEED].isdigit() else 0,
        horizon_ticks=overdue_question.horizon_ticks,
        kinds=kinds,
        choices=choices(config),
        profile=config.getoption("hypothesis_profile", None) or "quick",
        database=database(False),
        key=overdue_question.key(sorted(kinds)),
        is_known=None in known,
    )
