from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import cast

import hatch_build
import pytest

from livefeed.kernel import Kernel

SOURCES = Path(hatch_build.__file__).parent / hatch_build.FOLDER


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
