"""The copy of the tree, made once."""

from pathlib import Path

import pytest

from tests.architecture.planting import copy_tree


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree to plant breaches in."""
    return copy_tree(tmp_path_factory.mktemp("tree"))
