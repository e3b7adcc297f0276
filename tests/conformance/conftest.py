"""Where there is no etcd, its tests are skipped; at the end it is said what was driven."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.conformance.pair import tally
from tests.conformance.servers import BINARY, Servers, three_servers


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs an etcd where none is installed."""
    if BINARY is None:
        for item in items:
            if item.get_closest_marker("etcd"):
                item.add_marker(pytest.mark.skip(reason="no etcd is installed (Debian: etcd-server)"))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say how many histories and steps were driven, and what came of the steps."""
    if tally:
        terminalreporter.section("membership histories")
        for what, count in sorted(tally.items()):
            terminalreporter.line(f"{count:6} {what}")


@pytest.fixture
def servers() -> Iterator[Servers]:
    """Three members on loopback, none of them started."""
    with three_servers() as made:
        yield made
