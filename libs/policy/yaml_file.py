"""Reads the YAML of one policy file: every key once, no reference to another place, no depth without end."""

from collections.abc import Hashable
from typing import Any

import yaml

from libs.policy.faults import Fault, PolicyFault

_LONGEST = 1_000_000
_DEEPEST = 20


class _Loader(yaml.CSafeLoader):
    """The safe loader that refuses duplicate keys and keys that are no words."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.value in seen:
                said = (
                    f"the key {key.value} is written twice" if isinstance(key, yaml.ScalarNode) else "a key is no word"
                )
                raise yaml.constructor.ConstructorError(problem=said, problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


def parse(name: str, text: str) -> object:
    """What the text of that file holds. Raises PolicyFault naming file and line if it cannot be read."""
    if len(text) > _LONGEST:
        raise PolicyFault([Fault(name, "", f"is longer than {_LONGEST} characters")])
    try:
        _check_plain(name, text)
        return _read_all(text)
    except yaml.MarkedYAMLError as error:
        fault = Fault(name, _line(error.problem_mark), error.problem or "not readable as YAML")
        raise PolicyFault([fault]) from error
    except PolicyFault:
        raise
    except (yaml.YAMLError, UnicodeError) as error:
        raise PolicyFault([Fault(name, "", "not readable as YAML")]) from error
    except ValueError as error:
        raise PolicyFault([Fault(name, "", "holds a date or number that does not exist")]) from error


def _line(mark: Any) -> str:
    return "" if mark is None else f"line {mark.line + 1}"


def _check_plain(name: str, text: str) -> None:
    """Neither aliases, which multiply what is read, nor nesting deeper than any policy has."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > _DEEPEST:
            what = "refers to another place" if isinstance(event, yaml.AliasEvent) else "is nested too deep"
            raise PolicyFault([Fault(name, _line(event.start_mark), what)])


def _read_all(text: str) -> object:
    loader = _Loader(text)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()
