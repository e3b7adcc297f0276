"""The two floors of the house, and what every declaration of the model owes to its reader."""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

import model
import properties
from model.actors import custodian, druid_earlier, druid_first
from model.build import actions, build, components
from model.changes import CHANGES
from model.faults import FAULTS
from model.kernel import Action, Chart
from model.scenarios import SCENARIOS
from model.systems import COMPONENTS, SYSTEMS
from model.systems.durations import DURATIONS, LEAST_TICKS
from properties.catalogue import PROPERTIES
from properties.registry import TICKS
from properties.search.explore import explore
from properties.search.liveness import cycles_without_tick
from tests.walks import moves, spread, tables, walk

ROOT = Path(__file__).parent.parent
ACTIONS = actions()


def sources(*folders: str) -> Iterator[Path]:
    for folder in folders:
        found = sorted((ROOT / folder).rglob("*.py"))
        assert found, f"there is nothing in {folder}"
        yield from found


def imported(path: Path) -> set[str]:
    """Return the names of the modules that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by a relative name"
            found.add(node.module or "")
    return found


def said(paths: Iterator[Path], words: str) -> list[str]:
    """Return where one of the words, a pattern, occurs: in code, comments and documentation."""
    pattern = re.compile(words, re.IGNORECASE)
    lines = [(path, number, line) for path in paths for number, line in enumerate(path.open(encoding="utf-8"), 1)]
    return [f"{path.relative_to(ROOT)}:{n}: {line.strip()}" for path, n, line in lines if pattern.search(line)]


# -- two floors --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("package", [model, properties], ids=lambda package: package.__name__)
def test_nothing_shadows_a_package_of_this_checkout(package: Any) -> None:
    found = Path(package.__file__).resolve().parent
    assert found == ROOT / package.__name__, (
        f"the package {package.__name__!r} is imported from {found} and not from this checkout: another distribution "
        f"installs a package of that name; use the virtual environment of this project"
    )


def test_the_model_imports_nothing_of_what_judges_it() -> None:
    found = {(path.name, name) for path in sources("model") for name in imported(path)}
    assert [one for one in found if one[1].split(".")[0] in ("properties", "tests", "hypothesis")] == []


def test_the_kernel_imports_nothing_else_of_the_model() -> None:
    found = {name for path in sources("model/kernel") for name in imported(path) if name.startswith("model")}
    assert {name for name in found if not name.startswith("model.kernel")} == set()


@pytest.mark.parametrize("folder", ["model/kernel", "properties/search"])
def test_what_is_general_has_no_word_of_the_domain(folder: str) -> None:
    assert said(sources(folder), "druid|gardenlet|etcd|stateful_?set|sidecar|annotation") == []


def test_actors_have_no_word_of_a_search_engine() -> None:
    assert said(sources("model/actors"), r"hypothesis|explorer|frontier|breadth.first|counter-?example|shrink") == []


# -- declarations ------------------------------------------------------------------------------------------------------


def test_actions_have_names_of_their_own() -> None:
    names = [action.name for action in ACTIONS]
    assert sorted(names) == sorted(set(names))


def test_an_action_has_a_source() -> None:
    assert [action.name for action in ACTIONS if not action.source] == []


@pytest.mark.parametrize("module", [custodian, druid_earlier, druid_first], ids=lambda m: m.__name__)
def test_a_source_that_is_gone_names_a_release_that_has_it(module: Any) -> None:
    """The files of these are not there any more in the release that a link leads to by itself."""
    mine = [
        one for one in vars(module).values() if isinstance(one, Action) and one.effect.__module__ == module.__name__
    ]
    assert mine
    assert [one.name for one in mine if not re.match(r"\S+ v\d[\d.]* ", one.source)] == []


def test_an_action_says_in_one_sentence_what_happens() -> None:
    assert [action.name for action in ACTIONS if not is_one_sentence(action.effect.__doc__)] == []


def test_a_guard_has_a_name_and_says_in_one_sentence_when_it_holds() -> None:
    guards = [guard for action in ACTIONS for guard in action.guards]
    assert [guard.__name__ for guard in guards if not is_one_sentence(guard.__doc__)] == []
    assert "<lambda>" not in {guard.__name__ for guard in guards}


def is_one_sentence(text: str | None) -> bool:
    """Say whether a text is one line that ends with a full stop."""
    return text is not None and re.fullmatch(r"[^\n]+\.", text.strip()) is not None


def test_a_fault_is_a_fault_of_the_list_and_each_of_these_happens() -> None:
    assert {action.fault for action in ACTIONS if action.fault} == set(FAULTS)
    assert all(is_one_sentence(sentence) for sentence in FAULTS.values())


def test_a_duration_has_a_source() -> None:
    assert [duration.name for duration in DURATIONS if not duration.source] == []


def test_a_duration_is_written_once() -> None:
    names = [duration.name for duration in DURATIONS]
    assert sorted(names) == sorted(set(names))


def test_every_system_has_the_ticks_that_a_duration_must_have() -> None:
    settings = [system.settings for system in SYSTEMS.values()]
    settings += [release.settings for releases in COMPONENTS.values() for release in releases]
    given = [(name, one[name]) for one in settings for name in LEAST_TICKS if name in one]
    assert [name for name, seconds in given if seconds < LEAST_TICKS[name] * max(TICKS)] == []
    assert set(LEAST_TICKS) <= {duration.name for duration in DURATIONS}


@pytest.mark.parametrize(
    ("name", "system", "scenario"),
    [
        ("flow.defaultTimeout", "head", "delete-etcd"),
        ("druid.etcdStatusSyncPeriod", "head", "create-single"),
        ("flow.defaultInterval", "head", "delete-etcd"),
    ],
)
def test_with_a_duration_of_fewer_ticks_time_can_stand_still(name: str, system: str, scenario: str) -> None:
    fewer_s = (LEAST_TICKS[name] - 1) * 5
    for seconds, stands_still in ((fewer_s, True), (LEAST_TICKS[name] * 5, False)):
        found = explore(
            build(SYSTEMS[system], SCENARIOS[scenario], settings={name: seconds}), graph=True, max_states=1500
        )
        assert found.graph is not None
        assert cycles_without_tick(found.graph).any() == stands_still


def test_a_switch_of_an_action_is_one_that_some_system_has() -> None:
    known = {switch for releases in COMPONENTS.values() for release in releases for switch in release.switches}
    known |= set(CHANGES)
    assert {action.only or action.unless for action in ACTIONS} - {None} <= known


def test_a_duration_is_used() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in sources("model/actors", "model/scenarios"))
    assert [duration.name for duration in DURATIONS if f'"{duration.name}"' not in text] == []


def test_a_system_or_scenario_says_in_a_sentence_what_it_is() -> None:
    everything = [*SYSTEMS.values(), *SCENARIOS.values()]
    assert [given.name for given in everything if not is_one_sentence(given.sentence)] == []


# -- who may write what ------------------------------------------------------------------------------------------------

WRITES = {
    "gardenlet": {"gardenlet_flow", "botanist", "etcd"},
    "etcd-druid": {"druid_run", "druid_queue", "etcd", "sts"},
    "custodian": {"custodian", "etcd"},
    "api-server": {
        "etcd",
        "gardenlet_cache",
        "druid_cache",
        "druid_metadata_cache",
        "druid_queue",
        "sts_cache",
        "lease_cache",
    },
    "statefulset-controller": {"sts", "pod"},
    "kubelet": {"pod", "sidecar", "member"},
    "etcd-wrapper": {"sidecar", "member", "raft"},
    "backup-restore": {"sidecar", "member", "raft", "lease"},
    "etcd": {"member", "raft"},
}
"""What each process may change; the environment may change everything."""


@pytest.mark.parametrize("actor", [*WRITES, "environment"])
def test_an_actor_writes_what_it_may_and_nothing_else(actor: str) -> None:
    mine = {component.name for action in ACTIONS if action.actor.name == actor for component in action.writes}
    assert mine
    assert mine <= WRITES.get(actor, {component.name for component in components()})


def test_every_actor_is_in_the_table() -> None:
    assert {action.actor.name for action in ACTIONS} == {*WRITES, "environment"}


def test_only_the_environment_makes_faults_and_only_of_the_others() -> None:
    makers = {action.actor.name for action in ACTIONS if action.fault is not None}
    assert makers <= {"environment", "api-server", "etcd-druid"}


# -- charts ------------------------------------------------------------------------------------------------------------

CHARTS = [c.chart for c in components() if c.chart is not None]
CHARTS += [o.component.chart for p in PROPERTIES.values() for o in p.observers if o.component.chart is not None]
FLOWS = [name for name, scenario in SCENARIOS.items() if scenario.program(SYSTEMS["head"])]
WALKS = [*(("gardener-1.113", name) for name in FLOWS), *(("head", name) for name in SCENARIOS)]
WALKS += [
    ("gardener=1.112,druid=0.26,backup-restore=0.33", "redeploy-during-reconcile"),
    ("gardener=1.112,druid=0.26,backup-restore=0.33", "roll-single"),
    ("gardener=1.83,druid=0.22,backup-restore=0.25", "rotate-ca"),
    ("gardener=1.83,druid=0.22,backup-restore=0.25", "scale-up-with-tls"),
    ("gardener=1.83,druid=0.22,backup-restore=0.25", "scale-up"),
    ("gardener=1.38.1,druid=0.17,backup-restore=0.24", "hibernate-single"),
    ("gardener=1.36,druid=0.17,backup-restore=0.24", "hibernate-single"),
    ("gardener=1.36,druid=0.17,backup-restore=0.24", "delete-hibernated-single"),
    ("gardener=1.36,druid=0.5.1,backup-restore=0.24", "create-single"),
    ("gardener=1.39,druid=0.6,backup-restore=0.24", "create-single"),
    ("gardener=1.39,druid=0.6,backup-restore=0.24", "redeploy-single"),
    ("gardener=1.39,druid=0.15.3,backup-restore=0.18", "volume-lost-main"),
    ("gardener=1.39,druid=0.15.3,backup-restore=0.18", "members-grow"),
    ("gardener=1.39,druid=0.15.3,backup-restore=0.19", "members-grow"),
    ("gardener=1.83,druid=0.22,backup-restore=0.23", "members-grow"),
    ("gardener=1.83,druid=0.22,backup-restore=0.30", "member-gets-tls"),
]
SEEDS = {("gardener=1.39,druid=0.15.3,backup-restore=0.19", "members-grow"): 2}
"""Which walk, where the first one comes past less than another."""
LENGTH = 2500
AT_ONCE = "left at once, in a turn of its own"
LATE = "needs a longer run than these walks"
CHANGED = "only with a change of the protocol, which its own tests turn on"
NOT_WALKED = "of an earlier release, through which the walks are few"
UNREACHED: dict[str, dict[str, str]] = {
    "gardenlet flow": {
        "fail_flow: DEPLOYING -> RESTING": "Deploy fails for long only where its cached copy is stalled",
        "finish_with_other_etcd: D*": "the other Etcd is done first, where nobody can tell",
        "finish_with_other_etcd: WAITING -> SCALING": LATE,
        "finish_with_other_etcd: WAITING -> DEPLOYING": LATE,
        "restart_gardenlet: DESTROYING -> RESTING": "Destroy takes no time",
        "scale_other_etcd: SCALING -> *": "events comes last, and it is the one that is followed",
        "scale_etcd: SCALING -> RESTING": NOT_WALKED,
        "scale_etcd: SCALING -> ENDED": NOT_WALKED,
        "scale_etcd_unremembered: SCALING -> *": NOT_WALKED,
        "patch_replicas: SCALING -> *": NOT_WALKED,
        "keep_rolled_out_ca: DEPLOYING -> *": "where the peer CA is rolled out, Wait comes next",
        "find_etcd_and_statefulset_ready: WAITING -> *": NOT_WALKED,
        "*: WAITING -> ENDED": "a flow that hibernates and is the last one",
    },
    "druid run": {
        "fail_druid_status_request: *_DELETION -> FINISH": LATE,
        "requeue_until_pods_are_ready: *": LATE,
        "restart_druid: FINISH -> IDLE": AT_ONCE,
        "conflict_on_status: UPDATE_ERROR_STATUS -> FINISH": NOT_WALKED,
        **{
            f"restart_druid: {step} -> IDLE": NOT_WALKED
            for step in (
                "ADD_FINALIZER",
                "RESET_STATUS",
                "TAKE_ANNOTATION",
                "DEPLOY",
                "AWAIT_*",
                "RECREATE",
                "UPDATE_*STATUS",
            )
        },
        "conflict_on_update: *": NOT_WALKED,
        "be_denied_*: *": NOT_WALKED,
        "patch_pod_labels: *": NOT_WALKED,
        "requeue_until_pods_are_labelled: *": NOT_WALKED,
        "orphan_pods: *": LATE,
        "adopt_orphans: *": LATE,
        "miss_statefulset: *": LATE,
        "delete_statefulset*: *": NOT_WALKED,
        "recreate_statefulset: *": NOT_WALKED,
        "create_statefulset: SYNC -> UPDATE_OBSERVED_GENERATION": NOT_WALKED,
        "give_up_on_*: AWAIT_* -> UPDATE_ERROR_STATUS": LATE,
        "update_error_status: *": LATE,
        "restart_druid: *_DELETION -> IDLE": LATE,
        "conflict_on_start: *": CHANGED,
        "conflict_on_annotation: *": CHANGED,
        "echo_token: *": CHANGED,
        "lose_reply_*": LATE,
    },
    "pod": {
        "lose_end_of_log: RUNNING -> ABSENT": LATE,
        "*: PENDING -> TERMINATING": LATE,
        "*: UNSCHEDULABLE -> TERMINATING": LATE,
        "roll_pod: RUNNING -> TERMINATING": LATE,
    },
    "member": {"restart_etcd_with_short_log: *": LATE},
    "sidecar": {
        "*_short_log: *": LATE,
        "assume_new: RECONNECTING -> STARTING": LATE,
        "fail_to_bootstrap: *": LATE,
        "update_peer_url: *": LATE,
        "find_itself_listed: SEARCHING_AGAIN -> VALIDATING": LATE,
        "give_up_adding: *": LATE,
        "*: VALIDATING -> OFF": AT_ONCE,
        "lose_volume: *": LATE,
        "lose_end_of_log: *": LATE,
        "remove_pod: ADDING -> OFF": LATE,
        "remove_pod: REJOINING -> OFF": LATE,
        "*: CRASHED -> OFF": LATE,
        "restart_sidecar: * -> OFF": LATE,
        "wait_for_cluster_to_rejoin: *": LATE,
        "see_no_scale_up: *": NOT_WALKED,
    },
    "Etcd lifecycle": {
        "follow_lifecycle: ABSENT -> *": "where a scenario begins",
        "follow_lifecycle: GONE -> CREATING": "no scenario creates an Etcd twice",
        "follow_lifecycle: *ERRORED*": LATE,
        "follow_lifecycle: HIBERNATING -> RE*": LATE,
        "follow_lifecycle: * -> DELETING": LATE,
        "follow_lifecycle: *ING -> HIBERNATED": LATE,
        "follow_lifecycle: * -> RECONCILING": LATE,
        "follow_lifecycle: RECONCILING -> *ING": LATE,
        "follow_lifecycle: SCALING -> HIBERNATING": "only where nobody waits",
    },
    "operation annotation": {
        "follow_request: *CLEARED_EARLY*": "only on head, and rare",
        "follow_request: CLEAR -> PICKED_UP": LATE,
        "follow_request: *PICKED_UP*": LATE,
        "follow_request: REQUESTED -> SERVED": LATE,
        "grow_older: REQUESTED -> OVERDUE": LATE,
    },
}
"""Edges (patterns) that these walks do not reach, by chart, each with the reason."""


@pytest.fixture(scope="module")
def reached() -> set[tuple[str, str]]:
    """Every move of a chart in walks through all scenarios; at one that is not declared, the kernel raises."""
    found: set[tuple[str, str]] = set()
    for where in WALKS:
        on = tables(*where)
        for steps in (spread(on, SEEDS.get(where, 1), LENGTH), walk(on, 1, LENGTH, faults=False)):
            for taken in steps:
                found |= {(chart.name, edge(*move)) for chart, *move in moves(on, *taken)}
    return found


def edge(mover: Any, source: Any, dest: Any) -> str:
    return f"{mover}: {source.name} -> {dest.name}"


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_every_edge_of_a_chart_is_taken_somewhere(chart: Chart, reached: set[tuple[str, str]]) -> None:
    declared = {edge(*one) for one in chart.edges if one[1] is not one[2]}
    excused = UNREACHED.get(chart.name, {})
    taken = {name for of, name in reached if of == chart.name}
    assert taken <= declared
    assert sorted(name for name in declared - taken if not any(fnmatch(name, pattern) for pattern in excused)) == []


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_every_excuse_is_for_an_edge_of_the_chart(chart: Chart) -> None:
    declared = {edge(*one) for one in chart.edges}
    assert [p for p in UNREACHED.get(chart.name, {}) if not any(fnmatch(name, p) for name in declared)] == []
