"""The intake: a conversation along a form of the gemeente, in which nothing has to be filled in (B57, B70)."""
