//! commit: the only writer of outputs. Stage, one record, then rename file by file.
