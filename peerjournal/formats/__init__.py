"""Other programs' journals and our own open forms, one file each.

An importer is a module with `NAME` (the word for --format), `TITLE` (for dialogs), `recognises(source)` (by content,
not by name) and `read(source, remarks, wishes)`; an exporter has `NAME` and `write(...)`. Importers are asked in this
order: what can be told for certain first, forms that take almost anything last.
"""

from peerjournal.formats import (
    csv_export,
    daylio,
    daylio_backup,
    dayone,
    dayone_classic,
    dayone_export,
    dayone_plain,
    diarium,
    enex,
    html_export,
    ics,
    joplin,
    journey,
    jrnl,
    jrnl_export,
    json_export,
    json_table,
    jsonl,
    markdown,
    meeting_csv,
    meeting_guide,
    minidiary,
    notes,
    own_markdown,
    print_html,
    rednotebook,
    standard_notes,
    table,
    text,
)

IMPORTERS = (
    ics,
    meeting_csv,
    meeting_guide,
    daylio,
    daylio_backup,
    dayone,
    dayone_classic,
    dayone_plain,
    jrnl,
    journey,
    minidiary,
    diarium,
    rednotebook,
    joplin,
    enex,
    standard_notes,
    own_markdown,
    jsonl,
    notes,
    table,
    json_table,
    text,
)
EXPORTERS = (markdown, jsonl, json_export, csv_export, html_export, print_html, jrnl_export, dayone_export)
