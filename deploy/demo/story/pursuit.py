"""Chapter three, the ordinary course: a probation passed, a lighter decision, its review, and the visit afterwards."""

from datetime import date, timedelta

from deploy.demo import aftermath, probation, pursuit
from deploy.demo.cast import Cast
from deploy.demo.offices import first_office, second_office
from deploy.demo.pursuit import Matter
from deploy.demo.register import register_of


def passed_and_lighter(cast: Cast, today: date, serial: str) -> None:
    """Negligence without serious consequence: a month on probation, passed early, so the measure lies below (A-08)."""
    cast.teller.chapter("轻微过失设一个月考验期，通过后从轻；决定、送达、复审维持、回访 (A-07, A-08, P-14, D-02)")
    register = register_of(cast)
    office = second_office(cast)
    matter = pursuit.matter_on_official(cast, register, office, "transport-head", "transport-bureau", "principal")
    case = pursuit.open_case(matter, today - timedelta(days=40), f"审计报告〔{today.year}〕{serial}号")
    pursuit.investigate(matter, case)
    _probation(cast, matter, case, today, serial)
    _decided(cast, matter, case, today, serial)
    pursuit.serve(matter, case, today, cast.people["org-dept-officer"], serial)
    sanction = _in_effect(cast, matter, case)
    pursuit.execute(matter, case, today, "announced", "receipt_asked", "execution_report")
    _reviewed(cast, matter, case, sanction, today, serial)
    _followed_up(cast, matter, case, today)


def ladder(cast: Cast, today: date) -> None:
    """IV-1: in the organ's own house the first violation of a year is circulated, the second one interviewed (X-18)."""
    cast.teller.chapter("内部监督：一年内首次通报批评，第二次约谈并书面检查 (IV-1)")
    supervisor, register = cast.people["cadre-officer"], register_of(cast)
    cadre = register.person("conduct-officer-2")
    first_day, second_day = _free_days(cast, cadre, today)
    first = aftermath.violation(supervisor, cadre, first_day, "上午未到岗，未请假。")
    wrong = aftermath.violation(supervisor, cadre, second_day, "下午早退，未请假。")
    before = len(supervisor.read(f"{first}/ladder")["items"]) - 2
    rungs = ["first" if before == 0 else "repeat", "repeat"]
    supervisor.refused(f"{wrong}/determination", {"rung": "first"}, 422, "rung_not_counted")
    for path, rung in zip((first, wrong), rungs, strict=True):
        supervisor.act(f"{path}/determination", {"rung": rung}, "X-18, TX-03")
    cast.teller.holds(
        "second of the year: interview and written self-criticism (X-18)",
        supervisor.read(f"{wrong}/ladder")["outstanding"] == ["interview", "written_self_criticism"],
    )
    steps = {"interview": {"interviewer_id": cast.secretary.id}, "written_self_criticism": {}}
    for step, stated in steps.items():
        aftermath.carry_out(supervisor, wrong, step, today, **stated)
    closed = supervisor.act(f"{wrong}/closing", {"note": "材料归档。"}, "X-18, TX-03")
    cast.teller.holds("closed once both are done", closed["status"] == "closed")
    cast.teller.holds(
        "colleagues do not know that it is there", not cast.people["conduct-officer"].knows(wrong)
    )


def _probation(cast: Cast, matter: Matter, case: str, today: date, serial: str) -> None:
    office = matter.office
    office.head.refused_opening(probation.PROBATIONS, probation.proposal(case, 4), 422, "months_out_of_range")


def _decided(cast: Cast, matter: Matter, case: str, today: date, serial: str) -> None: ...
