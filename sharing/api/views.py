"""The partner API: the same readings as the pages, for the same people, in JSON."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import EmptyPage
from django.http import Http404
from drf_spectacular.utils import OpenApiResponse, extend_schema
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.session import Kind
from cases.refusals import Refused
from partners.services import Place, stopped_with
from sharing.api.problems import PROBLEM, AlreadyDone, as_problem
from sharing.api.serializers import GedeeldeJongere, GedeeldeJongeren, Melding, Meldingen, Probleem, Vraag
from sharing.api.session import IsMember, MemberSession, member_of
from sharing.reading import NotShared, Opened
from sharing.reading_many import Wish, confirm, find, list_shared, notices

VERSION = "1.0.0"


@dataclass(frozen=True)
class Found:
    """A share that was read, and where."""

    place: Place
    opened: Opened


def errors(*codes: int) -> dict[Any, Any]:
    return {(code, PROBLEM): OpenApiResponse(Probleem) for code in (401, *codes)}


class Versioned:
    """Every answer tells its version, also an error (ADR /core/version-header)."""

    def finalize_response(self, *given: Any, **more: Any) -> Any:
        response = super().finalize_response(*given, **more)  # type: ignore[misc]  # of APIView
        response["API-Version"] = VERSION
        return response

    def get_exception_handler(self) -> Callable[[Exception, dict[str, Any]], Response]:
        return as_problem


class MemberView(Versioned, APIView):
    """An address for members of a ketenpartner."""

    authentication_classes = (MemberSession,)
    permission_classes = (IsMember,)
    http_method_names = ["get", "head", "options", "post"]


class SharedList(MemberView):
    @extend_schema(
        operation_id="gedeeldeJongeren", summary="Wat er met je organisatie gedeeld is", tags=["Gedeelde jongeren"],
        parameters=[Vraag], responses={200: GedeeldeJongeren, **errors(400, 404)},
    )  # fmt: skip
    def get(self, request: Request) -> Response:
        """Per gemeente, over alle gemeenten waarmee je organisatie samenwerkt."""
        asked = Vraag(data=request.query_params)
        asked.is_valid(raise_exception=True)
        vraag = asked.validated_data
        wish = Wish(search=vraag["zoek"], sort=vraag["sorteer"])
        try:
            listing = list_shared(member_of(request), wish, number=vraag["pagina"], size=vraag["paginaGrootte"])
        except EmptyPage:
            raise Http404 from None
        found = [Found(group.place, opened) for group in listing.groups for opened in group.opened]
        page = {"aantal": listing.page.paginator.count, "pagina": listing.page.number,
                "paginas": listing.page.paginator.num_pages, "resultaten": found}  # fmt: skip
        return Response(GedeeldeJongeren(page).data)


class SharedDetail(MemberView):
    @extend_schema(
        operation_id="gedeeldeJongere", summary="De gedeelde gegevens van één jongere", tags=["Gedeelde jongeren"],
        responses={200: GedeeldeJongere, **errors(404)},
    )  # fmt: skip
    def get(self, request: Request, identificatie: uuid.UUID) -> Response:
        """Wordt vastgelegd: wie, wanneer, welke velden en waarvoor. De jongere kan dat lezen."""
        try:
            place, opened = find(member_of(request), identificatie)
        except NotShared:
            raise Http404 from None
        return Response(GedeeldeJongere(Found(place, opened)).data)


class NoticeList(MemberView):
    @extend_schema(
        operation_id="meldingenEindeDelen", summary="Wat je organisatie niet meer mag gebruiken",
        tags=["Einde delen"], responses={200: Meldingen, **errors()},
    )  # fmt: skip
    def get(self, request: Request) -> Response:
        """Gebruik deze gegevens niet meer, wis ze, en bevestig dat."""
        stopped = stopped_with(member_of(request).ketenpartner_id)
        found = {"resultaten": notices(member_of(request)), "gestopteSamenwerkingen": stopped}
        return Response(Meldingen(found).data)


class Confirmation(MemberView):
    @extend_schema(
        operation_id="bevestigGewist", summary="Bevestig dat je organisatie de gegevens heeft gewist",
        tags=["Einde delen"], request=None, responses={201: Melding, **errors(403, 404, 409)},
    )  # fmt: skip
    def post(self, request: Request, identificatie: uuid.UUID) -> Response:
        """De regiehouder ziet de bevestiging."""
        try:
            notice = confirm(member_of(request), identificatie)
        except NotShared:
            raise Http404 from None
        except Refused as refusal:
            raise AlreadyDone from refusal
        return Response(Melding(notice).data, status=status.HTTP_201_CREATED)


class Document(Versioned, SpectacularJSONAPIView):
    """The OpenAPI document; open to all, because it holds no data."""

    authentication_classes = ()
    permission_classes = ()
    urlconf = "sharing.api.urls"
    custom_settings = {"SERVERS": [{"url": "/api/v1"}], "SCHEMA_PATH_PREFIX": ""}


class Nothing(Versioned, APIView):
    """Every other address below the API."""

    authentication_classes = ()
    permission_classes = ()
    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        raise Http404


def open_to_members(view: type[APIView]) -> Any:
    """The view as a function, marked for the access matrix of the tests."""
    made = view.as_view()
    made.open_to = Kind.PARTNER  # type: ignore[attr-defined]  # as accounts.web does
    return made
