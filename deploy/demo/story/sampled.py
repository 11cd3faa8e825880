"""Chapter four, the sample: a problem found alike in several units is checked by lot, openly and covertly (S-11)."""

from datetime import date

from deploy.demo import samples, visits
from deploy.demo.cast import Cast
from deploy.demo.client import Person
from deploy.demo.offices import Office, second_office
from deploy.demo.problem_items import PROBLEMS
from deploy.demo.register import register_of

_UNITS = ("transport-bureau", "health-commission", "east-county", "transport-bureau")


def drawn_and_checked(cast: Cast, today: date) -> None:
    """Four items, two of them by lot; anyone draws again and gets the same; one is checked covertly (SU-2)."""
    cast.teller.chapter("共性问题：按不低于百分之三十抽签，谁都可以复算；暗访抽查 (S-11, G-50, G-51)")
    office, register = second_office(cast), register_of(cast)
    path = samples.listed(office, [register.organ(code) for code in _UNITS], today)
    lot = samples.draw(office.head, path)
    cast.teller.holds("two of four: thirty per cent, rounded up", len(lot["sample"]) == 2)
    again = samples.drawn_again(cast.people["management-officer"], path)
    cast.teller.holds(
        f"case management draws again with the seed that is kept, and gets the same ({again['method']})",
        again["agrees"] and again["drawn"] == lot["draw"]["item_ids"],
    )
    office.head.refused(f"{path}/draw", {}, 409, "not_now")
    _enlarged(cast, office, path)
    _checked_covertly(cast, office, path, today)


def _enlarged(cast: Cast, office: Office, path: str) -> None:
    """Items may be added to the sample, with reasons; there is no door by which one leaves it (G-50)."""
    lot = office.head.read(path)
    spare = next(item for item in lot["population"] if item not in lot["sample"])
    added = {"item_ids": [spare], "reasons": "群众反映集中。"}
    enlarged = office.head.act(f"{path}/sample-additions", added, "G-50")
    cast.teller.holds("one is added by hand; none can be taken out", len(enlarged["sample"]) == 3)


def _checked_covertly(cast: Cast, office: Office, path: str, today: date) -> None:
    """The unit does not know that its item is in the sample; a hidden visit sees it (G-51, P-33)."""
    team, item = visits.of_office(office), office.head.read(path)["sample"][0]
    unit = office.head.read(f"{PROBLEMS}/{item}")["unit_id"]
    clerk = _clerk_of(cast, unit)
    cast.teller.holds(
        "to the unit it is an item like any other",
        clerk is None or (clerk.read(f"{PROBLEMS}/{item}")["kind"] == "single" and not clerk.knows(path)),
    )
    sampled = {"common_problem_id": path.rsplit("/", 1)[1]}
    visit = visits.plan(team, "common_sample", unit, today, unannounced=True, more=sampled)
    visits.go(team, visit, today, "项目现场")
    samples.checked(office.handler, path, item, "covert", visit)
    told = office.head.refused(f"{path}/closing", {"conclusion": "抽查完成。"}, 409, "common_problem_not_ready")
    cast.teller.holds(
        "it cannot be closed: unchecked items, no open check, items not checked off, all said at once",
        {"common_problem_unchecked", "common_problem_way_missing", "common_problem_unsettled"}
        <= {error["code"] for error in told["errors"]},
    )


def _clerk_of(cast: Cast, unit_id: str) -> Person | None:
    known = (cast.people[account] for account in ("transport-lead-user", "east-clerk"))
    return next((person for person in known if person.organ_id == unit_id), None)
