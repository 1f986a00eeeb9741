"""Acts of the log that the log itself, and who reads it, must know by name."""

# That somebody saw a case as one row of a list. An act of its own and no mark on `case.read`: who opens a dossier sees
# all of it, a list shows a few things of fifty people at once. The jongere, the FG, a sample and every exporter must
# tell these apart, and all of them go by the act; which list it was stands in the details, and why in the purpose.
LISTED = "case.listed"
