from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livefeed.model import HubOffer, Subscription, SubscriptionState
from livefeed.policy import push
from livefeed.policy import subscription as life
from tests.support.make import NOW

State = SubscriptionState
HUB, TOPIC = "https://hub.example/", "https://news.example/a"
OFFER = HubOffer(hubs=(HUB,), topic=TOPIC)
DAY = timedelta(days=1)
WANTED = Subscription(source="alpha", hub=HUB, topic=TOPIC, created_at=NOW, due_at=NOW)
ASKED = life.asked(WANTED, token="t", secret="s", callback="https://us.example/t", now=NOW)
ACTIVE = replace(
    ASKED, state=State.ACTIVE, number=1, failures=0, lease_until=NOW + DAY, due_at=NOW + DAY
)
RELIED = replace(ACTIVE, relied_until=NOW + DAY, pushed_at=NOW, pushes=1)


def offered(
    known: Subscription | None, offer: HubOffer, *, is_open: bool = True, minutes: int = 60
) -> Subscription | None:
    now = NOW + timedelta(minutes=minutes)
    return life.offered(known, offer, source="alpha", is_open=lambda _: is_open, now=now)


# --- which subscription a source should have ----------------------------------------------------


def test_a_source_that_names_hub_and_topic_should_have_a_subscription_there() -> None:
    assert offered(None, OFFER, minutes=0) == WANTED
    assert offered(None, replace(OFFER, topic="")) is None
    assert offered(None, replace(OFFER, hubs=())) is None
    assert offered(None, OFFER, is_open=False) is None


def test_the_same_hub_is_kept_even_as_one_of_several() -> None:
    assert offered(ACTIVE, OFFER) is ACTIVE
    assert offered(ACTIVE, replace(OFFER, hubs=("https://b.example/", HUB))) is ACTIVE


@pytest.mark.parametrize(
    "offer",
    [
        replace(OFFER, hubs=("https://b.example/",)),
        replace(OFFER, topic="https://news.example/b"),
        HubOffer(),
    ],
)
def test_another_hub_or_topic_is_followed_but_not_within_minutes(offer: HubOffer) -> None:
    assert offered(ACTIVE, offer, minutes=9) is ACTIVE
    wanted = offered(ACTIVE, offer, minutes=10)
    assert wanted is not ACTIVE
    assert (wanted is not None) == bool(offer.hubs)


# --- from the wish to the end of the lease ------------------------------------------------------


def test_it_is_renewed_when_two_thirds_of_the_lease_are_over() -> None:
    active = life.verified(ASKED, 9_000, now=NOW)
    assert active is not None
    assert (active.state, active.failures, active.error) == (State.ACTIVE, 0, "")
    assert active.lease_until == NOW + timedelta(seconds=9_000)
    assert active.due_at == NOW + timedelta(seconds=6_000)
    renewed = life.asked(active, token="x", secret="y", callback="z", now=NOW)
    assert (renewed.state, renewed.token, renewed.secret) == (State.ACTIVE, "t", "s")


def test_renewing_keeps_what_pushes_have_proved() -> None:
    renewed = life.verified(RELIED, 2_000_000, now=NOW)
    assert renewed is not None
    assert renewed.relied_until == renewed.lease_until
    assert ACTIVE.relied_until is None


@given(st.integers(0, 2**70))
def test_any_lease_is_renewed_neither_at_once_nor_after_years(lease_s: int) -> None:
    active = life.verified(ASKED, lease_s, now=NOW)
    assert active is not None
    assert active.due_at is not None
    assert NOW + timedelta(seconds=3) <= active.due_at <= NOW + timedelta(days=365)


def test_a_hub_that_fails_is_asked_ever_more_rarely() -> None:
    waits, known = [], WANTED
    for _ in range(12):
        known = life.asked(known, token="t", secret="s", callback="c", now=NOW)
        known = life.unheard(known, "answered 500", retry_after_s=None, now=NOW)
        assert known.due_at is not None
        waits.append((known.due_at - NOW).total_seconds())
    assert waits[:4] == [60, 120, 240, 480]
    assert waits[-1] == 21_600
    assert (known.state, known.error) == (State.WANTED, "answered 500")
    patient = life.unheard(known, "", retry_after_s=40_000, now=NOW)
    assert patient.due_at == NOW + timedelta(seconds=40_000)


def test_a_hub_that_never_verifies_is_asked_again() -> None:
    assert ASKED.due_at == NOW + timedelta(minutes=10)


def test_a_failed_renewal_leaves_the_subscription_in_force() -> None:
    failed = life.unheard(RELIED, "answered 503", retry_after_s=None, now=NOW)
    assert (failed.state, failed.relied_until) == (State.ACTIVE, RELIED.relied_until)


@pytest.mark.parametrize(
    ("state", "mode", "expected"),
    [
        (State.WANTED, "subscribe", True),
        (State.ASKED, "subscribe", True),
        (State.ACTIVE, "subscribe", True),
        (State.DENIED, "subscribe", False),
        (State.LEAVING, "subscribe", False),
        (State.ASKED, "unsubscribe", False),
        (State.ACTIVE, "unsubscribe", False),
        (State.LEAVING, "unsubscribe", True),
        (State.ACTIVE, "", False),
    ],
)
def test_only_what_was_asked_for_is_confirmed(state: State, mode: str, expected: bool) -> None:
    known = replace(ACTIVE, state=state)
    assert life.is_expected(known, mode, TOPIC) is expected
    assert not life.is_expected(known, mode, TOPIC + "/")
    assert not life.is_expected(replace(known, callback=""), mode, TOPIC)


def test_a_denial_ends_what_was_relied_on_and_is_asked_about_a_day_later() -> None:
    denied = life.denied(RELIED, "", now=NOW)
    assert denied is not None
    assert (denied.state, denied.relied_until, denied.lease_until) == (State.DENIED, None, None)
    assert denied.due_at == NOW + DAY
    assert life.denied(replace(RELIED, state=State.LEAVING), "", now=NOW) is None


def test_leaving_takes_a_few_requests_at_most() -> None:
    assert life.left(WANTED, now=NOW) is None
    leaving = life.left(RELIED, now=NOW)
    assert leaving is not None
    assert (leaving.relied_until, leaving.due_at) == (None, NOW)
    for _ in range(3):
        assert not life.is_over(leaving)
        leaving = life.asked(leaving, token="", secret="", callback="c", now=NOW)
    assert life.is_over(leaving)
    assert life.verified(leaving, 60, now=NOW) is None


def test_a_start_trusts_nobody_and_asks_anew_under_another_address() -> None:
    same = life.restarted(RELIED, callback=RELIED.callback, now=NOW)
    assert (same.relied_until, same.due_at) == (None, RELIED.due_at)
    assert life.restarted(RELIED, callback="https://new.example/t", now=NOW).due_at == NOW


# --- whether pushes are relied on ---------------------------------------------------------------


def test_a_push_proves_that_the_hub_pushes_until_the_lease_ends() -> None:
    pushed = push.pushed(ACTIVE, is_announcement=False, now=NOW)
    assert (pushed.pushes, pushed.pushed_at) == (1, NOW)
    assert pushed.relied_until == ACTIVE.lease_until
    assert push.pushed(ASKED, is_announcement=False, now=NOW).relied_until is None


def polled(known: Subscription, *ages_s: float | None, minutes: float = 30) -> Subscription:
    now = NOW + timedelta(minutes=minutes)
    found = [None if age is None else now - timedelta(seconds=age) for age in ages_s]
    last = now - timedelta(minutes=15)
    return push.polled(known, found, last_poll_at=last, now=now)


def test_a_poll_that_finds_nothing_or_what_is_just_out_changes_nothing() -> None:
    assert polled(RELIED) == RELIED
    assert polled(RELIED, 0, 119) == RELIED
    assert polled(ACTIVE, 900) == ACTIVE


@pytest.mark.parametrize("ages_s", [(121,), (5, 900), (None,), (-3_600,)])
def test_what_no_push_brought_ends_the_trust_for_an_hour(ages_s: tuple[float | None, ...]) -> None:
    distrusted = polled(RELIED, *ages_s)
    now = NOW + timedelta(minutes=30)
    assert distrusted.relied_until is None
    assert distrusted.distrusted_until == now + timedelta(hours=1)
    soon = push.pushed(distrusted, is_announcement=False, now=now)
    assert soon.relied_until is None
    later = push.pushed(distrusted, is_announcement=False, now=now + timedelta(hours=1))
    assert later.relied_until == RELIED.lease_until
    again = polled(later, 900)
    assert again.distrusted_until == now + timedelta(hours=2)


def test_what_a_hub_announced_is_no_surprise() -> None:
    announced = push.pushed(RELIED, is_announcement=True, now=NOW + timedelta(minutes=20))
    assert polled(announced, 900) == announced
    assert polled(announced, 900, minutes=60).relied_until is None


def test_nothing_is_relied_on_after_the_lease() -> None:
    over = polled(replace(RELIED, lease_until=NOW, relied_until=NOW))
    assert (over.relied_until, over.distrusted_until) == (None, None)


@given(st.integers(0, 10**6))
def test_distrust_ends_within_a_day(distrusts: int) -> None:
    known = polled(replace(RELIED, distrusts=distrusts), None)
    assert known.distrusted_until is not None
    assert known.distrusted_until <= NOW + timedelta(days=1, minutes=30)


# --- who can reach us ---------------------------------------------------------------------------

LOOPBACK = [ip_network("127.0.0.0/8")]


@pytest.mark.parametrize(
    ("base_url", "hub", "expected"),
    [
        ("https://live.example.org", "https://hub.example/", True),
        ("https://live.example.org", "http://127.0.0.1:1/", True),
        ("https://8.8.8.8", "https://hub.example/", True),
        ("http://127.0.0.1:8420", "https://hub.example/", False),
        ("http://127.0.0.1:8420", "http://127.0.0.1:1/", True),
        ("http://localhost:8420", "http://127.1.2.3/", True),
        ("http://localhost:8420", "http://10.0.0.1/", False),
        ("http://desk.local", "https://hub.example/", False),
        ("http://newsroom", "https://hub.example/", False),
        ("http://[::1]:8420", "https://hub.example/", False),
        ("http://192.168.1.9", "http://127.0.0.1/", True),
    ],
)
def test_a_hub_is_asked_only_where_it_can_reach_us(base_url: str, hub: str, expected: bool) -> None:
    assert push.can_be_reached(base_url, hub, LOOPBACK) is expected
