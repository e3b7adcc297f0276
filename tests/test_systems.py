"""Systems are composed of one release per component, and what cannot be is refused in one sentence."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from model.systems import COMPONENTS, SYSTEMS, named
from model.systems.release import number
from properties.cli import main


def test_releases_come_oldest_first_and_end_with_the_head() -> None:
    for releases in COMPONENTS.values():
        versions = [number(release.version) for release in releases]
        assert versions == sorted(set(versions))
        assert releases[-1].version == "head"


def test_every_release_says_how_it_does_everything() -> None:
    for releases in COMPONENTS.values():
        assert {frozenset(release.constants) for release in releases} == {frozenset(releases[-1].constants)}


def test_every_release_has_a_source() -> None:
    assert [r.version for releases in COMPONENTS.values() for r in releases if not r.source] == []


def test_a_version_behaves_like_the_last_release_that_is_not_newer() -> None:
    assert named("druid=0.32").constants == named("druid=0.27").constants
    assert named("druid=0.33").constants != named("druid=0.27").constants
    assert named("druid=v0.27.1").constants == named("druid=0.27").constants


def test_what_is_not_named_is_the_head() -> None:
    assert named("druid=head").constants == SYSTEMS["head"].constants
    assert named("druid=head").switches == SYSTEMS["head"].switches


def test_a_system_with_a_name_is_that_combination() -> None:
    asked = SYSTEMS["gardener=1.113,druid=0.27,backup-restore=0.34"]
    known = SYSTEMS["gardener-1.113"]
    assert (asked.constants, asked.switches, asked.settings) == (known.constants, known.switches, known.settings)


@pytest.mark.parametrize(
    ("system", "sentence"),
    [
        (
            "gardener=1.113,druid=0.26",
            "gardener 1.113 with druid 0.26 is no system: gardenlet waits for the condition AllMembersUpdated, "
            "which druid has from 0.27 on.",
        ),
        ("drood=0.26", "there is no component 'drood'; did you mean 'druid'."),
        ("druid=0.26,x", "there is no component 'x'; there is gardener, druid, backup-restore."),
        ("druid=new", "'new' is no version of druid such as "),
        ("druid=", "'' is no version of druid such as "),
        ("backup-restore=0.1", "backup-restore 0.1 is older than "),
        ("gardener=1.36,druid=0.5.0", "druid 0.5.0 is older than 0.5.1, "),
        (
            "gardener=1.36,druid=0.15.2",
            "gardener=1.36,druid=0.15.2 is modelled for Etcds of 1 member only, and delete-etcd has 3: choose another "
            "system, or of the scenarios create-single, hibernate-single, ",
        ),
    ],
)
def test_what_is_no_system_is_refused_in_one_sentence(system: str, sentence: str) -> None:
    result = CliRunner().invoke(main, ["prove", "--system", system, "--scenario", "delete-etcd"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"overdue: {sentence}")
    assert result.stderr.count("\n") == 1


def test_a_record_is_not_explained_by_a_scenario_that_does_not_fit() -> None:
    record = Path(__file__).parent / "histories" / "create.jsonl"
    args = ["check", str(record), "--system", "gardener=1.36,druid=0.6"]
    assert CliRunner().invoke(main, [*args, "--json"]).exit_code == 3
    refused = CliRunner().invoke(main, [*args, "--scenario", "create-ha"])
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "is modelled for Etcds of 1 member only, and create-ha has 3" in refused.stderr


def test_a_combination_can_be_asked_about() -> None:
    args = ["--scenario", "delete-etcd", "--property", "annotation-deadline", "--max-states", "100"]
    result = CliRunner().invoke(main, ["prove", "--system", "gardener=1.113,druid=0.36,backup-restore=0.43", *args])
    assert result.exit_code == 3
    assert "gardener=1.113,druid=0.36,backup-restore=0.43" in result.stdout
