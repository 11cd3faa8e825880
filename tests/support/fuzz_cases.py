"""Cases of the sample city that are made up for a hunt: in every status, so that every door has something behind it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from libs.chassis.process import Running
from tests.support.access_cast import Cast
from tests.support.access_dramas import dramas_of
from tests.support.access_dramas_held import COUNTY_OFFICE
from tests.support.access_roads import perform
from tests.support.access_specials_cleared import BODY, OFFICE, REPORTED_UNIT, TOWNSHIP, UNIT
from tests.support.access_specials_held import PROVINCE
from tests.support.access_stage import Book, Scribe
from tests.support.city import SampleCity

FEWER: Final = 4
"""Of the rows of a lifecycle, which as often end in a case as in the access proofs."""
_ORGANS: Final[Mapping[str, str]] = {
    "cdi": "municipal-cdi", "county": "east-county-cdi", OFFICE: "supervision-office-1", BODY: "dispatched-body-1",
    TOWNSHIP: "east-township-body", UNIT: "housing-bureau", REPORTED_UNIT: "approval-bureau",
    "department": "organization-department", "security": "public-security", PROVINCE: "province-cdi",
    COUNTY_OFFICE: "east-supervision-office", "government": "inspection-bureau",
    "schools": "education-bureau", "committee": "municipal-committee",
}  # fmt: skip
_PEOPLE: Final[Mapping[str, str]] = {
    "named-head": "office1-head", "named-officer": "office1-officer", "named-gone": "office2-officer",
    "named-leader": "sc-member-1", "dispatched-head": "dispatched1-head", "dispatched-officer": "dispatched1-officer",
    "township-head": "east-township-head", "township-officer": "east-township-officer",
    "leader-of-county": "east-cdi-deputy", "applicant": "housing-official", "applicant-too": "transport-official",
    "subject-silent": "health-official", "subject-officer": "office1-officer-2", "letters-first": "letters-officer",
    "letters-second": "letters-officer-2", "letters+management": "letters-officer-2", "trial-named": "trial-officer",
    "cdi_secretary@cdi/holds": "cdi-secretary", "cdi_secretary@county/holds": "east-cdi-secretary",
    "case_trial@county/holds": "east-trial-officer", "county-officer": "east-office-officer",
    "management-subject": "management-officer", "department+subject": "org-dept-officer",
    "interviewer": "sc-member-1", "reviewer": "office2-officer", "secretary-of-province": "province-cdi-secretary",
    "cadre-recorded": "cadre-officer", "sc_recorder@cdi/holds": "sc-recorder", "head-on-probation": "housing-head",
    "head-of-the-mill": "approval-head",
}  # fmt: skip
"""Who plays whom."""


def cast_of(city: SampleCity) -> Cast:
    """The sample city in the place of the city of the access proofs."""
    people = {code: city.person(other).person_id for code, other in _PEOPLE.items()}
    return Cast(people, {code: city.organs[other] for code, other in _ORGANS.items()})


async def make_up(running: Running, city: SampleCity) -> None:
    """Put some cases of every type that the service has dramas for on record."""
    async with running.database.begin() as connection:
        for drama in dramas_of(running.service.name, cast_of(city)):
            fewer = tuple(replace(scene, few=FEWER * scene.few) for scene in drama.scenes)
            await perform(replace(drama, scenes=fewer), Scribe(running, connection, Book()))
