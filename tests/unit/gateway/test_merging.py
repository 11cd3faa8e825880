"""How several OpenAPI documents become one without losing or confusing anything."""

from typing import Any

from gateway.merging import at_gateway, merged, operations
from gateway.routes import BY_NAME

Document = dict[str, Any]
FILING, SUPERVISION = BY_NAME["filing"], BY_NAME["supervision"]


def document(schemas: Document, path: str = "/v1/matters", refers_to: str = "Matter") -> Document:
    """A document with one address that answers with one of its schemas."""
    schema = {"$ref": f"#/components/schemas/{refers_to}"}
    answer = {"200": {"content": {"application/json": {"schema": schema}}}}
    return {
        "info": {"title": "t"},
        "paths": {path: {"get": {"operationId": "list_matters", "responses": answer}, "summary": "s"}},
        "components": {"schemas": schemas, "securitySchemes": {"own": {}}},
        "tags": [{"name": "matters"}],
    }


def whole(filing: Document, supervision: Document, own: Document | None = None) -> Document:
    """The two documents as one."""
    at = {service: at_gateway(one, service.prefix) for service, one in ((FILING, filing), (SUPERVISION, supervision))}
    return merged({"title": "all"}, own or {"paths": {}}, at)


def schema_of(found: Document, path: str) -> str:
    """The reference of the answer under that path."""
    reference: str = found["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
    return reference.rsplit("/", 1)[-1]


def test_schemas_that_agree_are_kept_once() -> None:
    found = whole(document({"Matter": {"type": "object"}}), document({"Matter": {"type": "object"}}))
    assert list(found["components"]["schemas"]) == ["Matter"]


def test_schemas_that_differ_are_told_apart_by_their_service() -> None:
    found = whole(document({"Matter": {"type": "object"}}), document({"Matter": {"type": "string"}}))
    assert set(found["components"]["schemas"]) == {"FilingMatter", "SupervisionMatter"}
    assert schema_of(found, "/api/filing/v1/matters") == "FilingMatter"
    assert schema_of(found, "/api/supervision/v1/matters") == "SupervisionMatter"


def test_schemas_that_agree_in_words_but_lead_to_different_ones_are_told_apart() -> None:
    page = {"items": {"$ref": "#/components/schemas/Matter"}}
    book = {"pages": {"$ref": "#/components/schemas/Page"}}
    one = document({"Matter": {"type": "object"}, "Page": page, "Book": book}, refers_to="Book")
    two = document({"Matter": {"type": "string"}, "Page": page, "Book": book}, refers_to="Book")
    schemas = whole(one, two)["components"]["schemas"]
    assert schemas["FilingBook"]["pages"]["$ref"] == "#/components/schemas/FilingPage"
    assert schemas["SupervisionPage"]["items"]["$ref"] == "#/components/schemas/SupervisionMatter"


def test_a_new_name_never_takes_the_place_of_another() -> None:
    one = document({"Matter": {"type": "object"}, "FilingMatter": {"type": "integer"}})
    found = whole(one, document({"Matter": {"type": "string"}}))
    assert found["components"]["schemas"]["FilingMatter"] == {"type": "integer"}
    assert found["components"]["schemas"][schema_of(found, "/api/filing/v1/matters")] == {"type": "object"}


def test_a_discriminator_follows_the_new_names() -> None:
    schemas = {
        "Matter": {"discriminator": {"mapping": {"a": "#/components/schemas/Kind"}}},
        "Kind": {"type": "object"},
    }
    found = whole(document(schemas), document({"Kind": {"type": "string"}}, refers_to="Kind"))
    mapping = found["components"]["schemas"]["Matter"]["discriminator"]["mapping"]
    assert mapping == {"a": "#/components/schemas/FilingKind"}


def test_operations_keep_their_names_apart_and_their_tags() -> None:
    found = whole(document({"Matter": {}}), document({"Matter": {}}))
    names = {operation["operationId"] for operation in operations(found)}
    assert names == {"filing_list_matters", "supervision_list_matters"}
    assert found["tags"] == [{"name": "matters"}]


def test_the_one_way_to_sign_in_replaces_those_of_the_services() -> None:
    found = whole(document({"Matter": {}}), document({"Matter": {}}))
    assert list(found["components"]["securitySchemes"]) == ["login"]
    assert found["security"] == [{"login": []}]


def test_addresses_that_the_gateway_does_not_serve_are_left_out() -> None:
    found = at_gateway(document({"Matter": {}}, path="/metrics"), "/api/filing")
    assert found["paths"] == {}


def test_the_documents_given_are_left_as_they_were() -> None:
    one, two = document({"Matter": {"type": "object"}}), document({"Matter": {"type": "string"}})
    whole(one, two)
    assert one == document({"Matter": {"type": "object"}})
