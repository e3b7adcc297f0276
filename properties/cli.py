"""The command line. Each command has a file of its own, which is imported when the command is asked for.

Results go to stdout, progress to stderr; `command` has the exit statuses and what the commands share.
"""

import sys
from collections import UserDict
from importlib import import_module
from typing import Any

import click

from properties.__main__ import forsake_output, interrupted


class Commands(UserDict[str, Any]):
    """Commands by name: kept as the module that a command is in, and imported when it is taken."""

    def __getitem__(self, name: str) -> click.Command:
        """Return a command, `hunt` as `hunt_command` of its module."""
        return getattr(import_module(self.data[name]), f"{name}_command")


COMMANDS = Commands(
    {
        "check": "properties.check_cli",
        "deadline": "properties.deadline_cli",
        "hunt": "properties.hunt_cli",
        "list": "properties.list_cli",
        "matrix": "properties.matrix_cli",
        "prove": "properties.prove_cli",
        "replay": "properties.replay_cli",
        "report": "properties.report_cli",
    }
)


UNREAD = 141
"""The exit status of who writes where nobody reads any more, in a shell: 128 and SIGPIPE."""


class Group(click.Group):
    """Commands that can be interrupted, while they are imported as well as while they work, and left unread."""

    def invoke(self, ctx: click.Context) -> Any:
        """Carry out a command."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            interrupted()
        except BrokenPipeError:
            forsake_output()
            sys.exit(UNREAD)


@click.group(cls=Group, commands=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="etcd-overdue", message="%(version)s")
def main() -> None:
    """Find, replay and explain runs of Gardener's Etcd lifecycle in which an annotation is not cleared in time."""


if __name__ == "__main__":
    main()
