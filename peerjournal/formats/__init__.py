"""Other programs' journals and our own open forms, one file each.

An importer is a module with `NAME`, `recognises(head, path)` (from the first bytes, not from the file's name) and
`read(path, remarks)`; an exporter has `NAME` and `write(...)`.
"""

from peerjournal.formats import jsonl, markdown

IMPORTERS = (jsonl,)
EXPORTERS = (jsonl, markdown)
