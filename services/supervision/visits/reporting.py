"""What the team reports, and what becomes of each finding (TV-04, TV-05)."""

from collections import Counter
from collections.abc import Iterator, Sequence

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.supervision.refusing import finding, unless
from services.supervision.visits import refusals_field as no
from services.supervision.visits.commands_field import CloseVisit, FindingBecomesProblem, MarkStated, ReportVisit
from services.supervision.visits.visit import Visit
from services.supervision.visits.wording import LEVELS, MARKS, NATURES


def assess_report(visit: Visit, command: ReportVisit, profile: Profile) -> Iterator[Finding]:
    """Whether there are findings, or no problem with evidence, and the six marks of an unannounced visit (P-33)."""
    either = bool(command.findings) != bool(command.no_problem)
    yield finding(no.NothingReported, [unless(either, no.NothingReported, "/findings")])
    proven = not command.no_problem or (bool(command.evidence) and all(command.evidence))
    yield finding(no.NoProblemUnproven, [unless(proven, no.NoProblemUnproven, "/evidence")])
    yield finding(no.FindingIncomplete, _incomplete(command))
    for list_name, field, refusal in ((NATURES, "nature", no.NatureUnknown), (LEVELS, "level", no.LevelUnknown)):
        known = profile.list(list_name)
        yield finding(
            refusal,
            [
                unless(getattr(one, field) in known, refusal, f"/findings/{place}/{field}")
                for place, one in enumerate(command.findings)
            ],
        )
    yield from _assess_marks(visit, command.marks, profile)


def assess_conclusion(visit: Visit, command: CloseVisit) -> Iterator[Finding]:
    """Whether every finding is decided, once, with a demand or reasons, and the conclusion is written (P-21)."""
    assert visit.report is not None, "a visit that is reported has its report"
    matched = len(command.decisions) == len(visit.report.findings)
    yield finding(no.FindingsUndecided, [unless(matched, no.FindingsUndecided, "/decisions")])
    yield finding(no.DemandMissing, _undemanded(command))
    yield finding(no.DismissalUnreasoned, _unreasoned(command))
    yield finding(no.ConclusionMissing, [unless(bool(command.conclusion), no.ConclusionMissing, "/conclusion")])


def _incomplete(command: ReportVisit) -> Iterator[Missing | None]:
    for place, one in enumerate(command.findings):
        for name in ("facts", "place"):
            yield unless(bool(getattr(one, name)), no.FindingIncomplete, f"/findings/{place}/{name}")
        proven = bool(one.evidence) and all(one.evidence)
        yield unless(proven, no.FindingIncomplete, f"/findings/{place}/evidence")


def _assess_marks(visit: Visit, marks: Sequence[MarkStated], profile: Profile) -> Iterator[Finding]:
    if not visit.unannounced:
        yield finding(no.MarksElsewhere, [unless(not marks, no.MarksElsewhere, "/marks")])
        return
    wanted, often = profile.list(MARKS).codes(), Counter(one.mark for one in marks)
    answered = often == Counter(wanted)
    yield finding(no.MarksIncomplete, [unless(answered, no.MarksIncomplete, "/marks")])
    yield finding(
        no.MarkUnreasoned,
        [
            unless(one.kept or bool(one.reason), no.MarkUnreasoned, f"/marks/{place}/reason")
            for place, one in enumerate(marks)
        ],
    )


def _undemanded(command: CloseVisit) -> Iterator[Missing | None]:
    for place, one in enumerate(command.decisions):
        if isinstance(one, FindingBecomesProblem):
            yield unless(bool(one.demand), no.DemandMissing, f"/decisions/{place}/demand")


def _unreasoned(command: CloseVisit) -> Iterator[Missing | None]:
    for place, one in enumerate(command.decisions):
        if not isinstance(one, FindingBecomesProblem):
            yield unless(bool(one.reasons), no.DismissalUnreasoned, f"/decisions/{place}/reasons")
