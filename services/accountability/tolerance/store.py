"""Determinations and applications as rows."""

from collections.abc import Mapping
from typing import Any

from libs.kernel.profile import Profile
from services.accountability.tolerance.application import ToleranceApplication
from services.accountability.tolerance.dues import application_dues, dues, earliest
from services.accountability.tolerance.tolerance import Tolerance


def columns_of(tolerance: Tolerance) -> Mapping[str, object]:
    """The projected columns of a determination; an outcome stands there once it is determined, never proposed."""
    found, letter = tolerance.determination, tolerance.letter
    return {
        "case_id": tolerance.case_id,
        "unit_id": tolerance.unit_id,
        "competent_organ_id": tolerance.competent_organ_id,
        "object_organ_id": tolerance.object_organ_id,
        "object_person_id": tolerance.object_person_id,
        "application_id": tolerance.application_id,
        "entrance": str(tolerance.entrance),
        "outcome": None if found is None else found.outcome,
        "head_ids": list(tolerance.head_ids),
        "decider_ids": list(tolerance.decider_ids),
        "trial_officer_id": tolerance.trial_officer_id,
        "opened_on": tolerance.opened_on,
        "determined_on": None if found is None else found.determined_on,
        "served_on": None if letter is None else letter.served_on,
    }


def derived_columns(tolerance: Tolerance, profile: Profile, services: Mapping[str, Any]) -> Mapping[str, object]:
    """The earliest day that runs."""
    return {"due_on": earliest(dues(tolerance, profile, services))}


def application_columns(application: ToleranceApplication) -> Mapping[str, object]:
    """The projected columns of an application."""
    return {
        "applicant": str(application.applicant),
        "unit_id": application.unit_id,
        "person_id": application.person_id,
        "organ_id": application.organ_id,
        "received_on": application.received_on,
        "reconsidering": application.awaits_reconsideration,
    }


def application_derived(
    application: ToleranceApplication, profile: Profile, services: Mapping[str, Any]
) -> Mapping[str, object]:
    """The earliest day that runs."""
    return {"due_on": earliest(application_dues(application, profile, services))}
