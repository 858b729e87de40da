"""The description of the API (OpenAPI 3.1), told from the very types that are sent."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from memcon import __version__
from memcon.web.api.answers import ADDRESSES, Address
from memcon.web.api.asking import PARAMETERS, ROOT

_TOKEN = {
    "type": "http",
    "scheme": "bearer",
    "description": "Where people log in: a token of a user, made by memcon user token add.",
}
_ERRORS = {
    "400": "What was asked cannot be.",
    "401": "People log in here, and nobody is known by this token or session.",
    "403": "The token or session is of a role that may not.",
    "404": "Nothing has this id, or is in this listing.",
    "409": "The record, or its list of issues, cannot be read.",
}


class Error(msgspec.Struct, frozen=True):
    """What went wrong, on one line."""

    error: str


@cache
def describe_api() -> Mapping[str, Any]:
    """The whole description."""
    types = [address.gives for address in ADDRESSES]
    schemas, parts = msgspec.json.schema_components([*types, Error], ref_template="#/components/schemas/{name}")
    paths = {f"{ROOT}{a.path}": {"get": _operation(a, schema)} for a, schema in zip(ADDRESSES, schemas, strict=False)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Memcon",
            "version": __version__,
            "description": "A sourced record of a negotiation: everything to read, nothing to change.",
        },
        "paths": paths,
        "components": {"schemas": parts, "securitySchemes": {"token": _TOKEN}},
        "security": [{}, {"token": []}],
    }


def _operation(address: Address, schema: Mapping[str, Any]) -> dict[str, Any]:
    answers: dict[str, Any] = {
        "200": {
            "description": address.line,
            "headers": {"ETag": {"description": "Changes with the record.", "schema": {"type": "string"}}},
            "content": {"application/json": {"schema": schema}},
        },
        "304": {"description": "Nothing has changed since the ETag of If-None-Match."},
    }
    failed = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    answers |= {status: {"description": words, "content": failed} for status, words in _ERRORS.items()}
    return {
        "operationId": address.name,
        "summary": address.line,
        "parameters": [*_in_path(address), *(_in_query(name, address.choices.get(name)) for name in address.asks)],
        "responses": answers,
    }


def _in_path(address: Address) -> list[dict[str, Any]]:
    if "{id}" not in address.path:
        return []
    words = "An id, or a beginning of it that is unique."
    return [{"name": "id", "in": "path", "required": True, "description": words, "schema": {"type": "string"}}]


def _in_query(name: str, choices: Sequence[str] | None) -> dict[str, Any]:
    words, schema = PARAMETERS[name]
    return {"name": name, "in": "query", "description": words, "schema": {"enum": choices} if choices else schema}
