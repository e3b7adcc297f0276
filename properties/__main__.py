"""Where the command begins: Ctrl-C is told in one line from the first import on."""

import sys

INTERRUPTED = 130


def main() -> None:
    """Carry out the command that was called."""
    try:
        from properties.cli import main as command

        command(prog_name="overdue")
    except KeyboardInterrupt:
        interrupted()


def interrupted() -> None:
    """End as after any Ctrl-C."""
    print("overdue: interrupted.", file=sys.stderr)
    sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
