"""The mutation run: ``python -m tests.mutation [--only relay] [--again]``; writes build/mutation.json."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from tests.mutation.parts import PARTS, Part
from tests.mutation.report import figures, table, write
from tests.support.standing import standing_servers

WORKED_IN = Path("build/mutation")
_LINKED = ("libs", "deploy", "tests", "pyproject.toml")
_SETTINGS = """\
[mutmut]
source_paths=libs
only_mutate=
    {sources}
also_copy=
    deploy
pytest_add_cli_args_test_selection=
    {tests}
pytest_add_cli_args=
    -pno:cacheprovider
    -pno:xdist
    --timeout=15
timeout_constant=4
timeout_multiplier=6
use_git_change_detection=false
"""
"""A mutant that hangs is noticed by the limit of 15 seconds for one test; those of the run lie far behind it."""


def main(
    only: Annotated[str, typer.Option(help="Parts, e.g. relay,engine; without it, all.")] = "",
    again: Annotated[bool, typer.Option(help="Keep the verdicts that still hold for unchanged code.")] = False,
    mutants: Annotated[str, typer.Option(help="Only mutants of this pattern, their verdicts taken anew.")] = "",
) -> None:
    """Mutate the parts one after another; the exit code is 1 if one is below its score."""
    enough = True
    with standing_servers() as environment:
        for part in (part for part in PARTS if not only or part.name in only.split(",")):
            folder = _prepared(part, keep=again or bool(mutants))
            _mutate(folder, environment, mutants)
            found = figures(part, folder / "mutants")
            write(found)
            enough = enough and found.enough
            typer.echo(table([found]))
    sys.exit(0 if enough else 1)


def _prepared(part: Part, *, keep: bool) -> Path:
    """A folder in which the part can be mutated: the sources by reference, and the settings."""
    folder = WORKED_IN / part.name
    if not keep:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    for name in _LINKED:
        if not (folder / name).is_symlink():
            (folder / name).symlink_to(Path(name).resolve())
    lines = {"sources": "\n    ".join(part.sources), "tests": "\n    ".join(part.tests)}
    (folder / "setup.cfg").write_text(_SETTINGS.format(**lines))
    return folder


def _mutate(folder: Path, environment: dict[str, str], mutants: str) -> None:
    """Run mutmut there; it forks one process per mutant, one at a time, because they share the servers."""
    program = Path(sys.executable).with_name("mutmut")
    if not program.exists():
        sys.exit("mutmut is not installed in this environment")
    command = [str(program), "run", "--max-children", "1", *([mutants] if mutants else [])]
    quiet = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=folder, env={**quiet, **environment, "PYTHONDONTWRITEBYTECODE": "1"}, check=False
    )
    if done.returncode:
        sys.exit("the tests of the part do not pass before anything is mutated")


if __name__ == "__main__":
    typer.run(main)
