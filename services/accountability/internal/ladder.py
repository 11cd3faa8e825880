"""The ladder of X-18: the first of a calendar year, a circular; each further one, interview and self-criticism.

Pure: from all violations of one person in one organ, whatever the order in which they were recorded.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from libs.contracts.accountability_followups import ViolationRecomputed
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved
from libs.kernel.profile import Profile
from services.accountability.internal.records import Recomputed
from services.accountability.internal.status import Rung
from services.accountability.internal.status import ViolationStatus as S
from services.accountability.internal.telling import matter_of
from services.accountability.internal.violation import Violation

REPEAT_AT = "internal.repeat_at"
"""The option that says from which violation of a year on it is a repeated one; two (X-18)."""


def of_year(violation: Violation, known: Iterable[Violation]) -> tuple[Violation, ...]:
    """The violations of the same calendar year that count, with this one, in their order."""
    year = violation.occurred_on.year
    others = [one for one in known if one.id != violation.id and one.occurred_on.year == year]
    return tuple(sorted((one for one in (violation, *others) if one.counts), key=lambda one: one.order))


def rung_of(violation: Violation, known: Iterable[Violation], profile: Profile) -> Rung:
    """The rung of a violation that counts: how many of its year come before it decides, the rest of time does not."""
    place = 1 + of_year(violation, known).index(violation)
    repeat_at = profile.option(REPEAT_AT)
    assert isinstance(repeat_at, int), "the profile says from which violation on it is a repeated one"
    return Rung.FIRST if place < repeat_at else Rung.REPEAT


def steps_of(rung: Rung, profile: Profile) -> tuple[str, ...]:
    """The steps that follow on a rung (X-18)."""
    items = profile.list("violation_steps").items
    return tuple(item.code for item in items if item.attributes.get("violation") == str(rung))


def outstanding(violation: Violation, profile: Profile) -> tuple[str, ...]:
    """The steps still to be carried out.

    If what was a repeated violation has become the first one and a step of the heavier rung was carried out before,
    the lighter one is not added to it.
    """
    if violation.determined is None:
        return ()
    done = {step.step for step in violation.steps}
    rung = violation.determined.rung
    if rung is Rung.FIRST and not done.isdisjoint(steps_of(Rung.REPEAT, profile)):
        return ()
    return tuple(step for step in steps_of(rung, profile) if step not in done)


def resettled(others: Sequence[Violation], cause: Violation, occasion: Occasion) -> tuple[Moved, ...]:
    """The other violations of the person whose rung changes because ``cause`` is as it is now (X-18).

    What is closed stays closed, but for a first one that has become a repeated one: interview and self-criticism are
    still to follow, whatever the order in which the violations of the year were recorded.
    """
    known = (*others, cause)
    moved = []
    for one in others:
        if one.counts and one.determined is not None:
            after = with_rung(one, rung_of(one, known, occasion.profile), cause.id, occasion)
            if after != one:
                moved.append(Moved(after, "recompute", ViolationRecomputed(**matter_of(after)), source=one.status))
    return tuple(moved)


def with_rung(violation: Violation, rung: Rung, cause_id: UUID, occasion: Occasion) -> Violation:
    """A determined violation on that rung, and since when; the same if it is on it already. One that was closed is
    opened again if steps of that rung are outstanding."""
    before = violation.determined
    if before is None or before.rung is rung:
        return violation
    noted = Recomputed(cause_id, before.rung, rung, occasion.at)
    counted = replace(violation, determined=replace(before, rung=rung), recomputed=(*violation.recomputed, noted))
    if violation.status is S.CLOSED and not outstanding(counted, occasion.profile):
        return counted
    return replace(counted, status=S(str(rung)), ending=None)
