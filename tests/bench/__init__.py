"""Figures against the bars of design §6. Run with: pytest tests/bench/bench_*.py -s. Not part of the suite."""
