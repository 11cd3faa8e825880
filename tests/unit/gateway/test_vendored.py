"""What is taken from others is what we say it is, and asks nothing of anybody."""

from gateway.docs.vendor import ASSETS, FILES, MANIFEST, manifest, sha256


def test_every_vendored_file_has_the_digest_of_the_manifest() -> None:
    assert {name: sha256(ASSETS / name) for name in FILES} == manifest()["files"]


def test_nothing_else_is_vendored() -> None:
    assert {path.name for path in ASSETS.iterdir()} == {*FILES, MANIFEST.name}


def test_the_manifest_says_what_it_is_and_under_which_licence() -> None:
    found = manifest()
    assert (found["package"], found["licence"]) == ("swagger-ui-dist", "Apache-2.0")
    assert found["version"].count(".") == 2
    assert "Apache License" in (ASSETS / "LICENSE").read_text()


def test_no_vendored_file_names_a_source_map_or_a_place_to_fetch_from() -> None:
    for name in FILES:
        text = (ASSETS / name).read_bytes()
        for word in (b"sourceMappingURL", b"cdn.", b"googleapis", b"//fonts."):
            assert word not in text, (name, word)
