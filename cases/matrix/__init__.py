"""The matrix: everybody's scores at a glance (A6), who is out of sight (A5), and figures without names."""
