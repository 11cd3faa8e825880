"""Citation of the rulebook: every move, refusal and finding says under which rule it stands."""

import re

_NUMBER = re.compile(r"^(?:[FCWASLKDXPG]-\d{2}|T[A-Z]-\d{2}[a-z]?)$")


class Rule(tuple[str, ...]):
    """The numbers of the rules that carry something, e.g. ``Rule("F-22", "F-34")``.

    Numbers are those of policies/rules.yaml, which names the source document of each.
    Raises ValueError for a number of another shape.
    """

    __slots__ = ()

    def __new__(cls, *numbers: str) -> "Rule":
        wrong = [number for number in numbers if not _NUMBER.match(number)]
        if wrong:
            raise ValueError(f"not a rule number: {wrong}")
        return super().__new__(cls, numbers)
