"""The page in a real browser: stepping, keys, looks, paper, landmarks, and how fast it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from shutil import which
from typing import Any

import attrs
import pytest

from properties.report.page import page
from properties.traces.replay import Replay
from properties.why import Why
from tests.runs import asked, written
from tests.test_report import hostile

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = which("chromium") or which("chromium-browser") or which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine"),
]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@cache
def html(system: str) -> str:
    return page(written(system), asked(system), Why(("Look at step 3.",), ("a waits for b.",), ((3, "a moment"),)))


def long_run(steps: int) -> Replay:
    """Return a run of so many steps and more: its loop, again and again."""
    run = written("alone")
    loop = run.trace.loop
    assert loop is not None
    times = steps // (len(run.steps) - loop) + 1
    longer = [step for _ in range(times) for step in run.trace.steps[loop:]]
    trace = attrs.evolve(run.trace, steps=(*run.trace.steps, *longer), loop=None)
    again = (*run.steps, *(step for _ in range(times) for step in run.steps[loop:]))
    words = (*run.words, *(word for _ in range(times) for word in run.words[loop + 1 :]))
    return attrs.evolve(run, trace=trace, steps=again, words=words)


@contextmanager
def opened(browser: Any, tmp_path: Path, text: str, fragment: str = "", **looks: Any) -> Iterator[Any]:
    """Open a page as a file, and see to it that it asks for nothing else and that nothing goes wrong in it."""
    file = tmp_path / "page.html"
    file.write_text(text, encoding="utf-8")
    context = browser.new_context(**{"viewport": WIDE, **looks})
    loaded: list[str] = []
    wrong: list[str] = []
    tab = context.new_page()
    tab.on("request", lambda request: loaded.append(request.url))
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    tab.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    tab.goto(file.as_uri() + fragment)
    yield tab
    assert wrong == []
    assert {url.partition("#")[0] for url in loaded} == {file.as_uri()}
    context.close()


def step_of(tab: Any) -> int:
    return int(tab.input_value("#slider"))


# -- stepping ----------------------------------------------------------------------------------------------------------


def test_a_page_opens_where_the_property_is_violated(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path, html("blind")) as tab:
        assert step_of(tab) == written("blind").violated_at
        assert "worker: clear" in tab.inner_text("#step")
        assert tab.inner_text("#status td.is") == "broken"


def test_a_fragment_opens_a_step(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path, html("blind"), "#s2") as tab:
        assert "worker: pick_up" in tab.inner_text("#step")


def test_keys_step_back_and_on_and_to_the_ends(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path, html("blind"), "#s3") as tab:
        found = []
        for key in ("ArrowRight", "ArrowLeft", "ArrowLeft", "Home", "End", "k", "j"):
            tab.keyboard.press(key)
            found.append(step_of(tab))
        assert found == [4, 3, 2, 0, 8, 7, 8]


def test_keys_work_while_the_slider_has_the_focus(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path, html("blind"), "#s3") as tab:
        tab.focus("#slider")
        tab.keyboard.press("ArrowRight")
        assert step_of(tab) == 4
        assert "peer: become_ready(i=0)" in tab.inner_text("#step")


def test_text_that_is_typed_into_the_search_is_no_key(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path, html("blind"), "#s1") as tab:
        tab.focus("#find")
        tab.keyboard.type("build")
        assert step_of(tab) == 1
        tab.keyboard.press("Enter")
        assert "worker: build_it" in tab.inner_text("#step")


def test_the_end_of_a_loop_goes_on_where_it_begins(browser: Any, tmp_path: Path) -> None:
    run = written("alone")
    assert run.trace.loop is not None
    with opened(browser, tmp_path, html("alone"), f"#s{len(run.steps)}") as tab:
        tab.keyboard.press("ArrowRight")
        assert step_of(tab) == run.trace.loop + 1
        assert "and again" in tab.inner_text("#step")


def test_the_world_is_the_same_whichever_way_one_came(browser: Any, tmp_path: Path) -> None:
    def world(tab: Any) -> list[str]:
        return tab.eval_on_selector_all("#slots dd", "all => all.map(one => one.textContent)")

    with opened(browser, tmp_path, html("alone"), "#s0") as tab:
        for _ in range(20):
            tab.keyboard.press("ArrowRight")
        one_by_one = world(tab)
        tab.keyboard.press("End")
        for _ in range(len(written("alone").steps) - 20):
            tab.keyboard.press("ArrowLeft")
        assert world(tab) == one_by_one


def test_what_a_step_changes_is_lit_and_nothing_else(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path, html("blind"), "#s2") as tab:
        lit = tab.eval_on_selector_all("#slots .lit", "all => all.map(one => [one.textContent, one.title])")
        assert lit == [["building", "was watching"], ["1", "was 0"]]


def test_a_click_on_a_line_or_on_the_band_goes_there(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path, html("blind"), "#s0") as tab:
        tab.click("#o4")
        assert step_of(tab) == 4
        box = tab.locator("#band").bounding_box()
        tab.mouse.click(box["x"] + box["width"] * 3 / 4, box["y"] + 10)
        assert step_of(tab) == 6


@pytest.mark.parametrize("system", ["alone", "blind", "slow"])
def test_the_age_of_a_request_grows_until_it_is_answered(browser: Any, tmp_path: Path, system: str) -> None:
    with opened(browser, tmp_path, html(system)) as tab:
        drawn = tab.eval_on_selector_all(
            "#band .age", "all => all.map(one => [...one.points].map(({ x, y }) => [x, y]))"
        )
        assert drawn
        for (begin, floor), *top, (end, _) in drawn:
            heights = [floor - y for _, y in top]
            assert [top[0][0], top[-1][0]] == [begin, end]
            assert heights == sorted(heights)


def test_a_step_that_the_explanation_names_is_a_link_to_it(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path, html("blind")) as tab:
        tab.click("text=Look at >> a")
        assert step_of(tab) == 3


# -- looks -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("system", ["alone", "blind"])
def test_nothing_is_wider_than_the_screen(browser: Any, tmp_path: Path, size: Any, system: str) -> None:
    with opened(browser, tmp_path, html(system), viewport=size) as tab:
        assert tab.evaluate("document.documentElement.scrollWidth") <= size["width"]


CONTRAST = """() => {
  const light = (text) => {
    const [r, g, b] = text.match(/[\\d.]+/g).map(Number).map((c) => c / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (one) => {
    for (; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (!/, 0(\\.\\d+)?\\)$/.test(colour)) return light(colour);
    }
    return 1;
  };
  const poor = [];
  for (const one of document.querySelectorAll("h1, h2, h3, p, a, b, dt, dd, li, td, th, button, .text, .at, strong")) {
    if (!one.textContent.trim() || !one.offsetParent) continue;
    const [a, b] = [light(getComputedStyle(one).color), behind(one)].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.push(`${one.tagName}.${one.className}: ${one.textContent.slice(0, 30)}`);
  }
  return poor;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_stands_out_from_what_is_behind_it(browser: Any, tmp_path: Path, scheme: str) -> None:
    with opened(browser, tmp_path, html("alone"), color_scheme=scheme, reduced_motion="reduce") as tab:
        assert tab.evaluate("getComputedStyle(document.body).backgroundColor === 'rgb(255, 255, 255)'") == (
            scheme == "light"
        )
        assert tab.evaluate(CONTRAST) == []


def test_on_paper_all_steps_of_a_short_run_are_there(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path, html("blind")) as tab:
        tab.emulate_media(media="print")
        tab.wait_for_selector("#printed tr")
        acting = [step for step in written("blind").trace.steps if step.actor != "clock"]
        assert tab.locator("#printed tbody tr").count() == len(acting)
        assert not tab.is_visible("#slider")


def test_on_paper_a_long_run_is_cut_and_says_so(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page(long_run(2_000), asked("alone"))) as tab:
        tab.emulate_media(media="print")
        tab.wait_for_selector("#printed tr")
        assert tab.locator("#printed tbody tr").count() < 400
        assert "steps are left out here." in tab.inner_text("#printed")


# -- for everybody -----------------------------------------------------------------------------------------------------


def test_a_screen_reader_finds_landmarks_headings_and_names(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path, html("alone")) as tab:
        for role, name in [
            ("banner", None),
            ("navigation", "Steps"),
            ("main", None),
            ("contentinfo", None),
            ("region", "Why"),
            ("region", "At the end: who waits for whom"),
            ("region", "Moments"),
            ("region", "The world after this step"),
            ("slider", "Step"),
            ("listbox", "The run, by actor"),
        ]:
            assert tab.get_by_role(role, **({"name": name, "exact": True} if name else {})).count() == 1, (role, name)
        nameless = tab.eval_on_selector_all(
            "button", "all => all.filter(one => !one.innerText && !one.ariaLabel).length"
        )
        assert nameless == 0
        assert tab.get_attribute("#slider", "aria-valuetext").startswith("step ")
        active = tab.get_attribute("#list", "aria-activedescendant")
        assert tab.get_attribute(f"#{active}", "aria-selected") == "true"


def test_hostile_text_is_shown_and_does_nothing(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path, hostile(), "#s1") as tab:
        tab.keyboard.press("ArrowRight")
        assert tab.locator("img").count() == 0
        assert "<script>alert(1)</script>" in tab.inner_text("#step")


def test_nine_steps_of_ten_among_5000_take_less_than_a_tenth_of_a_second(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page(long_run(5_000), asked("alone")), "#s0") as tab:
        assert tab.evaluate("overdue.count") >= 5_000
        most = tab.evaluate(
            """async () => {
              const times = [];
              const places = [...Array(60).keys()].map((n) => 2400 + n);
              for (const place of [...places, overdue.count, 1, 2500, overdue.count - 1]) {
                const start = performance.now();
                overdue.go(place);
                document.body.getBoundingClientRect();
                times.push(performance.now() - start);
                await new Promise((done) => requestAnimationFrame(done));
              }
              return times.sort((a, b) => a - b)[Math.floor(times.length * 0.9)];
            }"""
        )
        assert most < 100
        assert tab.locator(".line").count() < 100
