"""The page of a matrix: its cells, the traces behind them, and all of it in a real browser."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from properties.matrix import Cell
from properties.report.matrix import matrix_page
from properties.report.page import parts
from tests.runs import asked, written
from tests.test_page import CONTRAST, PHONE, WIDE, browser, opened, pytestmark, step_of
from tests.test_report import HOSTILE, Read

assert browser, pytestmark  # pytest finds the fixture and the marks by their names here
SCENARIO = "hand-off"
HOLDS, BOUNDED, VIOLATED = "holds (exhausted)", "holds (bounded)", "violated"


def cell(system: str, what: str, answer: str = HOLDS, **more: Any) -> Cell:
    return {"system": system, "scenario": SCENARIO, "property": what, "answer": answer, "trace": None, **more}


def traces() -> dict[str, Mapping[str, str]]:
    return {system: parts(written(system), asked(system)) for system in ("blind", "alone")}


CELLS = [
    cell("blind", "note-deadline", VIOLATED, kind="early", trace="blind"),
    cell("alone", "note-deadline", VIOLATED, kind="stuck", trace="alone"),
    cell("blind", "other"),
    cell("alone", "other", BOUNDED, bound="100 worlds"),
]


def html() -> str:
    return matrix_page(CELLS, traces(), "Covered: 4 cells.")


def test_each_cell_has_its_verdict_below_its_system_and_beside_its_property(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path, html()) as tab:
        rows = tab.eval_on_selector_all(
            ".matrix tr", "all => all.map(row => [...row.children].map(one => one.innerText))"
        )
        assert rows == [
            ["property", "blind", "alone"],
            ["note-deadline", "violated: early", "violated: stuck"],
            ["other", "holds (exhausted)", "holds (bounded)\n100 worlds"],
        ]


@pytest.mark.parametrize(("system", "kind"), [("blind", "early"), ("alone", "stuck")])
def test_a_violated_cell_opens_its_trace(browser: Any, tmp_path: Path, system: str, kind: str) -> None:
    with opened(browser, tmp_path, html()) as tab:
        tab.click(f"text=violated: {kind}")
        assert step_of(tab) == written(system).violated_at
        assert system in tab.inner_text(".kicker")
        assert tab.locator(".matrix").count() == 0


def test_a_trace_in_the_matrix_is_stepped_through_by_keys(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path, html()) as tab:
        tab.keyboard.press("Tab")
        tab.keyboard.press("Tab")
        tab.keyboard.press("Tab")
        tab.keyboard.press("Enter")
        found = []
        for key in ("Home", "ArrowRight", "End"):
            tab.keyboard.press(key)
            found.append(step_of(tab))
        assert found == [0, 1, len(written("blind").steps)]


@pytest.mark.parametrize("way", ["link", "browser"])
def test_the_way_back_leads_to_the_cell(browser: Any, tmp_path: Path, way: str) -> None:
    with opened(browser, tmp_path, html()) as tab:
        tab.click("#c1")
        tab.keyboard.press("Home")
        if way == "link":
            tab.click("text=Back to the matrix")
        else:
            tab.evaluate("history.back()")
        tab.wait_for_selector(".matrix")
        assert tab.evaluate("document.activeElement.id") == "c1"


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_matrix_is_no_wider_than_the_screen(browser: Any, tmp_path: Path, size: Any) -> None:
    many = [cell(f"a-system-with-a-long-name-{n}", "note-deadline") for n in range(20)]
    with opened(browser, tmp_path, matrix_page(many, {}, ""), viewport=size) as tab:
        assert tab.evaluate("document.documentElement.scrollWidth") <= size["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_matrix_can_be_read_in_light_and_dark(browser: Any, tmp_path: Path, scheme: str) -> None:
    with opened(browser, tmp_path, html(), color_scheme=scheme) as tab:
        assert tab.evaluate(CONTRAST) == []


def test_a_screen_reader_finds_the_tables(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path, html()) as tab:
        table = f"Each property on each system, in {SCENARIO}"
        for role in ("banner", "main", "contentinfo"):
            assert tab.get_by_role(role).count() == 1, role
        for role, name in [("region", SCENARIO), ("table", table)]:
            assert tab.get_by_role(role, name=name, exact=True).count() == 1, role


def test_on_paper_the_matrix_has_its_table(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path, html()) as tab:
        tab.emulate_media(media="print")
        assert tab.is_visible(".matrix")
        assert not tab.is_visible("footer")


def test_hostile_text_in_a_matrix_is_shown_and_does_nothing(browser: Any, tmp_path: Path) -> None:
    given = {"blind": {**parts(written("blind"), asked("blind"))}}
    bad = [cell(HOSTILE, HOSTILE, VIOLATED, kind=HOSTILE, bound=HOSTILE, trace="blind")]
    with opened(browser, tmp_path, matrix_page(bad, given, HOSTILE)) as tab:
        assert tab.locator("img").count() == 0
        assert "<script>alert(1)</script>" in tab.inner_text("tbody")
        tab.click("#c0")
        assert step_of(tab) == written("blind").violated_at


def test_a_template_is_there_once_however_many_traces_there_are() -> None:
    one = len(html())
    more = {**traces(), "again": parts(written("blind"), asked("blind"))}
    again = [cell("again", "note-deadline", VIOLATED, trace="again"), cell("again", "other")]
    assert len(matrix_page([*CELLS, *again], more, "")) - one < 12_000


def test_the_page_of_a_matrix_names_no_address_to_load_anything_from() -> None:
    for tag, given in Read(html()).elements:
        assert not {"src", "srcset", "href"} & set(given) or tag == "a", tag
