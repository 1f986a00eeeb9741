"""Drop signals: a score fell fast, and a person looks whether that asks for something (A14)."""
