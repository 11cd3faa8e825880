"""What is written to a body outside about a lead holds nothing of who reported, how it was found, or of numbers of
persons (P-06, G-56). A person still reads it: a program finds terms, not meanings, and knows no names."""

from collections.abc import Iterable

from libs.kernel.letter_terms import lines_banned, personal_numbers
from libs.kernel.letter_text import Reading, squash
from libs.kernel.profile import Profile


def lines_on_reporter(text: str, profile: Profile) -> tuple[int, ...]:
    """The lines, from 1, with a term for who reported or how the report came."""
    return tuple(sorted(set(lines_banned(Reading.of(text), profile, "reporter"))))


def lines_telling(text: str, profile: Profile, allowed: Iterable[str] = ()) -> tuple[int, ...]:
    """The lines, from 1, that mention who reported, a detail of the verification or a number of a person.

    What is ``allowed`` was alleged, or is the disposition told itself: it may be named as it stands.
    """
    reading = rest = Reading.of(text)
    for phrase in sorted((squash(one) for one in allowed), key=len, reverse=True):
        rest = rest.without(phrase)
    found = {*lines_banned(reading, profile, "reporter"), *lines_banned(rest, profile, "verification")}
    return tuple(sorted(found | set(personal_numbers(text))))
