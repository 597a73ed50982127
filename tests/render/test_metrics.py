"""Measurements as Prometheus reads them."""

from __future__ import annotations

from livefeed.render.metrics import Metric, exposition


def gauge(*samples: tuple[dict[str, str], float], told: str = "Told.") -> Metric:
    return Metric(name="livefeed_things", kind="gauge", told=told, samples=samples)


def test_a_family_has_its_help_its_type_and_a_line_per_sample() -> None:
    counted = Metric(
        name="livefeed_polls_total",
        kind="counter",
        told="Polls of each source.",
        samples=(({"source": "alpha"}, 3), ({"source": "beta"}, 0)),
    )
    assert exposition([counted, gauge(({}, 1.5))]).decode() == (
        "# HELP livefeed_polls_total Polls of each source.\n"
        "# TYPE livefeed_polls_total counter\n"
        'livefeed_polls_total{source="alpha"} 3\n'
        'livefeed_polls_total{source="beta"} 0\n'
        "# HELP livefeed_things Told.\n"
        "# TYPE livefeed_things gauge\n"
        "livefeed_things 1.5\n"
    )


def test_labels_and_help_cannot_break_out_of_their_line() -> None:
    hostile = gauge(({"name": 'a"b\\c\nd'}, 1), told="one\ntwo \\ three")
    assert exposition([hostile]).decode().splitlines() == [
        r"# HELP livefeed_things one\ntwo \\ three",
        "# TYPE livefeed_things gauge",
        r'livefeed_things{name="a\"b\\c\nd"} 1',
    ]


def test_moments_keep_their_microseconds_and_large_counts_their_digits() -> None:
    lines = exposition([gauge(({"a": "b"}, 1795341614.326642), ({}, 10**15))]).decode()
    assert "1795341614.326642\n" in lines
    assert " 1000000000000000\n" in lines


def test_a_family_without_samples_is_not_told() -> None:
    assert exposition([gauge()]) == b""
