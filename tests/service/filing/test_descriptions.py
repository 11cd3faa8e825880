"""The addresses of files, lists, precedents and statistics are described without a fault."""

from libs.chassis.openapi import operations
from libs.chassis.openapi_lint import lint
from tests.support.filing_service import FilingHouse

OURS = {
    "upload_file", "read_upload", "download_attachment", "download_proof", "list_filings", "list_precedents",
    "read_spread", "read_filing_statistics",
}  # fmt: skip
OUR_SCHEMAS = (
    "Upload", "StoredFile", "FilingListed", "FilingPage", "Precedent", "Spread", "FilingCounts", "FilingStatistics",
)  # fmt: skip


async def test_every_address_and_field_is_described(house: FilingHouse) -> None:
    document = (await house.http.get("/openapi.json")).json()
    assert {operation["operationId"] for _, _, operation in operations(document)} >= OURS
    faults = [fault for fault in lint(document) if fault.split(":")[0] in OURS or fault.startswith(OUR_SCHEMAS)]
    assert faults == []
