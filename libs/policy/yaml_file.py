"""Reads one YAML file of the policies folder; a key written twice is a fault, not a silent replacement."""

from collections.abc import Hashable
from pathlib import Path
from typing import TextIO

import yaml

from libs.policy.faults import Fault, PolicyFault


class _Loader(yaml.CSafeLoader):
    """The safe loader that refuses duplicate keys."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                problem = f"the key {key.value} is written twice"
                raise yaml.constructor.ConstructorError(problem=problem, problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


def read(folder: Path, file: Path) -> object:
    """What the file holds. Raises PolicyFault naming file and line if it cannot be read."""
    name = file.relative_to(folder).as_posix()
    try:
        with file.open(encoding="utf-8") as stream:
            return _read_all(stream)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        row = "" if mark is None else f"line {mark.line + 1}"
        raise PolicyFault([Fault(name, row, error.problem or "not readable as YAML")]) from error
    except OSError as error:
        raise PolicyFault([Fault(name, "", "there is no such file")]) from error


def _read_all(stream: TextIO) -> object:
    loader = _Loader(stream)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()
