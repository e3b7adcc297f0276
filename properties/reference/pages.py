"""Which documents are generated, by their path in `docs`."""

from collections.abc import Mapping

from properties.reference.actions import actions_page
from properties.reference.charts import charts_page
from properties.reference.command_line import command_line_page
from properties.reference.properties import invariants_page, properties_page
from properties.reference.settings import faults_page, scenarios_page, systems_page


def pages() -> Mapping[str, str]:
    """Return the generated documents by their path in `docs`."""
    return {
        "invariants.md": invariants_page(),
        "reference/actions.md": actions_page(),
        "reference/charts.md": charts_page(),
        "reference/command-line.md": command_line_page(),
        "reference/faults.md": faults_page(),
        "reference/properties.md": properties_page(),
        "reference/scenarios.md": scenarios_page(),
        "reference/systems.md": systems_page(),
    }
