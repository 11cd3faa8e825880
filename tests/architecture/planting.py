"""A copy of the tree in which a test plants a breach, so that every check is seen to fail once."""

import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.architecture.source import PACKAGES, ROOT


def copy_tree(folder: Path) -> Path:
    """Our packages, the tests and the settings of the checks, as they are now."""
    for name in (*PACKAGES, "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "vendor"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@contextmanager
def planted(tree: Path, files: Mapping[str, str]) -> Iterator[Path]:
    """These files in the copy for the length of a ``with``; packages on the way are made, and taken away again."""
    made: list[Path] = []
    for place, content in files.items():
        target = tree / place
        for folder in [*reversed(target.relative_to(tree).parents), Path()][1:-1]:
            if not (tree / folder).exists():
                (tree / folder).mkdir()
                made.append(tree / folder)
            if not (tree / folder / "__init__.py").exists():
                (tree / folder / "__init__.py").write_text('"""Planted."""\n')
                made.append(tree / folder / "__init__.py")
        assert not target.exists(), f"{place} would be overwritten"
        target.write_text(content, encoding="utf-8")
        made.append(target)
    try:
        yield tree
    finally:
        for path in reversed(made):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def lint_imports(tree: Path, contract: str) -> tuple[int, str]:
    """Exit code and report of import-linter for one contract of the copy."""
    program = Path(sys.executable).with_name("lint-imports")
    command = [str(program), "--config", "pyproject.toml", "--cache-dir", str(tree / "cache"), "--no-logo"]
    done = subprocess.run([*command, "--contract", contract], cwd=tree, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def ruff(tree: Path, place: str) -> str:
    """Ruff's report on one file of the copy, by the settings of the copy."""
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise", place]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False).stdout
