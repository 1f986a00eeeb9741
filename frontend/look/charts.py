"""Geometry of the charts. Templates in look/charts draw it as SVG or as a table.

Every coordinate is a string: Django would write the number 194.5 as "194,5" for a Dutch reader, which breaks an SVG.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

HIGHEST_SCORE = 5
SPARK_STEP, SPARK_TOP, SPARK_UNIT = 14, 21, 3.6


@dataclass(frozen=True)
class Axis:
    label: str
    value: int | None
    end: tuple[str, str]
    text: tuple[str, str]
    anchor: str
    point: tuple[str, str] | None


@dataclass(frozen=True)
class Radar:
    """One polygon for now and, dashed, one for then. A picture beside the table, never instead of it."""

    centre: str
    rings: list[str]
    axes: list[Axis]
    now: str
    then: str
    now_label: str
    then_label: str

    @property
    def in_words(self) -> str:
        known = [f"{axis.label} {axis.value}" for axis in self.axes if axis.value is not None]
        return ", ".join(known) if known else "nog geen scores"


@dataclass(frozen=True)
class HeatRow:
    """The scores of one domain through time. `change` compares the last two that are known."""

    label: str
    cells: list[int | None]
    change: int | None
    spark: str
    end: tuple[str, str] | None


@dataclass(frozen=True)
class HeatTable:
    moments: list[str]
    rows: list[HeatRow]


@dataclass(frozen=True)
class Bar:
    label: str
    value: str
    top: str
    baseline: str
    width: str
    value_x: str


@dataclass(frozen=True)
class Bars:
    width: str
    height: str
    start: str
    label_x: str
    thickness: str
    bars: list[Bar]

    @property
    def in_words(self) -> str:
        return ", ".join(f"{bar.label} {bar.value}" for bar in self.bars)


def radar(
    labels: Sequence[str],
    now: Sequence[int | None],
    then: Sequence[int | None] = (),
    *,
    now_label: str = "nu",
    then_label: str = "",
) -> Radar:
    """A score that is None is skipped: its axis stays, without a point."""
    centre, radius, count = 210.0, 138.6, len(labels)

    def at(index: int, value: float) -> tuple[float, float]:
        angle = 2 * math.pi * index / count
        reach = radius * value / HIGHEST_SCORE
        return centre + reach * math.sin(angle), centre - reach * math.cos(angle)

    def polygon(values: Sequence[int | None]) -> str:
        return " ".join(",".join(_pair(at(index, value))) for index, value in enumerate(values) if value is not None)

    def axis(index: int, label: str) -> Axis:
        x, y = at(index, HIGHEST_SCORE + 0.45)
        anchor = "middle" if abs(x - centre) < 12 else "start" if x > centre else "end"
        value = now[index]
        point = None if value is None else _pair(at(index, value))
        return Axis(label, value, _pair(at(index, HIGHEST_SCORE)), _pair((x, y + 4)), anchor, point)

    return Radar(
        centre=_number(centre),
        rings=[polygon([ring] * count) for ring in range(1, HIGHEST_SCORE + 1)],
        axes=[axis(index, label) for index, label in enumerate(labels)],
        now=polygon(now),
        then=polygon(then),
        now_label=now_label,
        then_label=then_label,
    )


def heat_table(moments: Sequence[str], scores: Sequence[tuple[str, Sequence[int | None]]]) -> HeatTable:
    """Domains down, moments across, oldest first; `scores` holds per domain its label and one score per moment."""
    return HeatTable(list(moments), [_heat_row(label, values) for label, values in scores])


def hbars(values: Sequence[tuple[str, int]], *, width: int = 560, label_width: int = 150) -> Bars:
    """Bars with the number at their end, in the order given. Small numbers must have been left out before this."""
    thickness, gap = 22, 12
    room = width - label_width - 44
    highest = max((value for _, value in values), default=0) or 1

    def bar(index: int, label: str, value: int) -> Bar:
        top, length = index * (thickness + gap), room * value / highest
        baseline = _number(top + thickness * 0.7)
        return Bar(label, str(value), _number(top), baseline, _number(length), _number(label_width + length + 8))

    return Bars(
        width=str(width),
        height=str(max(1, len(values) * (thickness + gap) - gap)),
        start=str(label_width),
        label_x=str(label_width - 10),
        thickness=str(thickness),
        bars=[bar(index, label, value) for index, (label, value) in enumerate(values)],
    )


def _heat_row(label: str, values: Sequence[int | None]) -> HeatRow:
    known = [value for value in values if value is not None]
    points = [
        _pair((4 + index * SPARK_STEP, SPARK_TOP - value * SPARK_UNIT))
        for index, value in enumerate(values)
        if value is not None
    ]
    return HeatRow(
        label=label,
        cells=list(values),
        change=known[-1] - known[-2] if len(known) > 1 else None,
        spark=" ".join(",".join(point) for point in points),
        end=points[-1] if points else None,
    )


def _pair(point: tuple[float, float]) -> tuple[str, str]:
    return _number(point[0]), _number(point[1])


def _number(value: float) -> str:
    return f"{value:.1f}"
