-- What is sealed is looked for at every unlocking; without these each entry and earlier state would be read for it.
CREATE INDEX entry_sealed ON entry (key) WHERE sealed != '';
CREATE INDEX revision_sealed ON revision (entry_id) WHERE instr(content, '"sealed":"[');
