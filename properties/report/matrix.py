"""The page of a matrix: its tables, and behind each violated cell its trace's page, in one file that loads nothing.

A trace's page is kept as what it puts into the template, and made when it is chosen: the template is there once.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from properties.decide import VIOLATED
from properties.matrix import Cell, mark, tables
from properties.report.page import digest, embedded, file, filled, template

BACK = '<nav aria-label="Matrix"><a id="back" href="#c{}">Back to the matrix</a></nav>\n'


def matrix_page(cells: Sequence[Cell], traces: Mapping[str, Mapping[str, str]], covered: str) -> str:
    """Return the page of a matrix as HTML; `traces` has what each trace's page says, by the trace's path."""
    look, script = file("page.css") + file("matrix.css"), file("matrix.js")
    numbers = {path: number for number, path in enumerate(traces)}
    data = {
        "template": template(),
        "traces": [{**said, "heading": BACK.format(numbers[path]) + said["heading"]} for path, said in traces.items()],
    }
    given = {
        "style": look,
        "script": script,
        "style_hashes": " ".join(f"'{digest(one)}'" for one in (look, file("page.css"))),
        "script_hashes": " ".join(f"'{digest(one)}'" for one in (script, file("page.js"))),
        "tables": "\n".join(_tables(cells, numbers)),
        "covered": escape(covered),
        "data": embedded(data),
    }
    return filled(file("matrix.html"), given)


def _tables(cells: Sequence[Cell], numbers: Mapping[str, int]) -> Iterator[str]:
    for number, (scenario, systems, rows) in enumerate(tables(cells)):
        yield f'<section aria-labelledby="t{number}"><h2 id="t{number}">{escape(scenario)}</h2>'
        yield f'<div class="wide" role="group" aria-labelledby="t{number}" tabindex="0">'
        yield f'<table class="matrix"><caption>Each property on each system, in {escape(scenario)}</caption><thead>'
        yield '<tr><th scope="col">property</th>'
        yield from (f'<th scope="col">{escape(system)}</th>' for system in systems)
        yield "</tr></thead><tbody>"
        for name, row in rows:
            yield f'<tr><th scope="row">{escape(name)}</th>'
            yield from (_cell(cell, numbers) for cell in row)
            yield "</tr>"
        yield "</tbody></table></div></section>"


def _cell(cell: Cell, numbers: Mapping[str, int]) -> str:
    look = {"holds (exhausted)": "holds", VIOLATED: "violated"}.get(cell["answer"], "open")
    text, number = escape(mark(cell)), numbers.get(cell.get("trace") or "")
    bound = escape(str(cell.get("bound") or cell.get("error") or ""))
    more = f'<br><span class="quiet">{bound}</span>' if bound else ""
    if number is not None:
        text = f'<button id="c{number}" data-trace="{number}">{text}</button>'
    return f'<td class="{look}">{text}{more}</td>'
