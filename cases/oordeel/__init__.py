"""Oordeel signalering: whether a melding asks for action, and on what that rests (B38–B45, B55)."""
