//! register: the only door to SQLite. Numbers, papers, commit records (REG-1 … REG-9).
