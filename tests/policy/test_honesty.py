"""Which answers of a source are believed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from livefeed.model import Batch, Honesty, Outcome, SourceStatus, Validators, View
from livefeed.policy.honesty import (
    asks_for_news,
    honesty_after,
    is_held,
    is_return_held,
)
from tests.support.make import NOW, after

OLD = Validators(etag='"1"')
NEW = Validators(etag='"2"')


def status(honesty: Honesty = Honesty(), **fields: object) -> SourceStatus:  # noqa: B008 - frozen
    return replace(SourceStatus(name="alpha", validators=OLD, honesty=honesty), **fields)  # type: ignore[arg-type] # fields of SourceStatus by name


def whole(
    *, at: datetime = NOW, validators: Validators = NEW, asked: Validators = OLD, modified: int = 0
) -> Batch:
    return Batch(
        source="alpha",
        fence=1,
        now=at,
        outcome=Outcome.OK,
        validators=validators,
        asked=asked,
        is_whole=True,
        modified_at=after(modified) if modified else None,
    )


def not_modified(at: datetime = NOW) -> Batch:
    return Batch(source="alpha", fence=1, now=at, outcome=Outcome.UNCHANGED, asked=OLD)


def view(newest: int = 0, *, news: int = 0, is_short: bool = False, is_back: bool = False) -> View:
    return View(news=news, newest_at=after(newest), is_short=is_short, is_back=is_back)


def polled(honesty: Honesty, *batches: tuple[Batch, View]) -> Honesty:
    for batch, seen in batches:
        honesty = honesty_after(status(honesty), batch, seen)
    return honesty


# --- 304s -----------------------------------------------------------------------------------------


def test_after_a_row_of_304s_a_whole_answer_is_asked_for() -> None:
    honesty, conditional = Honesty(), 0
    while asks_for_news(status(honesty), NOW):
        honesty = honesty_after(status(honesty), not_modified(), view())
        conditional += 1
    assert 8 <= conditional <= 11
    assert asks_for_news(status(honesty_after(status(honesty), whole(), view())), NOW)


def test_a_slow_source_is_asked_for_a_whole_answer_after_a_while() -> None:
    honesty = Honesty(unchanged=3, whole_at=NOW)
    assert asks_for_news(status(honesty), after(60))
    assert not asks_for_news(status(honesty), after(1_200))
    assert asks_for_news(status(replace(honesty, unchanged=2)), after(86_400))


def test_news_under_the_validators_that_got_304s_is_a_lie() -> None:
    honesty = polled(
        Honesty(unchanged=10), (whole(validators=OLD, asked=Validators()), view(news=1))
    )
    assert honesty.distrusted_until == after(86_400)
    assert not asks_for_news(status(honesty), after(86_399))
    assert asks_for_news(status(honesty), after(86_400))


def test_news_under_other_validators_puts_the_source_on_trial() -> None:
    honesty = polled(Honesty(unchanged=10), (whole(asked=Validators()), view(news=1)))
    assert honesty.is_on_trial
    assert asks_for_news(status(honesty), NOW)
    assert polled(honesty, (not_modified(), view())).distrusted_until == after(86_400)
    acquitted = polled(honesty, (whole(), view()))
    assert (acquitted.is_on_trial, acquitted.distrusted_until) == (False, None)


def test_nothing_is_suspected_without_news_or_without_304s() -> None:
    for honesty, batch, seen in (
        (Honesty(unchanged=10), whole(validators=OLD, asked=Validators()), view()),
        (Honesty(), whole(validators=OLD, asked=Validators()), view(news=1)),
        (Honesty(unchanged=10), whole(validators=OLD), view(news=1)),
        (Honesty(unchanged=10), whole(validators=Validators(), asked=Validators()), view(news=1)),
    ):
        found = polled(honesty, (batch, seen))
        assert (found.is_on_trial, found.distrusted_until) == (False, None)


def test_failures_and_pushes_say_nothing() -> None:
    honesty = Honesty(unchanged=4, old_polls=1)
    failed = replace(whole(), outcome=Outcome.FAILED)
    assert honesty_after(status(honesty), failed, None) == honesty
    assert honesty_after(status(honesty), replace(whole(), is_push=True), view(news=1)) == honesty


# --- older states ---------------------------------------------------------------------------------


def test_without_its_newest_entry_a_state_is_older_until_four_polls_show_it() -> None:
    honesty = polled(Honesty(), (whole(), view(60, news=3)))
    held = []
    for _ in range(5):
        honesty = polled(honesty, (whole(), view(0, is_short=True)))
        held.append(is_held(honesty))
    assert held == [True, True, True, False, False]
    assert honesty.newest_at == NOW
    assert honesty.flapped_at is None


def test_a_state_with_its_newest_entry_or_with_news_is_not_older() -> None:
    honesty = polled(Honesty(), (whole(), view(60, news=3)))
    for seen in (view(60, is_short=True), view(0), view(0, news=1, is_short=True)):
        assert not is_held(polled(honesty, (whole(), seen)))


def test_dates_that_say_older_hold_it_for_a_quarter_of_an_hour() -> None:
    honesty = polled(Honesty(), (whole(modified=100), view(60, news=3)))
    for minute in range(15):
        poll = whole(at=after(minute * 60), modified=50)
        honesty = polled(honesty, (poll, view(0, is_short=True)))
        assert is_held(honesty)
    poll = whole(at=after(900), modified=50)
    assert not is_held(polled(honesty, (poll, view(0, is_short=True))))


def test_a_later_date_makes_a_state_without_its_newest_entry_the_newest() -> None:
    honesty = polled(Honesty(), (whole(modified=100), view(60, news=3)))
    assert not is_held(polled(honesty, (whole(modified=130), view(0, is_short=True))))


@given(st.lists(st.booleans(), min_size=1, max_size=200))
def test_after_one_return_nothing_is_missed_while_two_states_take_turns(turns: list[bool]) -> None:
    """However old and new follow each other within minutes, old states are never believed."""
    new, old = view(60), view(0, is_short=True)
    honesty = polled(Honesty(), (whole(), view(60, news=3)), (whole(), old), (whole(), new))
    for n, is_new in enumerate(turns):
        honesty = polled(honesty, (whole(at=after(4 * n)), new if is_new else old))
        assert is_held(honesty) is not is_new


def test_a_304_for_the_newest_state_ends_an_older_one() -> None:
    honesty = polled(Honesty(), (whole(), view(60, news=3)), (whole(), view(0, is_short=True)))
    back = polled(honesty, (not_modified(), view()))
    assert not is_held(back)
    assert back.flapped_at == NOW
    assert back.newest_at == after(60)


# --- texts ----------------------------------------------------------------------------------------


def test_an_earlier_text_is_held_for_minutes_unless_the_newest_had_settled() -> None:
    minute = timedelta(minutes=1)

    def held(since: timedelta | None, revised: timedelta, honesty: Honesty = Honesty()) -> bool:  # noqa: B008 - frozen
        return is_return_held(
            since=None if since is None else NOW - since,
            revised_at=NOW - revised,
            honesty=honesty,
            now=NOW,
        )

    assert held(None, 2 * minute)
    assert not held(None, 60 * minute)
    assert held(None, 60 * minute, Honesty(flapped_at=NOW - minute))
    assert held(14 * minute, 20 * minute)
    assert not held(15 * minute, 20 * minute)
