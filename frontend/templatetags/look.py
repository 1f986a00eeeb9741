"""Small words for templates: an icon, a theme's file, initials, the pages around this one."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms.utils import flatatt
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from frontend.look.context import DEFAULT_THEME, known_logo

register = template.Library()
RADIO = "utrecht-radio-button utrecht-radio-button--html-input"
TICK = "utrecht-checkbox utrecht-checkbox--html-input utrecht-checkbox--custom"


@register.simple_tag
@cache
def icon(name: str, css_class: str = "") -> SafeString:
    """A decorative icon from the sprite: hidden for screen readers, so there must be words beside it."""
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        css_class,
        static("icons/sprite.svg"),
        name,
    )


@register.simple_tag
def theme_css(name: str = "") -> str:
    return static(f"themes/{name or DEFAULT_THEME}.css")


@register.simple_tag
def theme_logo(name: str = "") -> str:
    return static(f"logos/{known_logo(name)}.svg")


@register.simple_tag(takes_context=True)
def query(context: template.Context, name: str, value: object) -> str:
    """This page's address with one parameter changed; unlike {% querystring %}, the parameter's name may vary."""
    parameters = context["request"].GET.copy()
    parameters[name] = str(value)
    return "?" + parameters.urlencode()


@register.simple_tag
def sorting(key: str, sort: str = "") -> dict[str, str]:
    """How a column is sorted now, and what a click on its header asks for."""
    if sort == key:
        return {"direction": "ascending", "icon": "arrow-up", "next": f"-{key}"}
    if sort == f"-{key}":
        return {"direction": "descending", "icon": "arrow-down", "next": key}
    return {"direction": "", "icon": "arrows-sort", "next": key}


@register.simple_tag
def menu(entries: list[dict[str, Any]], room: int) -> dict[str, Any]:
    """A menu that never scrolls sideways: what fits in the bar, and what stands below "Meer"; never one alone."""
    fits = len(entries) if len(entries) <= room + 1 else room
    more = entries[fits:]
    return {
        "first": entries[:fits],
        "more": more,
        "open": next((entry for entry in entries if entry.get("current")), None),
        "open_in_more": next((entry for entry in more if entry.get("current")), None),
        "waiting": sum(entry.get("count") or 0 for entry in more),
        "waiting_in_all": sum(entry.get("count") or 0 for entry in entries),
    }


@register.simple_tag
def choice_attributes(option: dict[str, Any]) -> SafeString:
    """The attributes of one radio button or tick box: Django's own, in our look, disabled when its card is locked."""
    attributes = {
        **option["attrs"],
        "class": TICK if option["type"] == "checkbox" else RADIO,
        "type": option["type"],
        "name": option["name"],
        "value": option["value"],
    }
    if getattr(option["label"], "locked", ""):
        attributes["disabled"] = True
    return flatatt(attributes)


@register.filter
def initials(name: str) -> str:
    """First and last initial: "Yara el Amrani" gives YA."""
    words = str(name).split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@register.filter
def elided(page: Page[Any]) -> Iterator[int | str]:
    """Page numbers around this page, with an ellipsis where numbers are left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
