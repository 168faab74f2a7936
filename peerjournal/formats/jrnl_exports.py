"""What jrnl exports, back in its own terms: JSON, XML, Markdown with YAML front matter, and Markdown in one file.

Its exporters are the only description (jrnl/plugins, versions 1.9 to 4.6).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from peerjournal.formats.jrnl_text import parts, tags
from peerjournal.formats.json_pieces import JsonReader
from peerjournal.formats.json_text import BadJson, text
from peerjournal.formats.xml_text import walk
from peerjournal.model.text import tidy_tag

_JSON_KEYS = {"title", "body", "date", "time", "tags", "starred", "uuid", "creator"}
_JSON_HEAD = re.compile(r'\A\s*\{\s*("tags"\s*:\s*(\{|\[)|"entries"\s*:\s*\[)')
_XML_HEAD = re.compile(r"\A\s*(<\?xml[^>]*>\s*)?<journal>\s*(<entries>|<entries/>|<tags)")
_FRONT = re.compile(
    r"\A(?:---\r?\n)?title: ?(?P<title>[^\n]*)\ndate: ?(?P<date>[^\n]*)\nstarred: ?(?P<starred>True|False)\s*\n"
    r"tags: ?(?P<tags>[^\n]*)\n(?:uuid: ?(?P<uuid>[^\n]*)\n)?(?:creator:[^\n]*\n(?:[ \t]+[^\n]*\n)*)?"
)
_IN_ONE = re.compile(r"\A# (\d{1,4})\n\n## \w+\n\n### (?=\d|\w+ \d)")
_HEADING = re.compile(
    r"### ((?:\d{4}-\d\d-\d\d|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:[ T]\d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?)?)(?: (.*))?"
)
# One entry a file: the name says the day, and the first heading the same day with a time.
_NAME = re.compile(r"(?:^|/)\d{4}-\d\d-\d\d_[^/]*\.md$")
_ENTRY = re.compile(
    r"\A# ((?:\d{4}-\d\d-\d\d|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})[ T]\d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?)(?: (.*))?(?:\n|\Z)"
)
_YEAR_OR_MONTH = re.compile(r"^#{1,2} \w+\n*\Z", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Exported:
    """One entry of an export; `when` is its date as written, ids are those of Day One journals."""

    when: str
    title: str
    body: str
    starred: bool
    tags: tuple[str, ...]
    id: str = ""


def kind(untrusted_head: str, name: str = "") -> str:
    """'json', 'xml', 'yaml', 'markdown' (of a whole journal), 'entry' (Markdown of one) or ''."""
    head = untrusted_head.lstrip("\ufeff")
    if head.lstrip().startswith("{"):
        if _JSON_HEAD.match(head) and '"date"' in head and '"creationDate"' not in head and '"body"' in head:
            return "json"
        return "json" if all(f'"{key}"' in head for key in ("title", "body", "date", "time", "starred")) else ""
    if _XML_HEAD.match(head):
        return "xml"
    if _FRONT.match(head):
        return "yaml"
    if _NAME.search(name) and _ENTRY.match(head):
        return "entry"
    return "markdown" if _IN_ONE.match(head) else ""


def from_json(untrusted: Iterable[str]) -> Iterator[Exported | None]:
    """The entries of a text in pieces, and None for each that is none. Raises BadJson."""
    alone: dict[str, Any] = {}
    some = False
    for key, place, value in JsonReader(untrusted).members(into=lambda key: key == "entries"):
        if key == "entries" and isinstance(place, int):
            some = True
            yield _from_object(value)
        elif isinstance(key, str) and (key in _JSON_KEYS or some):
            alone[key] = value
        else:
            raise BadJson("not jrnl's")
    if not some:  # a folder of entries, one to a file
        yield _from_object(alone)


def _from_object(one: Any) -> Exported | None:
    title, body = text(one, "title"), text(one, "body")
    if not isinstance(one, dict) or not (title or body or text(one, "date")):
        return None
    given = one.get("tags")
    named = [tag for tag in (given if isinstance(given, list) else []) if isinstance(tag, str)]
    when = f"{text(one, 'date')} {text(one, 'time')}".strip()
    return Exported(when, title, body, one.get("starred") is True, bare(named), text(one, "uuid"))


def bare(named: list[str]) -> tuple[str, ...]:
    """Tags without the sign that jrnl writes them with, each once."""
    return tuple(dict.fromkeys(tag for one in named if (tag := tidy_tag(one.strip().removeprefix("@")))))


def from_xml(untrusted: Iterable[bytes]) -> Iterator[Exported]:
    """The entries. Raises BadXml."""
    found: list[Exported] = []
    given: dict[str, str] | None = None
    named: list[str] = []
    words: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal given
        if name == "entry":
            given = attributes
            named.clear()
            words.clear()
        elif name == "tag" and given is not None:
            named.append(attributes.get("name", ""))

    def end(name: str) -> None:
        nonlocal given
        if name == "entry" and given is not None:
            title, body, _ = parts("".join(words))
            starred = given.get("starred", "").lower() in {"true", "1"}
            found.append(Exported(given.get("date", ""), title, body, starred, bare(named), given.get("uuid", "")))
            given = None

    for _ in walk(untrusted, start, end, lambda data: words.append(data) if given is not None else None):
        yield from found
        found.clear()


def from_yaml(untrusted: str) -> Exported | None:
    """The entry of one file."""
    front = _FRONT.match(untrusted.lstrip("\ufeff").replace("\r\n", "\n"))
    if front is None:
        return None
    rest = front.string[front.end() :]
    if rest.startswith("body: |"):
        # A block of text, each line behind a tab; the document's end mark closes it.
        rest = re.sub(r"\n?\.\.\.\s*\Z", "", rest.removeprefix("body: |"))
        rest = re.sub(r"^\t", "", rest, flags=re.MULTILINE)
    else:
        rest = rest.removeprefix("---\n")
    named = bare(front["tags"].split(","))
    return Exported(
        front["date"].strip(), front["title"].strip(), rest.strip(), front["starred"] == "True", named,
        (front["uuid"] or "").strip(),
    )  # fmt: skip


def from_entry(untrusted: str) -> Exported | None:
    """The entry of one file of Markdown; headings inside get their level back."""
    whole = untrusted.lstrip("\ufeff").replace("\r\n", "\n")
    head = _ENTRY.match(whole)
    if head is None:
        return None
    title, body = (head[2] or "").strip(), re.sub(r"^#(?=#+ )", "", whole[head.end() :], flags=re.MULTILINE).strip()
    return Exported(head[1], title, body, False, tags(f"{title}\n{body}"))


def from_markdown(untrusted: Iterable[str]) -> Iterator[Exported]:
    """The entries of lines with years and months as headings; headings inside entries get their level back."""
    head: re.Match[str] | None = None
    body: list[str] = []
    for line in untrusted:
        found = _HEADING.fullmatch(line) if line.startswith("### ") else None
        if found is None:
            body.append(line)
            continue
        if head is not None:
            yield _under(head, body)
        head, body = found, []
    if head is not None:
        yield _under(head, body)


def _under(head: re.Match[str], lines: list[str]) -> Exported:
    body = "\n".join(lines)
    for _ in range(2):  # the headings of the next year and month
        body = _YEAR_OR_MONTH.sub("", body.rstrip() + "\n")
    body = re.sub(r"^###(?=#+ )", "", body, flags=re.MULTILINE)
    title = (head[2] or "").strip()
    return Exported(head[1], title, body.strip(), False, tags(f"{title}\n{body}"))
