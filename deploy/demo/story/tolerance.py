"""Chapter three, tolerance: a bureau's director let work begin before the papers were complete; all is weighed."""

from datetime import date, timedelta

from deploy.demo import pursuit, tolerance
from deploy.demo.cast import Cast
from deploy.demo.client import wait_for
from deploy.demo.offices import first_office
from deploy.demo.pursuit import Matter
from deploy.demo.register import register_of
from deploy.demo.tolerance import Weighing

EVIDENCE = "/api/accountability/v1/evidence"
FIVE_PROJECTS = Weighing(
    event="五个项目批复手续未齐，审批局先行发放许可和证照，批复在后补齐。",
    situations=("yn_6", "xc_5"),
    looks={
        "nature": ("favourable", "系优化审批流程、服务重点项目，属改革创新中的偏差。"),
        "basis": ("unfavourable", "发证时缺少相关批复，与规定不符。"),
        "motive": ("favourable", "批复程序复杂、耗时较长，为不误工期；未发现谋取私利。"),
        "process": ("neutral", "班子集体研究过，论证记录较简。"),
        "orientation": ("favourable", "面向企业和群众，项目按期落地。"),
        "attitude": ("neutral", "被指出后补办手续，起初认识不足。"),
    },
    reasons="改革中先行先试，集体研究，没有谋取私利，未造成损失并已补正，符合容错情形。",
    correction="补齐批复，建立容缺受理的边界清单。",
)


def five_projects(cast: Cast, today: date, serial: str) -> None:
    """Y-6: exempted by persons, with reasons; filings, the refused one too, were evidence and decided nothing."""
    cast.teller.chapter("容缺受理先行发证：六看逐项说理，不打分；备案只是依据，认定免责并纠错 (Y-6)")
    register, office = register_of(cast), first_office(cast)
    matter = pursuit.matter_on_official(cast, register, office, "approval-head", "approval-bureau", "principal")
    case = pursuit.open_case(matter, today - timedelta(days=20), f"市委督查室通报〔{today.year}〕{serial}号")
    pursuit.investigate(matter, case)
    filings = linked(cast, matter, case)
    path = tolerance.weigh(matter, case, FIVE_PROJECTS)
    cast.teller.holds(
        "every filing of the bureau is loaded as evidence, refused ones too (P-17, F-29)",
        set(tolerance.loaded(matter, path)) == set(filings),
    )
    _nobody_scores(cast, matter, path, today)
    tolerance.examine(matter, path, FIVE_PROJECTS, today)
    determined = tolerance.determine(matter, path, FIVE_PROJECTS, today)
    cast.teller.holds("the standing committee determined it", determined["determination"]["outcome"] == "exempted")
    tolerance.serve(matter, path, FIVE_PROJECTS, today, serial)
    freed = pursuit.exempt(matter, case, today, serial)
    cast.teller.holds(
        "nobody is liable, and what went wrong is put right (F-30)",
        (freed["status"], len(freed["correction_order"]["items"])) == ("no_liability", 1),
    )
    _told(cast, path)


def linked(cast: Cast, matter: Matter, case: str) -> dict[str, str]:
    """The filings of the unit beside the case, with what each is worth; among them a refused one, once it is known."""
    head = matter.office.head

    def shown() -> dict[str, str]:
        return {one["id"]: one["status"] for one in head.read(case)["linked_evidence"]}

    wait_for(
        "accepted and refused filings stand beside the case (P-17)",
        cast.teller,
        {"accountability": lambda: {"refused"} < set(shown().values())},
    )
    return shown()


def _nobody_scores(cast: Cast, matter: Matter, path: str, today: date) -> None:
    """A look without evidence is none; private gain, once found, bars it whatever the looks say (G-43, X-05)."""
    handler = matter.office.handler
    bare = tolerance.draft(matter, path, FIVE_PROJECTS, today)
    bare["examination"]["looks"][0]["evidence"] = []
    handler.refused(f"{path}/draft", bare, 422, "looks_incomplete")
    gained = tolerance.draft(matter, path, FIVE_PROJECTS, today, gain=True)
    handler.refused(f"{path}/draft", gained, 422, "private_gain_blocks")
    unseen = tolerance.draft(matter, path, FIVE_PROJECTS, today)
    unseen["examination"]["filings"] = []
    handler.refused(f"{path}/draft", unseen, 422, "filing_unconsidered")


def _told(cast: Cast, path: str) -> None:
    """Whom it concerns reads the letter, and neither dossier nor dissent."""
    head, letter = cast.people["approval-head"], f"{path}/letter"
    told = head.read(letter)
    cast.teller.holds(
        "the director reads the letter: six findings, outcome, correction, no effect on appraisal (P-16, G-46)",
        len(told["findings"]) == len(tolerance.LOOKS) and told["no_negative_effect_on_appraisal"],
    )
    cast.teller.holds("and neither the dossier nor the consultation", not head.read(path)["consultation"])
