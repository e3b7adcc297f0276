"""The page of a trace: its data, its links, and that no text in it can do anything."""

import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner, Result

from model.changes import CHANGES
from properties import command
from properties.cli import main
from properties.question import Question
from properties.registry import default_registry
from properties.report.page import content, embedded, page
from properties.report.source import links
from properties.traces.text import changes
from properties.why import Why
from tests import toy
from tests.runs import asked, written

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\u2028{{data}}\"'&"
Json = dict[str, Any]


@cache
def data(system: str) -> Json:
    return content(written(system), asked(system))


class Read(HTMLParser):
    """The elements of a page, the text of each script and style, and all else that is text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: str | None = None
        self.scripts: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.inside = tag
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = None

    def handle_data(self, data: str) -> None:
        if self.inside == "script":
            self.scripts[-1] += data
        elif self.inside != "style":
            self.text += data


# -- the data ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("system", ["alone", "blind"])
def test_the_steps_lead_from_the_first_world_to_the_last(system: str) -> None:
    run, given = written(system), data(system)
    texts = given["texts"]
    worlds = [{texts[f]: texts[v] for f, v in fields} for fields in given["initial"]]
    for step in given["steps"]:
        flat = step[3:]
        for slot, field, before, after in zip(*(flat[n::4] for n in range(4)), strict=True):
            assert worlds[slot][texts[field]] == texts[before]
            worlds[slot][texts[field]] = texts[after]
    last = run.tables.decode(run.words[-1])
    assert changes(run.model, last, last) == []
    for slot, value in zip(run.model.slots, last, strict=True):
        shown = worlds[slot.position]
        step = getattr(value, "step", None)
        assert step is None or shown["step"] == step.name.lower().replace("_", "-")


def test_the_property_waits_while_the_request_is_open_and_is_broken_once_it_is_overdue() -> None:
    [case] = data("slow")["cases"]
    run = written("slow")
    assert case["states"] == "-" + "w" * (len(run.steps) - 1) + "b"
    assert case["ages"][0] == -1
    assert case["ages"][-1] == run.trace.steps[-1].at_s - run.trace.steps[0].at_s


def test_what_is_cleared_unserved_is_broken_at_that_step() -> None:
    [case] = data("blind")["cases"]
    assert case["states"].index("b") == written("blind").violated_at


def test_a_reader_can_jump_to_the_violation_and_to_the_loop() -> None:
    run = written("alone")
    found = {moment["what"]: moment["at"] for moment in data("alone")["moments"]}
    assert found["note-deadline is violated"] == run.violated_at
    assert found["from here on, for ever: the loop begins"] == run.trace.loop
    assert found["asked by keeper: request"] == 1


def test_an_action_is_shown_with_its_sentence_its_guards_and_its_lane() -> None:
    given = data("blind")
    [pick_up] = [one for one in given["actions"].values() if one["name"] == "pick_up"]
    assert pick_up["sentence"] == "The worker picks up the request."
    assert pick_up["guards"] == ["The request is set."]
    assert given["actors"][pick_up["lane"]] == "worker"


# -- links -------------------------------------------------------------------------------------------------------------

RELEASES = {"gardener": "v1.113.0", "etcd-druid": "v0.27.0", "etcd-backup-restore": "v0.34.0"}


@pytest.mark.parametrize(
    ("source", "url"),
    [
        (
            "etcd-druid internal/controller/etcd/reconcile_complete.go removeOperationAnnotation",
            "https://github.com/gardener/etcd-druid/blob/v0.27.0/internal/controller/etcd/reconcile_complete.go",
        ),
        (
            "gardener pkg/gardenlet/controller/shoot/shoot",
            "https://github.com/gardener/gardener/tree/v1.113.0/pkg/gardenlet/controller/shoot/shoot",
        ),
        (
            "kubernetes pkg/controller/statefulset/stateful_set_control.go updateStatefulSet",
            "https://github.com/kubernetes/kubernetes/blob/HEAD/pkg/controller/statefulset/stateful_set_control.go",
        ),
        (
            "etcd raft/raft.go checkQuorumActive",
            "https://github.com/etcd-io/etcd/blob/release-3.4/raft/raft.go",
        ),
        ("etcd-druid docs: kubectl annotate etcd gardener.cloud/operation=reconcile", None),
        ("kubernetes CrashLoopBackOff", None),
        ("toy", None),
    ],
)
def test_a_source_leads_to_its_file_at_the_release(source: str, url: str | None) -> None:
    assert [link.url for link in links(source, RELEASES)] == [url]


def test_a_source_of_two_parts_is_two_links() -> None:
    both = links("gardener pkg/a/b.go F; etcd-druid internal/c.go G", RELEASES)
    assert [link.text for link in both] == ["gardener pkg/a/b.go F", "etcd-druid internal/c.go G"]
    assert all(link.url for link in both)


def test_every_action_has_a_link_but_those_whose_source_is_no_file() -> None:
    known = default_registry()
    model = known.build(known.systems["head"], known.scenarios["create-ha"], budgets=dict.fromkeys(known.faults, 1))
    without = {a.name for a in model.binding.actions if not any(link.url for link in links(a.source, RELEASES))}
    changed = {a.name for a in model.binding.actions if a.only in CHANGES}
    assert without - changed == {"annotate_by_hand", "restart_container", "restart_druid"}


# -- what is harmless --------------------------------------------------------------------------------------------------


def hostile() -> str:
    """Return a page in which every text that a trace or an explanation can bring in is hostile."""
    run = written("alone")
    trace = attrs.evolve(run.trace, model=HOSTILE, cause={HOSTILE: HOSTILE}, system="alone")
    steps = tuple(attrs.evolve(step, args={HOSTILE: HOSTILE}) for step in trace.steps)
    run = attrs.evolve(run, trace=attrs.evolve(trace, steps=steps, property=HOSTILE, scenario=HOSTILE))
    what = attrs.evolve(toy.NOTE_DEADLINE, sentence=HOSTILE, why=HOSTILE)
    registry = attrs.evolve(toy.REGISTRY, properties={**toy.PROPERTIES, what.name: what})
    one = asked("alone")
    hostile = Question(registry, one.system, one.scenario, one.property_name, one.settings)
    return page(run, hostile, Why((HOSTILE,), (HOSTILE,), ((1, HOSTILE),)))


def test_a_script_tag_in_every_text_makes_no_element() -> None:
    ordinary, read = Read(page(written("alone"), asked("alone"))), Read(hostile())
    assert [tag for tag, _ in read.elements if tag in ("script", "img")] == ["script", "script"]
    assert not [given for _, given in read.elements if any(name.startswith("on") for name in given)]
    assert read.scripts[-1] == ordinary.scripts[-1]


def test_hostile_text_is_still_there_to_be_read() -> None:
    read = Read(hostile())
    assert HOSTILE in [moment["what"] for moment in json.loads(read.scripts[0])["moments"]]
    assert HOSTILE in read.text


@pytest.mark.parametrize("text", ["</script>", "<!--", "<script>", "&lt;", "\u2028", HOSTILE])
def test_embedded_data_is_the_same_data_and_has_no_markup(text: str) -> None:
    written = embedded({"text": text})
    assert json.loads(written) == {"text": text}
    assert not set("<>&\u2028") & set(written)


def test_a_page_names_no_address_to_load_anything_from() -> None:
    read = Read(page(written("alone"), asked("alone")))
    for tag, given in read.elements:
        assert not {"src", "srcset", "data"} & set(given), tag
        if tag != "a":
            assert "href" not in given, tag
    [policy] = [given["content"] or "" for _, given in read.elements if "http-equiv" in given]
    assert policy.startswith("default-src 'none';")


# -- on the command line -----------------------------------------------------------------------------------------------


@pytest.fixture
def trace(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(command, "registry", lambda: toy.REGISTRY)
    monkeypatch.chdir(tmp_path)
    written("alone").trace.save(tmp_path / "trace.json")
    return tmp_path / "trace.json"


def overdue(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def test_report_writes_one_file(trace: Path) -> None:
    result = overdue("report", "trace.json", "--out", "page.html")
    assert (result.exit_code, result.stdout) == (0, "written to page.html\n")
    assert sorted(one.name for one in trace.parent.iterdir()) == ["page.html", "trace.json"]
    assert "What lost it is" in Path("page.html").read_text()


def test_a_report_without_worlds_does_not_say_why(trace: Path) -> None:
    overdue("report", "trace.json", "--out", "page.html", "--worlds", "0")
    assert "What lost it is" not in Path("page.html").read_text()


def test_replay_writes_the_page_to_standard_output(trace: Path) -> None:
    result = overdue("replay", "trace.json", "--format", "html")
    assert result.exit_code == 1
    assert result.stdout.startswith("<!doctype html>")
    assert result.stdout == page(written("alone"), asked("alone"))


def test_replay_says_why_below_the_run(trace: Path) -> None:
    lines = overdue("replay", "trace.json", "--why").stdout.splitlines()
    assert "why" in lines
    assert lines[-1].startswith("- peer cannot become_ready[0]")


def test_replay_says_why_in_json_too(trace: Path) -> None:
    answer = json.loads(overdue("replay", "trace.json", "--json", "--why").stdout)
    assert answer["why"]["waits"][0] == "worker waits for peer (peer[0]), and peer (peer[0]) is at rest."


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("none.json", "--out", "page.html"), r"the trace 'none.json' cannot be read: No such file or directory"),
        (("trace.json", "--out", "trace.json/page.html"), r"'trace.json/page.html' cannot be written: Not a directory"),
    ],
)
def test_a_report_that_cannot_be_made_says_so_and_writes_nothing(
    trace: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    result = overdue("report", *arguments)
    assert result.exit_code == 2
    assert re.fullmatch(rf"overdue: {sentence}\.\n", result.stderr)
    assert [one.name for one in trace.parent.iterdir()] == ["trace.json"]
