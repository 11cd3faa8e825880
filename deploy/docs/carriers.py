"""What carries the rules of one chapter besides text: refusals, lifecycle rows, and the rows of the policies."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from deploy.docs.chapters import RuleMap
from deploy.docs.citations import numbers_in
from deploy.docs.loading import Loaded
from libs.kernel.lifecycle import Move
from libs.kernel.profile import Profile
from libs.policy.chapters import LISTS


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """A row of a profile that cites a rule: profile and name, and whether the row belongs to the chapter."""

    name: str
    own: bool


def words_that_cite(loaded: Loaded, chapter: RuleMap) -> Mapping[str, set[str]]:
    """What cites rules, by the words a test would use for it: refusals, lifecycle rows, codes of list items."""
    found: dict[str, set[str]] = defaultdict(set)
    for refusal in loaded.refusals:
        if refusal.__module__.startswith(chapter.modules):
            found[refusal.__name__].update(refusal.rule)
            if "code" in vars(refusal):
                found[f'"{refusal.code}"'].update(refusal.rule)
    for move in moves_of(loaded, chapter):
        found[move.row].update(move.rule)
    for profile in loaded.profiles:
        for item in (item for code_list in profile.lists.values() for item in code_list.items):
            found[f'"{item.code}"'].update(item.cites)
    return {word: set(numbers) for word, numbers in found.items() if word}


def moves_of(loaded: Loaded, chapter: RuleMap) -> Iterator[Move]:
    """The moves of the chapter's case types, in every variant that a profile chooses."""
    for service in loaded.services.values():
        for case_type in service.types:
            if case_type.case_class.__module__.startswith(chapter.modules):
                yield from (move for profile in loaded.profiles for move in case_type.lifecycle(profile).moves)


def policy_rows(loaded: Loaded, chapter: RuleMap) -> Mapping[str, tuple[PolicyRow, ...]]:
    """Rule number to the rows of the profiles that cite it."""
    found: dict[str, list[PolicyRow]] = defaultdict(list)
    for profile in loaded.profiles:
        for name, cites, own in _rows(profile, chapter):
            for number in sorted(numbers_in(" ".join(cites))):
                found[number].append(PolicyRow(f"{profile.name}: {name}", own))
    return {number: tuple(rows) for number, rows in found.items()}


def _rows(profile: Profile, chapter: RuleMap) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    own_lists = {name for part in chapter.policies for name in LISTS[part]}
    for code_list in profile.lists.values():
        yield code_list.name, code_list.cites, code_list.name in own_lists
        for item in code_list.items:
            yield f"{code_list.name}.{item.code}", item.cites, code_list.name in own_lists
    for name, decided in profile.tables.items():
        for number, row in enumerate(decided.rows, start=1):
            yield f"tables.{name}.{number}", row.cites, name in own_lists
    for limit in profile.limits.values():
        yield limit.code, limit.cites, limit.code.startswith(chapter.settings)
