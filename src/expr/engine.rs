//! minijinja: the only file tree that names it.
