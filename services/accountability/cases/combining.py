"""One impact period for several administrative sanctions of one decision, if the committee sets one (P-19)."""

from collections.abc import Sequence

from libs.kernel.profile import Profile
from services.accountability.sanctions.impact import ADMINISTRATIVE
from services.accountability.sanctions.measures import known


def combines(measures: Sequence[str], months: int | None, profile: Profile) -> bool:
    """Whether the months set lie between the heaviest of several administrative sanctions and their sum, and not above
    the maximum; setting none always fits: then the heaviest alone counts. The measures are of the profile (P-19)."""
    terms = [measure.term for measure in known(profile, measures)]
    found = [term.months for term in terms if term is not None and term.kind == ADMINISTRATIVE]
    most = int(str(profile.option("impact.combined_max_months")))
    return months is None or (len(found) > 1 and max(found) <= months <= min(sum(found), most))
