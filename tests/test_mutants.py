"""Every mutant is caught by a property, and the table of them is what was found."""

import json

import pytest

from properties.catalogue import PROPERTIES
from tests.mutants import MUTANTS
from tests.mutants_page import FOUND, PAGE, page


def test_every_mutant_has_its_row_and_is_caught() -> None:
    found = json.loads(FOUND.read_text(encoding="utf-8"))
    assert set(found) == {"none", *MUTANTS}
    assert [mutant for mutant in MUTANTS if not set(found[mutant]) - set(found["none"])] == []


@pytest.mark.parametrize("name", PROPERTIES)
def test_a_property_catches_the_mutant_that_it_is_for(name: str) -> None:
    found = json.loads(FOUND.read_text(encoding="utf-8"))
    assert name in found[PROPERTIES[name].mutant]


def test_the_page_is_what_was_found() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(json.loads(FOUND.read_text(encoding="utf-8")))
