"""Where there is no etcd, its tests are skipped; at the end it is said what was driven."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.conformance.emulation import endings
from tests.conformance.pair import tally
from tests.conformance.servers import BINARY, Servers, three_servers, version, waits_for_applied_index


def why_not() -> str | None:
    """Return why real servers cannot be compared with the model here, or None."""
    if BINARY is None:
        return "no etcd is installed (Debian: etcd-server)"
    if version()[:2] != (3, 4):
        return f"etcd {'.'.join(map(str, version()))} is installed, and the model is about 3.4"
    return None


def pytest_report_header() -> str:
    """Say which etcd the suite meets."""
    if reason := why_not():
        return f"etcd: {reason}"
    waits = "waits" if waits_for_applied_index() else "does not wait"
    return f"etcd {'.'.join(map(str, version()))}: a promotion {waits} for the applied index"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs an etcd 3.4 where there is none."""
    if reason := why_not():
        for item in items:
            if item.get_closest_marker("etcd"):
                item.add_marker(pytest.mark.skip(reason=reason))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say how many histories and steps were driven and what came of the steps, and how the start skews ended."""
    if tally:
        terminalreporter.section("membership histories")
        for what, count in sorted(tally.items()):
            terminalreporter.line(f"{count:6} {what}")
    if endings:
        terminalreporter.section("start skews")
        for ending in endings:
            terminalreporter.line(str(ending))


@pytest.fixture
def servers() -> Iterator[Servers]:
    """Three members on loopback, none of them started."""
    with three_servers() as made:
        yield made
