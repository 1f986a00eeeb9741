"""Charts are drawn right for a Dutch reader, and say in words what they show."""

import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from frontend.look import charts

LABELS = ["Financiën", "Werk", "Wonen", "Relaties"]


@pytest.fixture(autouse=True)
def dutch():
    with translation.override("nl"):
        yield


@pytest.fixture
def radar():
    return charts.radar(LABELS, [3, 2, None, 5], [1, 2, 2, 4], now_label="okt", then_label="jan")


def coordinates(html):
    return re.findall(r'\b(?:x|y|x1|x2|y1|y2|cx|cy|width|height)="([^"]+)"', html)


def test_no_coordinate_has_a_decimal_comma(radar):
    bars = charts.hbars([("Oost", 7), ("West", 3)])
    html = render_to_string("look/charts/radar.html", {"radar": radar}) + render_to_string(
        "look/charts/hbars.html", {"bars": bars, "title": "Jongeren per wijk"}
    )

    assert all(re.fullmatch(r"-?\d+(\.\d+)?", number) for number in coordinates(html))
    for points in re.findall(r'points="([^"]+)"', html):
        assert all(re.fullmatch(r"-?\d+\.\d,-?\d+\.\d", point) for point in points.split())


def test_a_radar_tells_its_scores_in_words(radar):
    html = render_to_string("look/charts/radar.html", {"radar": radar, "chart_id": "zrm"})

    assert "Financiën 3, Werk 2, Relaties 5" in html
    assert 'aria-labelledby="zrm-title zrm-words"' in html


def test_a_score_that_is_unknown_gives_no_point(radar):
    assert len(radar.now.split()) == 3
    assert radar.axes[2].point is None


def test_the_bar_of_the_highest_number_is_the_longest():
    bars = charts.hbars([("Oost", 7), ("West", 14)]).bars

    assert float(bars[1].width) == 2 * float(bars[0].width)


def test_bars_without_numbers_are_empty():
    assert charts.hbars([]).in_words == ""


def test_the_heat_table_shows_the_number_in_every_cell_and_the_change():
    table = charts.heat_table(["jan", "okt"], [("Werk", [2, 3]), ("Wonen", [3, 2]), ("Justitie", [None, None])])

    html = render_to_string("look/charts/zrm_table.html", {"table": table})

    assert '<td class="zrm-3">3</td>' in html
    assert "+1" in html
    assert "-1" in html
    assert html.count("niet gescoord") == 2


@pytest.mark.parametrize(
    ("scores", "change"), [([2, 4], 2), ([4, None, 3], -1), ([3], None), ([None], None), ([3, 3], 0)]
)
def test_change_compares_the_last_two_known_scores(scores, change):
    moments = [str(number) for number in range(len(scores))]

    assert charts.heat_table(moments, [("Werk", scores)]).rows[0].change == change
