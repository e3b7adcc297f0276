"""Where the command begins: Ctrl-C is told in one line from the first import on."""

import os
import sys
from contextlib import suppress

INTERRUPTED = 130


def main() -> None:
    """Carry out the command that was called."""
    try:
        from properties.cli import main as command

        command(prog_name="overdue")
    except KeyboardInterrupt:
        interrupted()


def forsake_output() -> None:
    """Let go of standard output: what is left for it is not tried once more when Python ends."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def interrupted() -> None:
    """End as after any Ctrl-C."""
    print("overdue: interrupted.", file=sys.stderr)
    sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
