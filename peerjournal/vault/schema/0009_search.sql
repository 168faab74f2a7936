-- The index anew, for pages of 16 KiB: leaves of which four fill one page, and prefixes of up to three letters. Longer
-- ones are few enough in each row of the index to be gathered as they are typed, and five took as much room as the texts.
DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5 (
    title, body, tags,
    content = 'searchable', content_rowid = 'key', prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
);
INSERT INTO search (search, rank) VALUES ('pgsz', 4040);
INSERT INTO search (search) VALUES ('rebuild');
