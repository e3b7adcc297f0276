"""The explicit charts as Mermaid state diagrams, drawn from the tables that every effect is held to."""

from collections.abc import Iterator

import attrs

from model.build import components
from model.kernel import Chart, Component
from properties.catalogue import PROPERTIES
from properties.reference.words import bullets, code, module_link, page, sentence

MANY, WIDE = 30, 5
"""Of a chart with many edges, what leads to one step from so many others is told below the diagram, not drawn."""
INTRO = """A chart is the table of the moves that are legal at all. The kernel refuses an effect that moves a
component along another edge, and a test takes each edge, or says why it does not. An edge bears the names of the
[actions](actions.md) that take it. The charts of the Etcd's lifecycle and of the annotation are kept by observers,
which read them off the Etcd: their edges are unnamed, but for those that time takes."""


@attrs.frozen(eq=False)
class Charted:
    """A chart, the component that it belongs to, and the function that alone moves it, if an observer does."""

    chart: Chart
    component: Component
    observer: str | None = None


def charted() -> Iterator[Charted]:
    """Yield every chart once: the observers' first, then those of the actors."""
    found: set[int] = set()
    for what in PROPERTIES.values():
        for watching in what.observers:
            chart = watching.component.chart
            if chart is not None and id(chart) not in found:
                found.add(id(chart))
                yield Charted(chart, watching.component, watching.update.__name__)
    for component in components():
        if component.chart is not None:
            yield Charted(component.chart, component)


def diagram(given: Charted) -> str:
    """Return a chart as a Mermaid diagram, with what is told below it."""
    chart = given.chart
    order = {state.name: number for number, state in enumerate(chart.states)}
    edges = sorted((source.name, dest.name, name) for name, source, dest in chart.edges if source is not dest)
    sources: dict[tuple[str, str], list[str]] = {}
    for source, dest, name in edges:
        sources.setdefault((name, dest), []).append(source)
    wide = {key: names for key, names in sources.items() if len(edges) > MANY and len(names) >= WIDE}
    labels: dict[tuple[str, str], list[str]] = {}
    for source, dest, name in edges:
        if (name, dest) not in wide:
            labels.setdefault((source, dest), []).append(name)
    lines = [f"    [*] --> {chart.machine.initial}"]
    for source, dest in sorted(labels, key=lambda ends: (order[ends[0]], order[ends[1]])):
        names = [name for name in labels[source, dest] if name != given.observer]
        lines.append(f"    {source} --> {dest}" + (f": {' / '.join(names)}" if names else ""))
    body = "\n".join(lines)
    below = []
    for (name, dest), names in sorted(wide.items()):
        others = [state for state in order if state != dest]
        come = sorted(names, key=order.__getitem__)
        mover = "" if name == given.observer else f": {code([name], page='actions.md')}"
        below.append(f"`{dest}` from {'every other step' if come == others else code(come)}{mover}")
    undrawn = f"\n\nNot drawn, to keep it readable:\n\n{bullets(below)}" if below else ""
    return f"```mermaid\nstateDiagram-v2\n{body}\n```{undrawn}"


def charts_page() -> str:
    """Return the page of all charts."""
    parts = []
    for given in charted():
        where = module_link(given.component.type.__module__, "../../")
        kept = f", kept by the observer `{given.observer}`" if given.observer else ""
        about = f"`step` of the component `{given.component.name}`{kept} ({where}). {sentence(given.chart.states)}"
        parts.append(f"## {given.chart.name}\n\n{about}\n\n{diagram(given)}")
    return page("Charts", INTRO, *parts)
