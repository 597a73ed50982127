"""What tests of several rooms share: the kernel, and a receiver of alerts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import cast

import hatch_build
import pytest

from livefeed.kernel import Kernel
from tests.support.receiver import Receiver

SOURCES = Path(hatch_build.__file__).parent / hatch_build.FOLDER


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let no test pay for the compiler, which may take a minute where others want the CPU."""
    for item in items:
        if "kernel" in getattr(item, "fixturenames", ()):
            own = item.get_closest_marker("timeout")
            seconds = own.args[0] if own else float(item.config.getini("timeout"))
            item.add_marker(pytest.mark.timeout(seconds, func_only=True), append=False)


@pytest.fixture(scope="session")
def kernel(tmp_path_factory: pytest.TempPathFactory) -> Kernel:
    """Return the kernel built from its sources as they are now."""
    built = hatch_build.build(SOURCES, tmp_path_factory.mktemp("kernel"))
    if built is None:
        pytest.skip("no C compiler, or no headers of Python")
    spec = spec_from_file_location("livefeed.kernel._compiled", built)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("Kernel", module)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with Receiver() as opened:
        yield opened
