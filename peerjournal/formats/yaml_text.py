"""Reads YAML from strangers: texts, lists and mappings only, no types, no tags, nothing that refers to itself.

Built from libyaml's events: its own loaders recurse, and 100,000 brackets end the process. Every scalar stays the text
it was written as (`001`, `yes`, `2021-02-30`), because the readers know better than YAML 1.1 what it may mean.
"""

import re
import tomllib
from typing import Any

import yaml

_DEEPEST = 60
_MARK = re.compile(r"\A\ufeff?---[ \t]*\r?\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_TOML = re.compile(r"\A\ufeff?\+\+\+[ \t]*\r?\n(.{0,65536}?)^\+\+\+[ \t]*\r?$\n?", re.MULTILINE | re.DOTALL)
_LONGEST = 1 << 20  # characters of front matter; the rest is a text that happens to begin with a rule
_KEY = re.compile(r"([^\s:#\-][^:]*?)\s*:(?:\s+(.*))?$")


class BadYaml(ValueError):
    """Not YAML, nested too deeply, or with aliases."""


def load(untrusted_text: str) -> Any:
    """The first document: str, list, dict with str keys, or None where a value is empty. Raises BadYaml."""
    stack: list[Any] = []
    keys: list[Any] = []  # for each open mapping the key that waits for its value, or _NO_KEY
    try:
        for event in yaml.parse(untrusted_text, Loader=yaml.CBaseLoader):
            value: Any
            if isinstance(event, yaml.ScalarEvent):
                plain = event.implicit[0] and event.style in {None, ""}
                value = None if plain and event.value in {"", "~", "null", "Null", "NULL"} else event.value
            elif isinstance(event, yaml.CollectionStartEvent):
                if len(stack) >= _DEEPEST:
                    raise BadYaml("too deep")
                stack.append({} if isinstance(event, yaml.MappingStartEvent) else [])
                keys.append(_NO_KEY)
                continue
            elif isinstance(event, yaml.CollectionEndEvent):
                value = stack.pop()
                keys.pop()
            elif isinstance(event, yaml.AliasEvent):
                raise BadYaml("an alias")
            else:
                continue
            if not stack:
                return value
            _put(stack[-1], keys, value)
    except (yaml.YAMLError, ValueError, RecursionError, UnicodeError) as error:
        raise error if isinstance(error, BadYaml) else BadYaml("not YAML") from None
    return None


_NO_KEY = object()


def _put(into: Any, keys: list[Any], value: Any) -> None:
    if isinstance(into, list):
        into.append(value)
    elif keys[-1] is _NO_KEY:
        keys[-1] = value if isinstance(value, str) else ""
    else:
        into[keys[-1]] = value
        keys[-1] = _NO_KEY


def front_matter(untrusted_text: str) -> tuple[dict[str, Any], str]:
    """The fields between a first line `---` and the next, and the text below them; no fields where there are none.

    What is not quite YAML (tabs, `title: a: b`, crooked lists) is read line by line, as the editors do that wrote it.
    """
    if untrusted_text.lstrip("\ufeff").startswith("+++"):
        return _toml(untrusted_text)
    begin = _MARK.match(untrusted_text)
    end = _END.search(untrusted_text, begin.end(), begin.end() + _LONGEST) if begin else None
    if begin is None or end is None:
        return {}, untrusted_text.removeprefix("\ufeff")
    inner = untrusted_text[begin.end() : end.start()]
    body = untrusted_text[end.end() :]
    try:
        fields = load(inner)
    except BadYaml:
        fields = _by_lines(inner)
    if fields is None:
        return {}, body
    # A rule, a text and a rule: no fields, but somebody's words.
    return (fields, body) if isinstance(fields, dict) else ({}, untrusted_text.removeprefix("\ufeff"))


def _toml(untrusted_text: str) -> tuple[dict[str, Any], str]:
    """Front matter between lines of `+++`, as Hugo writes it: values as texts, lists of texts, mappings."""
    found = _TOML.match(untrusted_text)
    try:
        fields = tomllib.loads(found[1]) if found else None
    except (ValueError, RecursionError, OverflowError):
        fields = None
    if found is None or fields is None:
        return {}, untrusted_text.removeprefix("\ufeff")
    return {key: _as_text(value) for key, value in fields.items()}, untrusted_text[found.end() :]


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_text(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_as_text(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _by_lines(text: str) -> dict[str, Any] | None:
    fields: dict[str, Any] = {}
    key = ""
    for line in text.splitlines():
        item = line.strip()
        found = _KEY.match(line)
        if found:
            key = found[1].strip("\"'")
            fields[key] = _value((found[2] or "").strip())
        elif key and item.startswith("- "):
            before = fields[key]
            fields[key] = [*(before if isinstance(before, list) else []), _unquoted(item[2:].strip())]
        elif item and not item.startswith("#") and key and isinstance(fields[key], str):
            fields[key] = f"{fields[key]} {item}"
    return fields or {"": text}


def _value(text: str) -> Any:
    if text.startswith("["):
        try:
            return load(text)
        except BadYaml:
            return text
    return _unquoted(text) or None


def _unquoted(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    return text
