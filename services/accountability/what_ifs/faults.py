"""The faults of a draft as told: the row and what is wrong with it, never what was typed there."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, Protocol

from libs.kernel.finding import Missing
from libs.kernel.text import Text
from services.accountability.what_ifs.refusals import faulty

_SHOWN: Final = 200
_STEP = re.compile(r"[a-z0-9_\[\]-]{1,60}\Z")
_LINE = re.compile(r"line \d+\Z")
_PLAIN = re.compile(r"[\x20-\x7e]{1,300}\Z")
_WHOLE: Final = "*"
_OUR_VALUE: Final = "Value error, "
_OF_THE_SHAPE: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "Field required": Text("缺少此项", "is missing"),
        "Extra inputs are not permitted": Text("没有此项", "there is no such row"),
    }
)
_SHAPE = re.compile(r"(Input|String|List|Tuple|Dictionary|Keys|Unable|Datetimes?|Dates?)\b")
"""How the statements of the library that checks the shape begin; ours are told instead."""
_UNREADABLE: Final = Text("无法按 YAML 读取，或者有重复的键", "not readable as YAML, or a key is written twice")
_WRONG: Final = Text("不符合规则文件的要求", "not as a policy file has it")


class Fault(Protocol):
    """What is wrong at a row."""

    @property
    def row(self) -> str:
        """The row; empty for the whole file."""
        ...

    @property
    def what(self) -> str:
        """What is wrong, in words and codes."""
        ...


def told(faults: Iterable[Fault]) -> tuple[Missing, ...]:
    """The first of them, each once. A name that is no code, and a text that holds more than words and codes, is left
    out: what cannot be read at all is said by its line."""
    found = dict.fromkeys(_told(fault) for fault in faults)
    return tuple(found)[:_SHOWN]


def _told(fault: Fault) -> Missing:
    if _LINE.match(fault.row):
        return faulty(fault.row, _UNREADABLE)
    steps = (step if _STEP.match(step) else "…" for step in fault.row.split("."))
    return faulty(".".join(steps) if fault.row else _WHOLE, _statement(fault.what.removeprefix(_OUR_VALUE)))


def _statement(what: str) -> Text:
    if what in _OF_THE_SHAPE:
        return _OF_THE_SHAPE[what]
    return _WRONG if _SHAPE.match(what) or not _PLAIN.match(what) else Text(f"{_WRONG.zh}（{what}）", what)
