"""From a gemeente's house style to one small, checked style file.

A theme comes in as design tokens of the NL Design System (css or json) or as a few choices (colours, font, corners).
It is read as data and never trusted as css: every value passes an allow-list, and text that would be hard to read is
refused.
"""
