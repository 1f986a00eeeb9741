"""Talks with the school about one jongere: before leaving school, and when absence begins (B48, B51)."""
