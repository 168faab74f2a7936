"""Reads JSON from strangers: any text in any encoding becomes plain values, or BadJson, and nothing else happens."""

import json
from typing import Any

from peerjournal.formats.encodings import decoded


class BadJson(ValueError):
    """Not JSON, or nested too deeply."""


def load(untrusted: bytes | str) -> Any:
    """The value. Numbers with thousands of digits, NaN and deep nesting are BadJson."""
    if isinstance(untrusted, bytes):
        found = decoded(untrusted)
        if found is None:
            raise BadJson("not text")
        untrusted = found[0]
    try:
        return json.loads(untrusted.removeprefix("\ufeff"), parse_constant=refused)
    except (ValueError, RecursionError):
        raise BadJson("not JSON") from None


def refused(name: str) -> Any:
    raise BadJson(name)


def text(untrusted: Any, *keys: str) -> str:
    """The first of some keys of an object that holds a text, or ''."""
    if isinstance(untrusted, dict):
        for key in keys:
            value = untrusted.get(key)
            if isinstance(value, str) and value:
                return value
    return ""


def number(untrusted: Any, *keys: str) -> int | None:
    """The first of some keys of an object that holds a whole number (also written as a text, or as 1.0), or None."""
    if isinstance(untrusted, dict):
        for key in keys:
            value = untrusted.get(key)
            try:
                if isinstance(value, int | float | str) and not isinstance(value, bool) and str(value).strip():
                    return int(float(value)) if not isinstance(value, int) else value
            except (ValueError, OverflowError):
                continue
    return None


def objects(untrusted: Any, *keys: str) -> list[dict[str, Any]]:
    """The objects of the first of some keys of an object that holds a list."""
    if isinstance(untrusted, dict):
        for key in keys:
            if isinstance(untrusted.get(key), list):
                return [one for one in untrusted[key] if isinstance(one, dict)]
    return []
