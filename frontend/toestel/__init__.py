"""The device of a medewerker in the hands of a jongere: one question, and nothing else can be reached."""
