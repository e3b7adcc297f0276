"""The page of the command line, from the commands that click knows, and from the options of the pytest plugin."""

import inspect

import click

from properties import command
from properties.cli import main
from properties.plugin import OPTIONS
from properties.reference.words import page, table

PYTEST = """The hunts as tests: `pytest properties` asks every property in every scenario, on `head`. Hypothesis's own
`--hypothesis-profile` (quick, ci, deep) and `--hypothesis-seed` are understood. An option whose name another plugin
has taken is called `--overdue-NAME`."""


def command_line_page() -> str:
    """Return the page of the command line."""
    statuses = (inspect.getdoc(command) or "").split("\n\n")[1].replace("\n", " ")
    commands = (described(f"overdue {name}", one) for name, one in sorted(main.commands.items()))
    options = table(
        ["option", "meaning"],
        ([f"`--{name} {given.get('metavar') or name.upper()}`", given["help"]] for name, given in sorted(OPTIONS)),
    )
    return page("Command line", main.help or "", statuses, *commands, f"## pytest properties\n\n{PYTEST}\n\n{options}")


def described(name: str, one: click.Command) -> str:
    """Return the entry of a command: its help, its usage, and its options as `--help` tells them."""
    context = click.Context(one, info_name=name, terminal_width=400, max_content_width=400)
    usage = one.get_usage(context).removeprefix("Usage: ")
    options = (option for option in one.get_params(context) if isinstance(option, click.Option))
    records = filter(None, (option.get_help_record(context) for option in options))
    rows = ([f"`{names}`", " ".join(text.split())] for names, text in records)
    return f"## {name}\n\n{one.help}\n\n```\n{usage}\n```\n\n{table(['option', 'meaning'], rows)}"
