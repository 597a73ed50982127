from __future__ import annotations

import pytest

from livefeed.text.capitals import written_as_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A strike at Heathrow was called off, the union said. Flights go on.", "heathrow"),
        ("Een staking op Schiphol is van de baan, zegt de bond.", "schiphol"),
        ("Le festival d'Annecy ouvre ses portes à Cécile Aubry", "dannecy cecile aubry"),
        ("Забастовка в Шереметьево закончилась, сообщил Песков.", "шереметьево песков"),
        ("Απεργία στο λιμάνι της Σύρου για δύο ημέρες", "συρου"),
        ("A storm is coming\nBut not before Monday in Cork", "monday cork"),
        ("Chief Urges Pause In Strip\nThe chief urged a pause near Rafah", "rafah"),
        ("The UN and he said I would go to Oslo", "oslo"),
    ],
)
def test_names_are_what_has_a_capital_inside_of_a_sentence(text: str, names: str) -> None:
    assert written_as_names(text) == frozenset(names.split())


@pytest.mark.parametrize(
    "text",
    [
        "Der Streik in Hamburg wurde beendet",
        "Ein Streik auf Sylt ist beendet",
        "UN Chief Urges Ceasefire In Gaza Strip",
        "THREE DEAD AFTER BLAST IN PORT",
        "انتهى الإضراب في مطار بيروت",
        "北京 Beijing",
        "Stopped. Now. Moving",
        "",
    ],
)
def test_capitals_that_tell_nothing_are_left_out(text: str) -> None:
    assert written_as_names(text) <= {"beijing"}
