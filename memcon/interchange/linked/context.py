"""The words of the JSON-LD and what they stand for. It goes along inside every file, so that nothing is fetched."""

from typing import Any

THINGS = "urn:x-memcon:"
"""What stands before an id of the record, so that it is a name of the web."""
_REFERENCE = {"@type": "@id"}
_DATE = "http://id.loc.gov/datatypes/edtf/EDTF"


def _schema(*names: str) -> dict[str, Any]:
    return {name: f"schema:{name}" for name in names}


def _referring(vocabulary: str, *names: str) -> dict[str, Any]:
    return {name: {"@id": f"{vocabulary}:{name}", **_REFERENCE} for name in names}


def _dated(vocabulary: str, **names: str) -> dict[str, Any]:
    """Dates in EDTF, under our name and that of the vocabulary."""
    return {name: {"@id": f"{vocabulary}:{of}", "@type": _DATE} for name, of in names.items()}


CONTEXT: dict[str, Any] = {
    "schema": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "memcon": f"{THINGS}vocabulary:",
    "id": "@id",
    "type": "@type",
    **_schema("name", "alternateName", "jobTitle", "text", "description", "location", "headline", "author", "url"),
    **_schema("identifier", "inLanguage", "wordCount", "articleBody", "publication", "publishedBy", "datePublished"),
    **_referring("schema", "creator", "agent", "participant", "attendee", "organizer", "affiliation", "eventStatus"),
    **_dated("schema", startDate="startDate", startTime="startTime", endTime="endTime", dateCreated="dateCreated"),
    **{name: f"memcon:{name}" for name in ("kind", "attitude", "status", "confidence", "sources", "strength", "cue")},
    **{name: f"memcon:{name}" for name in ("channel", "occasion", "addressee", "trigger", "quantity", "decided")},
    **_referring("memcon", "statusBy", "owner", "via", "within", "answers", "document", "agreedAt", "statement"),
    **_referring("oa", "hasBody", "hasTarget", "hasSource", "hasSelector", "motivatedBy"),
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
}
"""The context: terms by what they are called in the file."""
