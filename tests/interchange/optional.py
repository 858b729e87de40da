"""Libraries that only check what is written, and that not every machine can install."""

import os
from importlib.util import find_spec

import pytest

NEEDED = "MEMCON_NEEDS_CHECKS"  # set where they must be there


def needed(package: str) -> None:
    """Passes over the tests of a module whose package is not installed, unless it must be."""
    if find_spec(package) is None and not os.environ.get(NEEDED):
        pytest.skip(f"{package} is not installed: pip install --group checks", allow_module_level=True)
