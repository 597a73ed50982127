"""How fast a channel is served."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from livefeed.policy.pace import SLACK, WEBHOOK, Gate
from tests.support.make import NOW, after


def test_a_message_channel_takes_a_short_burst_then_one_a_second() -> None:
    gate, begun = Gate(pace=SLACK), []
    now = 0.0
    for _ in range(6):
        now += gate.wait_s(after(now))
        begun.append(now)
        gate = gate.begun(after(now))
    assert begun == [0, 0, 0, 1, 2, 3]


def test_a_rest_gives_the_burst_back_but_not_more() -> None:
    gate = Gate(pace=SLACK)
    for _ in range(3):
        gate = gate.begun(NOW)
    waits = []
    for _ in range(4):
        waits.append(gate.wait_s(after(60)))
        gate = gate.begun(after(60))
    assert waits == [0, 0, 0, 1]


def test_webhooks_have_no_rate() -> None:
    gate = Gate(pace=WEBHOOK)
    for _ in range(1_000):
        gate = gate.begun(NOW)
    assert gate.wait_s(NOW) == 0


def test_a_healthy_receiver_gets_many_at_once_and_a_failing_one_single_attempts() -> None:
    gate = Gate(pace=WEBHOOK)
    assert gate.window == 1
    for _ in range(100):
        gate = gate.succeeded()
    assert gate.window == WEBHOOK.widest
    for number in range(100):
        gate = gate.failed() if number % 4 == 0 else gate.succeeded()
    assert gate.window >= WEBHOOK.widest - 1
    for _ in range(WEBHOOK.widest):
        gate = gate.failed()
    assert gate.window == 1


def test_a_throttled_channel_is_closed_and_then_tried_singly() -> None:
    gate = Gate(pace=WEBHOOK, window=20).throttled(after(5))
    assert gate.wait_s(NOW) == 5
    assert gate.throttled(after(2)).pause_s(NOW) == 5
    assert gate.wait_s(after(5)) == 0
    assert gate.window == 1


@given(st.lists(st.floats(0, 10), min_size=1, max_size=60))
def test_no_interval_holds_more_than_its_rate_and_a_burst(pauses: list[float]) -> None:
    gate, now, begun = Gate(pace=SLACK), 0.0, []
    for pause in pauses:
        now += pause
        now += gate.wait_s(after(now))
        begun.append(now)
        gate = gate.begun(after(now))
    for first, start in enumerate(begun):
        for last in range(first, len(begun)):
            assert last - first + 1 <= SLACK.burst + (begun[last] - start) + 1e-3


@given(st.lists(st.sampled_from(["ok", "failed", "throttled"]), max_size=80))
def test_the_window_stays_between_one_and_the_widest(events: list[str]) -> None:
    gate = Gate(pace=WEBHOOK)
    for event in events:
        match event:
            case "ok":
                gate = gate.succeeded()
            case "failed":
                gate = gate.failed()
            case _:
                gate = gate.throttled(after(1))
        assert 1 <= gate.window <= WEBHOOK.widest
