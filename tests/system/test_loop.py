"""What runs in the event loop, and what comes out."""

from __future__ import annotations

import pytest

from livefeed.system import loop


class Large:
    """A result of which making text takes long."""

    def __repr__(self) -> str:
        pytest.fail("it was made text of")


def test_a_result_comes_out_as_it_is() -> None:
    result = Large()

    async def main() -> Large:
        return result

    assert loop.run(main()) is result


def test_an_error_comes_out_as_it_is() -> None:
    async def main() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        loop.run(main())
