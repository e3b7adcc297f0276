"""The documents: the generated ones are not older than the code, links lead somewhere, commands are commands."""

import re
import shlex
from collections.abc import Iterator
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from properties.catalogue import PROPERTIES
from properties.catalogue.explanations import EXPLANATIONS
from properties.cli import main
from properties.command import asked
from properties.deadline_cli import combinations
from properties.property import Property
from properties.reference.__main__ import main as write_reference
from properties.reference.pages import pages
from properties.reference.properties import cell
from properties.reference.sources import linked
from properties.registry import LISTS, check_name
from properties.search.kinds import KINDS

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PAGES = pages()
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.+?)\s*$", re.MULTILINE)


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


# -- generated pages ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_what_the_declarations_say(name: str) -> None:
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == PAGES[name], "say: make docs"


def test_nothing_else_is_in_the_reference() -> None:
    found = {named(path) for path in DOCUMENTS if path.parent.name == "reference"}
    assert found == {f"docs/{name}" for name in PAGES if name.startswith("reference/")}


def test_the_pages_are_written_as_they_are(tmp_path: Path) -> None:
    assert CliRunner().invoke(write_reference, [str(tmp_path)]).exit_code == 0
    assert {str(p.relative_to(tmp_path)): p.read_text(encoding="utf-8") for p in tmp_path.rglob("*.*")} == PAGES


def test_a_directory_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = CliRunner().invoke(write_reference, [str(tmp_path / "file" / "docs")])
    assert (done.exit_code, done.stdout) == (2, "")
    assert re.fullmatch(r"overdue: [^\n]+\.\n", done.stderr)


def test_every_property_is_explained() -> None:
    assert list(EXPLANATIONS) == list(PROPERTIES)


@pytest.mark.parametrize("what", PROPERTIES.values(), ids=lambda what: what.name)
def test_an_explanation_says_what_an_operator_reads(what: Property) -> None:
    for text in (what.sentence, what.why):
        assert text in PAGES["invariants.md"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("gardener/etcd-druid#1020", "[gardener/etcd-druid#1020](https://github.com/gardener/etcd-druid/issues/1020)"),
        (
            "etcd raft/raft.go campaign, poll",
            "[etcd raft/raft.go](https://github.com/etcd-io/etcd/blob/v3.4.34/raft/raft.go) `campaign`, `poll`",
        ),
        (
            "etcd-druid v0.9.0 internal/x: twice",
            "[etcd-druid v0.9.0 internal/x](https://github.com/gardener/etcd-druid/tree/v0.9.0/internal/x): twice",
        ),
        ("observed; an estimate", "observed; an estimate"),
    ],
)
def test_a_source_becomes_a_link_to_its_place(source: str, expected: str) -> None:
    assert linked(source) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"verdict": "holds", "exhausted": True, "worlds": 1234}, "**holds**, 1,234 worlds"),
        ({"verdict": "inconclusive", "worlds": 1234}, "not decided, 1,234 worlds"),
        ({"verdict": "not-found", "runs": 7}, "not found, 7 runs"),
        ({"verdict": "holds", "exhausted": True, "premise": False}, "not met"),
        (
            {"verdict": "violated", "kind": "early", "steps": 20, "shortest": True},
            "*violated*: early, 20 steps, shortest",
        ),
        ({"verdict": "violated", "kind": None, "steps": 9}, "*violated*: 9 steps"),
    ],
)
def test_an_answer_claims_no_more_than_was_found(answer: dict[str, Any], expected: str) -> None:
    blank = {"exhausted": False, "premise": True, "runs": None, "shortest": False, "worlds": 1}
    assert cell({**blank, **answer}) == expected


# -- links -------------------------------------------------------------------------------------------------------------


def anchors(text: str) -> set[str]:
    """Return the anchors that GitHub gives to the headings of a page."""
    found: dict[str, int] = {}
    result = set()
    for heading in HEADING.findall(FENCED.sub("", text)):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        slug = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
        times = found[slug] = found.get(slug, -1) + 1
        result.add(f"{slug}-{times}" if times else slug)
    return result


def broken_links(path: Path) -> list[str]:
    """Return the links of a page that lead nowhere in this repository."""
    broken = []
    for target in LINK.findall(FENCED.sub("", path.read_text(encoding="utf-8"))):
        if re.match(r"https?://", target):
            continue
        file, _, anchor = target.partition("#")
        found = (path.parent / file).resolve() if file else path
        inside = found.is_relative_to(ROOT) and found.exists()
        if not inside or (anchor and anchor not in anchors(found.read_text(encoding="utf-8"))):
            broken.append(target)
    return broken


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_links_lead_somewhere(path: Path) -> None:
    assert broken_links(path) == []


def test_a_link_that_leads_nowhere_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.test_documents.ROOT", tmp_path)
    page = tmp_path / "page.md"
    page.write_text("# A `b` c\n[](#a-b-c) [](#a) [](page.md#a-b-c) [](other.md) [](../page.md)\n", encoding="utf-8")
    assert broken_links(page) == ["#a", "other.md", "../page.md"]


# -- commands ----------------------------------------------------------------------------------------------------------


def commands() -> Iterator[tuple[str, str]]:
    """Yield each command that a page shows, with the page."""
    for path in DOCUMENTS:
        for block in FENCED.findall(path.read_text(encoding="utf-8")):
            for line in re.findall(r"^\$ (.+)$", block, re.MULTILINE):
                yield named(path), line.split(" #")[0].split(" | ")[0].split(" > ")[0].strip()


@pytest.mark.parametrize(("page", "line"), sorted(set(commands())))
def test_a_command_that_a_page_shows_is_understood(page: str, line: str) -> None:
    understood(shlex.split(line))


@pytest.mark.parametrize(
    "line",
    [
        "overdue hunt --sytem head",
        "overdue hunt --system hed",
        "overdue prove --set druid.backof=1s",
        "overdue lift",
        "overdue list systms",
        "make hant",
        "python -m properties.referenze",
        "python -m pytest tests/test_docments.py",
    ],
)
def test_a_command_with_a_mistake_is_not(line: str) -> None:
    with pytest.raises((Exception, SystemExit)):
        understood(shlex.split(line))


def understood(words: list[str]) -> None:
    """Parse a command as its program would, without doing what it says. Raises where it would be refused."""
    match words:
        case ["overdue", name, *rest]:
            context = main.commands[name].make_context(name, rest)
            check_question(context.params)
        case ["make", target]:
            assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
        case ["python", "-m", "pytest", *rest]:
            assert all((ROOT / word).exists() for word in rest if not word.startswith("-"))
        case ["python", "-m", module, *rest]:
            found = import_module(f"{module}.__main__" if (ROOT / module.replace(".", "/")).is_dir() else module)
            assert isinstance(found.main, click.Command)
            found.main.make_context(module, rest)
        case [".", path]:
            assert path == ".venv/bin/activate"
        case _:
            raise AssertionError(f"{words} is no command of this project")


def check_question(given: dict[str, Any]) -> None:
    """Raise BadInputError unless the names and numbers of a parsed command are known."""
    for kind in given.get("kinds", ()):
        check_name("kind", kind, KINDS)
    for name in (given.get("what") or "").split(","):
        if name:
            check_name("list", name, LISTS)
    if "systems" in given and "properties" in given:
        faults = given.get("faults", tuple(one for budget in given.get("budgets", ()) for one in budget.split(",")))
        wanted = {name: given[name] for name in signature(asked).parameters if name in given}
        for values in combinations(given["given"]) if "budgets" in given else [given["given"]]:
            asked(**{**wanted, "faults": faults, "given": values})
