"""Joplin's terminal: Markdown in an SQLite database with an index of words, in a program for Node.

Its `search` opens only in its full-screen window. A script next to its own start lets that command answer where it
was asked: with the search that the window does, and twenty titles. Notes come into a profile, too, by such a script,
which then has Joplin make its index (eleven seconds for 10,000).
"""

import json
from pathlib import Path

from tests.benchmarks.peers.commands import Taken, command, interpreter, program, ran
from tests.corpus import Corpus

_START = """
const main = process.argv.splice(2, 1)[0];
const from = require('module').createRequire(main);
const lib = name => from('@joplin/lib/' + name);
const Command = from('./command-search.js');
Command.prototype.compatibleUis = () => ['cli', 'gui'];
"""
_SEARCH = """
Command.prototype.action = async ({ pattern }) => {
    const search = lib('services/search/SearchEngineUtils').default;
    const { notes } = await search.notesForQuery(pattern, true, { appendWildCards: true });
    for (const note of notes.slice(0, 20)) console.info(note.title);
};
from(main);
"""
_FILL = """
Command.prototype.action = async ({ pattern }) => {
    const folder = await lib('models/Folder').default.save({ title: 'Journal' });
    const notes = JSON.parse(require('fs').readFileSync(pattern, 'utf8'));
    const sql = 'INSERT INTO notes (id, parent_id, title, body, created_time, updated_time, user_created_time, '
        + 'user_updated_time) VALUES (?, ?, ?, ?, ?, ?, ?, ?)';
    await lib('registry').reg.db().transactionExecBatch(notes.map(([id, at, title, body]) => (
        { sql, params: [id, folder.id, title, body, at, at, at, at] })));
    await lib('services/search/SearchEngine').default.instance().rebuildIndex();
};
from(main);
"""


def searching(folder: Path, count: int, word: str) -> Taken:
    """Its search in a profile of so many notes."""
    main = Path(program("joplin", "JOPLIN_FOR_TESTS")).resolve()
    notes, profile = folder / "joplin.json", folder / f"joplin-{count}"
    notes.write_text(json.dumps(_notes(count)), "utf-8")

    def asked(name: str, what: str, about: str) -> list[str]:
        script = folder / name
        script.write_text(_START + what, "utf-8")
        return [*interpreter(main), str(script), str(main), "--profile", str(profile), "search", about]

    ran(asked("fill.cjs", _FILL, str(notes)), folder)
    return Taken(command(asked("search.cjs", _SEARCH, word), folder))


def _notes(count: int) -> list[tuple[str, int, str, str]]:
    return [
        (f"{number:032x}", number, record["title"], record["text"])
        for number, record in enumerate(Corpus().records(count), start=1)
    ]
