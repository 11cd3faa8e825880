"""THE TABLE of the filing: from which status, by which act, to which status, by whom, under which rule."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.profile import Profile
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.filing.filings.status import FilingStatus as S

_STUDY = Rule("F-22", "F-34", "F-47", "P-23")
_PREPARE = Rule("F-21")
_REVIEW = Rule("F-47", "F-48", "F-49", "F-50", "G-15")
_EXECUTE = Rule("F-18", "F-19", "F-30", "F-43")

# Before the discipline organ sees the matter, the default order: study, then application (F-22, F-23).
_STUDY_FIRST = (Move(S.DRAFT, "study", S.STUDIED, (R.UNIT_CLERK,), _STUDY, "TF-02"),)

# The other order: application to the own party organisation, then study (F-32).
_APPLICATION_FIRST = (
    Move(S.DRAFT, "apply", S.APPLIED, (R.UNIT_CLERK,), Rule("F-32"), "TF-03a"),
    Move(S.APPLIED, "study", S.STUDIED, (R.UNIT_CLERK,), Rule("F-32", *_STUDY), "TF-02"),
)

_SHARED = (
    Move(None, "draft", S.DRAFT, (R.UNIT_CLERK,), _PREPARE, "TF-01"),
    Move(S.DRAFT, "revise", S.DRAFT, (R.UNIT_CLERK,), _PREPARE, "TF-01b"),
    Move(S.DRAFT, "attach", S.DRAFT, (R.UNIT_CLERK,), _PREPARE, "TF-01b"),
    Move(S.DRAFT, "detach", S.DRAFT, (R.UNIT_CLERK,), _PREPARE, "TF-01b"),
    Move(S.RETURNED, "revise", S.RETURNED, (R.UNIT_CLERK,), _PREPARE, "TF-01b"),
    Move(S.RETURNED, "attach", S.RETURNED, (R.UNIT_CLERK,), _PREPARE, "TF-01b"),
    Move(S.RETURNED, "detach", S.RETURNED, (R.UNIT_CLERK,), _PREPARE, "TF-01b"),
    Move(S.STUDIED, "present", S.GATEKEEPING, (R.UNIT_PARTY_HEAD,), Rule("F-23"), "TF-03"),
    Move(S.GATEKEEPING, "pass_gate", S.SUBMITTED, (R.CITY_LEADER,), Rule("F-24", "F-25"), "TF-04"),
    Move(S.GATEKEEPING, "pass_gate", S.GATEKEEPING, (R.CITY_LEADER,), Rule("F-24", "G-10"), "TF-04"),
    Move(S.GATEKEEPING, "return_from_gate", S.DRAFT, (R.CITY_LEADER,), Rule("F-24", "G-09"), "TF-05"),
    Move(
        S.SUBMITTED, "return_for_defects", S.RETURNED, (R.SUP_OFFICER,), Rule("F-37", "F-38", "F-39", "F-40"), "TF-06"
    ),
    Move(S.RETURNED, "resubmit", S.STUDIED, (R.UNIT_CLERK,), Rule("F-22", "F-37"), "TF-07"),
    Move(S.RETURNED, "resubmit", S.SUBMITTED, (R.UNIT_CLERK,), Rule("F-25", "F-37"), "TF-07"),
    Move(S.SUBMITTED, "open_review", S.REVIEWING, (R.SUP_HEAD,), Rule("F-26", "P-09"), "TF-08"),
    Move(S.REVIEWING, "draft_report", S.REVIEWING, (R.SUP_OFFICER,), _REVIEW, "TF-09"),
    Move(S.REVIEWING, "confirm_report", S.REPORTED, (R.SUP_HEAD,), Rule("F-26", *_REVIEW), "TF-09"),
    Move(S.REPORTED, "open_consultation", S.CONSULTING, (R.SUP_HEAD,), Rule("F-27", "F-41"), "TF-10"),
    Move(S.CONSULTING, "fail_consultation", S.REVIEWING, (R.PANEL_CHAIR,), Rule("F-27"), "TF-11"),
    Move(S.CONSULTING, "pass_consultation", S.DELIBERATING, (R.PANEL_CHAIR,), Rule("F-27"), "TF-12"),
    Move(S.DELIBERATING, "accept", S.ACCEPTED, (R.SC_RECORDER,), Rule("F-28", "F-50"), "TF-13"),
    Move(S.DELIBERATING, "reject", S.REJECTED, (R.SC_RECORDER,), Rule("F-28", "F-49"), "TF-14"),
    Move(S.DELIBERATING, "send_back", S.REVIEWING, (R.SC_RECORDER,), Rule("F-28"), "TF-15"),
    Move(S.ACCEPTED, "serve_receipt", S.IN_EXECUTION, (R.SUP_OFFICER,), Rule("F-50", "F-42"), "TF-16"),
    Move(S.IN_EXECUTION, "report_progress", S.IN_EXECUTION, (R.UNIT_CLERK,), _EXECUTE, "TF-17"),
    Move(S.IN_EXECUTION, "remind", S.IN_EXECUTION, (R.SUP_OFFICER,), _EXECUTE, "TF-17"),
    Move(S.IN_EXECUTION, "record_problem", S.IN_EXECUTION, (R.SUP_OFFICER,), _EXECUTE, "TF-17"),
    Move(S.IN_EXECUTION, "close_problem", S.IN_EXECUTION, (R.SUP_OFFICER,), _EXECUTE, "TF-17"),
    Move(S.IN_EXECUTION, "extend", S.IN_EXECUTION, (R.UNIT_PARTY_HEAD,), Rule("G-18", "F-22"), "TF-17"),
    Move(S.IN_EXECUTION, "hit_negative", S.NEGATIVE_HIT, (R.SUP_HEAD,), Rule("F-10"), "TF-18"),
    Move(S.NEGATIVE_HIT, "clear_negative", S.IN_EXECUTION, (R.SC_RECORDER,), Rule("F-10", "G-20"), "TF-19"),
    Move(S.NEGATIVE_HIT, "revoke", S.REVOKED, (R.SC_RECORDER,), Rule("F-10", "G-20"), "TF-20"),
    Move(S.IN_EXECUTION, "close", S.CLOSED, (R.SUP_HEAD,), Rule("F-42"), "TF-21"),
    Move(S.IN_EXECUTION, "lapse", S.LAPSED, (R.CLOCK,), Rule("G-18"), "TF-22"),
)

UNDECIDED = (
    S.DRAFT,
    S.STUDIED,
    S.GATEKEEPING,
    S.SUBMITTED,
    S.RETURNED,
    S.REVIEWING,
    S.REPORTED,
    S.CONSULTING,
)
"""Statuses before the deliberation, from which the unit may still withdraw (TF-23)."""

OPEN = (*UNDECIDED, S.DELIBERATING, S.ACCEPTED, S.IN_EXECUTION, S.NEGATIVE_HIT)
"""Statuses of a filing that is not done; an escalated interview marks these (F-48)."""

FINAL = frozenset({S.REJECTED, S.REVOKED, S.CLOSED, S.WITHDRAWN, S.LAPSED})
"""Statuses that no move leaves for another one."""


def _everywhere(undecided: Iterable[S], started: Iterable[S], ended: Iterable[S]) -> tuple[Move, ...]:
    undecided, started = tuple(undecided), tuple(started)
    withdraw = (Move(s, "withdraw", S.WITHDRAWN, (R.UNIT_PARTY_HEAD,), Rule("G-18"), "TF-23") for s in undecided)
    mark = (Move(s, "mark_single_matter", s, (R.SYSTEM,), Rule("F-48"), "TF-17") for s in started)
    # A later accountability case must find the filing as evidence even when the filing is long done (P-17).
    link = (Move(s, "link_case", s, (R.SYSTEM,), Rule("P-17"), "TF-17") for s in (*started, *ended))
    return (*withdraw, *mark, *link)


LIFECYCLES: Mapping[str, Lifecycle] = MappingProxyType(
    {
        "study_first": Lifecycle((*_STUDY_FIRST, *_SHARED, *_everywhere(UNDECIDED, OPEN, sorted(FINAL)))),
        "application_first": Lifecycle(
            (*_APPLICATION_FIRST, *_SHARED, *_everywhere((*UNDECIDED, S.APPLIED), (*OPEN, S.APPLIED), sorted(FINAL)))
        ),
    }
)


def lifecycle_of(profile: Profile) -> Lifecycle:
    """The table of that profile (option ``filing.lifecycle``, default ``study_first``)."""
    return LIFECYCLES[str(profile.options.get("filing.lifecycle", "study_first"))]
