"""Chapter three, the organ's own house: a ladder for violations of work discipline within one calendar year."""

from datetime import date, timedelta

from deploy.demo import aftermath
from deploy.demo.cast import Cast
from deploy.demo.client import Person
from deploy.demo.register import register_of

CADRE = "conduct-officer-2"
_REPEATED = {"interview", "written_self_criticism"}


def ladder(cast: Cast, today: date) -> None:
    """IV-1: the first violation of a year is circulated, the second interviewed and answered in writing (X-18)."""
    cast.teller.chapter("内部监督：一年内首次通报批评，第二次约谈并书面检查 (IV-1)")
    supervisor, cadre = cast.people["cadre-officer"], register_of(cast).person(CADRE)
    day, next_day = free_days(supervisor, cadre, today)
    first = aftermath.violation(supervisor, cadre, day, "上午未到岗，未请假。")
    second = aftermath.violation(supervisor, cadre, next_day, "下午早退，未请假。")
    rung = supervisor.read(f"{first}/ladder")["rung"]
    supervisor.act(f"{first}/determination", {"rung": rung}, "X-18, TX-03")
    supervisor.refused(f"{second}/determination", {"rung": "first"}, 422, "rung_wrong")
    supervisor.act(f"{second}/determination", {"rung": "repeat"}, "X-18, TX-03")
    for path in (first, second):
        carry_out_all(cast, supervisor, path, today)
    steps = {step["step"] for step in supervisor.read(second)["steps"]}
    cast.teller.holds("the second of the year: interview and written self-criticism (X-18)", steps == _REPEATED)
    colleague, himself = cast.people["conduct-officer"], cast.people[CADRE]
    cast.teller.holds(
        "the cadre reads his own record, a colleague does not know that it is there",
        himself.knows(second) and not colleague.knows(second),
    )


def carry_out_all(cast: Cast, supervisor: Person, path: str, today: date) -> None:
    """Whatever the ladder leaves to do, and the closing; not before."""
    note = {"note": "已办理完毕，材料归档。"}
    supervisor.refused(f"{path}/closing", note, 409, "steps_outstanding")
    for step in supervisor.read(f"{path}/ladder")["outstanding"]:
        interviewer = {"interviewer_id": cast.secretary.id} if step == "interview" else {}
        aftermath.carry_out(supervisor, path, step, today, **interviewer)
    supervisor.act(f"{path}/closing", note, "X-18, TX-03")


def free_days(supervisor: Person, cadre: str, today: date) -> tuple[date, date]:
    """Two days of one year on which nothing is on record of that cadre, the later one not after today."""
    listed = supervisor.read(aftermath.VIOLATIONS, person_id=cadre, page_size=200)["items"]
    taken = {one["occurred_on"] for one in listed}
    start = today if (today.month, today.day) > (1, 2) else date(today.year - 1, 12, 31)
    days = (start - timedelta(days=ago) for ago in range(start.timetuple().tm_yday))
    later, earlier, *_ = (day for day in days if day.isoformat() not in taken)
    return earlier, later
