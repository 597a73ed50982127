"""What the system tells of this process."""

from __future__ import annotations

from livefeed.system.process import resident_bytes


def test_the_memory_of_this_process_is_at_least_that_of_an_interpreter() -> None:
    resident = resident_bytes()
    assert resident is None or 1_000_000 < resident < 1 << 40
