"""The half-yearly wijkronde: whoever is out of sight comes back on the list (B165, B166)."""
