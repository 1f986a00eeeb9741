"""What a gemeente tells and asks this organisation: corrections to read, and questions to answer."""

import uuid

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from cases.refusals import Refused
from sharing.api.problems import AlreadyDone
from sharing.api.serializers import (
    Antwoorden,
    Beantwoord,
    OpenVraag,
    OpenVragen,
    Verbetering,
    Verbeteringen,
)
from sharing.api.session import member_of
from sharing.api.views import MemberView, errors
from sharing.questions import Reply, answer, find_question, open_question, open_questions
from sharing.reading import NotShared
from sharing.reading_many import corrections, see_correction


class CorrectionList(MemberView):
    @extend_schema(
        operation_id="meldingenVerbetering", summary="Wat verbeterd of gewist is nadat je organisatie het las",
        tags=["Verbeteringen"], responses={200: Verbeteringen, **errors()},
    )  # fmt: skip
    def get(self, request: Request) -> Response:
        """Welke gegevens, nooit wat erin staat. Wat nog niemand las, staat vooraan."""
        return Response(Verbeteringen({"resultaten": corrections(member_of(request))}).data)


class CorrectionConfirmation(MemberView):
    @extend_schema(
        operation_id="bevestigGelezen", summary="Bevestig dat je organisatie de verbetering heeft gelezen",
        tags=["Verbeteringen"], request=None, responses={201: Verbetering, **errors(403, 404, 409)},
    )  # fmt: skip
    def post(self, request: Request, verbetering: uuid.UUID) -> Response:
        """De regiehouder en de jongere zien de bevestiging."""
        try:
            seen = see_correction(member_of(request), verbetering)
        except NotShared:
            raise Http404 from None
        except Refused as refusal:
            raise AlreadyDone from refusal
        return Response(Verbetering(seen).data, status=status.HTTP_201_CREATED)


class QuestionList(MemberView):
    @extend_schema(
        operation_id="vragen", summary="Wat gemeenten aan je organisatie vragen", tags=["Vragen"],
        responses={200: OpenVragen, **errors()},
    )  # fmt: skip
    def get(self, request: Request) -> Response:
        """Wat het eerst af moet staat vooraan. Hier staat nog niet om welke jongere het gaat."""
        return Response(OpenVragen({"resultaten": open_questions(member_of(request))}).data)


class QuestionDetail(MemberView):
    @extend_schema(
        operation_id="vraag", summary="Eén vraag, met de jongere om wie het gaat", tags=["Vragen"],
        responses={200: OpenVraag, **errors(404)},
    )  # fmt: skip
    def get(self, request: Request, vraag: uuid.UUID) -> Response:
        """Wordt vastgelegd: wie, wanneer en waarvoor. Beantwoord, gestopt of voorbij: dan bestaat de vraag niet."""
        try:
            place = find_question(member_of(request), vraag).place
            asked = open_question(member_of(request), place.schema, vraag)
        except NotShared:
            raise Http404 from None
        return Response(OpenVraag(asked).data)


class Answering(MemberView):
    @extend_schema(
        operation_id="beantwoordVraag", summary="Beantwoord een vraag, of een deel ervan", tags=["Vragen"],
        request=Antwoorden, responses={201: Beantwoord, **errors(400, 403, 404, 409, 415)},
    )  # fmt: skip
    def post(self, request: Request, vraag: uuid.UUID) -> Response:
        """Het antwoord komt in het dossier van de regiehouder. Je kunt het niet meer wijzigen; de jongere mag het
        lezen."""
        member = member_of(request)
        try:
            asked = find_question(member, vraag)
        except NotShared:
            raise Http404 from None
        sent = Antwoorden(data=request.data, context={"asked": asked.question.asked})
        sent.is_valid(raise_exception=True)
        replies = {one["code"]: Reply(one["antwoord"], one["nietWant"]) for one in sent.validated_data["antwoorden"]}
        try:
            answer(member, asked.place.schema, vraag, replies)
        except NotShared:
            raise Http404 from None
        except Refused as refusal:
            raise AlreadyDone from refusal
        left = [code for code in asked.question.asked if code not in replies]
        kept = {"beantwoord": list(replies), "nogOpen": left}
        return Response(Beantwoord(kept).data, status=status.HTTP_201_CREATED)
