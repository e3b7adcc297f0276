"""The command line: `overdue list`."""

import json

import click

from properties import command
from properties.command import HOLDS, careful
from properties.console import Console
from properties.registry import LISTS, check_name, listing


@click.command("list")
@click.argument("what", type=str, required=False)
@click.option("--system", default=None, help="For actions: those of this system only.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@careful
def list_command(what: str | None, system: str | None, as_json: bool) -> int:
    """List WHAT there is: systems, scenarios, properties, actions, faults, changes (several with commas)."""
    wanted = LISTS if what is None else tuple(what.split(","))
    for name in wanted:
        check_name("list", name, LISTS)
    known = command.registry()
    tables = {name: listing(known, name, system) for name in wanted}
    if as_json:
        click.echo(json.dumps(tables))
    else:
        console = Console()
        for name, rows in tables.items():
            console.listing(name if len(wanted) > 1 else "", rows)
    return HOLDS
