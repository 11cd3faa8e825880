"""What the checks of several chapters share: rows of a list, codes it must hold, numbers an option may take."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from libs.policy.rows import ItemRow, ProfileFile

Found = tuple[str, str]
"""A fault: the row, and what is wrong with it."""


def items_of(profile: ProfileFile, name: str) -> Mapping[str, ItemRow]:
    """The rows of a list by code; none if the list is absent, which is told elsewhere."""
    row = profile.lists.get(name)
    return {} if row is None else {item.code: item for item in row.items}


def codes_are(profile: ProfileFile, name: str, codes: Iterable[str]) -> Iterator[Found]:
    """The list holds exactly these codes."""
    expected = set(codes)
    if name in profile.lists and set(items_of(profile, name)) != expected:
        yield f"lists.{name}", f"must hold exactly {', '.join(sorted(expected))}"


def listed(said: object) -> Collection[str]:
    """The words an attribute lists; nothing if it is no list."""
    return tuple(map(str, said)) if isinstance(said, list | tuple) else ()


def named(row: str, attribute: str, item: ItemRow, known: Iterable[str], *, whole: bool = False) -> Iterator[Found]:
    """An attribute that lists codes names only known ones (and, if ``whole``, all of them)."""
    said, codes = item.attributes.get(attribute), set(known)
    if not isinstance(said, list) or not codes.issuperset(map(str, said)) or (whole and set(map(str, said)) != codes):
        yield row, f"{attribute} must name {'all' if whole else 'some'} of {', '.join(sorted(codes))}"


def widths(profile: ProfileFile, name: str, rule: str) -> Iterator[Found]:
    """Of two ranges one is the wider, and they stand from narrow to wide."""
    items = items_of(profile, name)
    found = [width for item in items.values() if type(width := item.attributes.get("width")) is int and width > 0]
    if len(found) != len(items):
        yield f"lists.{name}", f"every range has a width, a whole number from 1 ({rule})"
    elif len(set(found)) != len(found):
        yield f"lists.{name}", f"two ranges have the same width ({rule})"
    elif found != sorted(found):
        yield f"lists.{name}", f"the ranges stand in the order of their widths ({rule})"


def options_within(profile: ProfileFile, bounds: Mapping[str, range]) -> Iterator[Found]:
    """Each of these options is a whole number within its bounds."""
    for name, bound in bounds.items():
        option = profile.options.get(name)
        if option is not None and (isinstance(option.value, bool) or option.value not in bound):
            yield f"options.{name}", f"lies between {bound.start} and {bound.stop - 1}"
