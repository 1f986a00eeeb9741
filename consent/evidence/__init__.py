"""The proof of a machtiging: for every event one record, signed by the gemeente, and a sealed PDF to read it by."""
