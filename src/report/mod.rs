//! report: what the office sees of a run: findings on the terminal, JSON, 处理说明.
