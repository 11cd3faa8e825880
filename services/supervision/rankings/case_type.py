"""The ranking list as the engine knows it: acts with their facts, table, lifecycle, access and number."""

from collections.abc import Mapping
from typing import Final

from libs.chassis.cases import Act, CaseType
from services.supervision.rankings import acts, acts_correcting, commands
from services.supervision.rankings.access import ACCESS
from services.supervision.rankings.facts_loading import correction_facts, import_facts
from services.supervision.rankings.lifecycle import LIFECYCLE
from services.supervision.rankings.places import OUTSIDE
from services.supervision.rankings.ranking import Ranking
from services.supervision.rankings.status import Side
from services.supervision.rankings.tables import RANKINGS


def columns_of(ranking: Ranking) -> Mapping[str, object]:
    """The projected columns: which list, of when, whom it ranks, who has confirmed."""
    return {
        "competent_organ_id": ranking.competent_organ_id,
        "bureau_id": ranking.bureau_id,
        "kind": ranking.kind,
        "list_code": ranking.list_code,
        "period": ranking.period,
        "unit_ids": [place.unit_id for place in ranking.places if place.unit_kind != OUTSIDE],
        "confirmed_by_bureau": ranking.confirmed_by(Side.BUREAU),
        "confirmed_by_organ": ranking.confirmed_by(Side.CASE_MANAGEMENT),
    }


RANKING: Final[CaseType[Ranking]] = CaseType(
    name="ranking",
    resource="rankings",
    table=RANKINGS,
    case_class=Ranking,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("import_list", commands.ImportRanking, acts.import_list, import_facts, opens=True),
        Act("confirm", commands.ConfirmRanking, acts.confirm),
        Act("withdraw", commands.WithdrawRanking, acts.withdraw),
        Act("propose_correction", commands.ProposeCorrection, acts_correcting.propose_correction, correction_facts),
        Act("confirm_correction", commands.ConfirmCorrection, acts_correcting.confirm_correction),
        Act("refuse_correction", commands.RefuseCorrection, acts_correcting.refuse_correction),
    ),
    access=ACCESS,
    numbering=lambda ranking: (ranking.competent_organ_id, "排名"),
)
