"""The encrypted vault: one folder with a header of key slots, a SQLCipher database, and a lock."""
