"""What is weighed in the demo: with whom, on which grondslagen, what for, and which fields."""

from dataclasses import replace

from config.demo.decisions import Deal
from config.demo.organisations import (
    DE_LOODS,
    GGZ,
    LEERPLICHT,
    ROC,
    THUISHAVEN,
    WERK_EN_INKOMEN,
    WERKPLEIN,
    WIJKTEAM,
    Organisation,
)
from consent.afwegingen.models import Reaction

WHO = ("persoon.naam", "betrokken.regiehouder", "betrokken.regiehouder_email")

WITH_SCHOOL = Deal(
    ROC,
    giving="CONS",
    receiving="CONS",
    task="Begeleiding van studenten",
    purpose="De mentor maakt een rooster dat haalbaar is en bespreekt dat elke week met de jongere.",
    benefit="Een rooster dat past, en één persoon op school die ervan weet.",
    fields=(
        *WHO,
        "onderwijs.opleiding",
        "verzuim.periodes>verzuim.dit_schooljaar",
        "zrm.tijd>zrm.tijd_ondersteuning",
        "-contact.adres",
        "~werk.status",
    ),
)
TRAINEESHIP = replace(
    WITH_SCHOOL,
    purpose="De stagebegeleider zoekt een leerbedrijf dat past en spreekt de dagen op school en op het werk af.",
    benefit="Leren door te doen, bij een bedrijf in de buurt.",
    fields=(
        *WHO,
        "contact.telefoon",
        "onderwijs.opleiding",
        "contact.adres>contact.wijk",
        "plan.doelen>plan.onderwerpen",
        "-zrm.fin",
        "~verzuim.periodes",
    ),
)
ENDING_SOON = Deal(
    ROC,
    giving="CONS",
    receiving="SCHOOL-V",
    task="Terug naar de les na een melding van verzuim",
    purpose="De verzuimcoördinator stemt het inhalen van lessen af op de avonden dat de jongere werkt.",
    benefit="Geen dubbele afspraken en minder druk.",
    fields=(*WHO, "onderwijs.opleiding", "werk.uren>werk.twaalf_uur", "-zrm.fin"),
    since_days=150,
    days=165,
)
HEALTH_WITH_WIJKTEAM = Deal(
    WIJKTEAM,
    giving="JW-2",
    receiving="JW-1",
    task="Jeugdhulp regelen",
    purpose="De gezinswerker kiest een vorm van jeugdhulp die past en belt daarover met ouders en jongere.",
    benefit="Hulp die begint zonder alles opnieuw te vertellen.",
    fields=(*WHO, "contact.telefoon", "zrm.gg>zrm.gg_ondersteuning", "plan.doelen>plan.onderwerpen"),
    secrecy=True,
)
HOME_VISITS = Deal(
    WIJKTEAM,
    giving="JW-2",
    receiving="JW-1",
    task="Hulp aan huis",
    purpose="De gezinswerker komt elke twee weken thuis en helpt moeder met grenzen en met de geldzaken.",
    benefit="Rust thuis, zodat werken en leren lukt.",
    fields=(
        "persoon.roepnaam",
        "persoon.achternaam",
        "contact.telefoon",
        "contact.adres>contact.wijk",
        "plan.doelen>plan.onderwerpen",
        "intake.antwoorden",
        "zrm.fin>zrm.fin_ondersteuning",
        "betrokken.regiehouder",
        "-zrm.mid",
        "~verzuim.periodes",
    ),
    secrecy=True,
    since_days=40,
    days=220,
)
WITH_GGZ = Deal(
    GGZ,
    giving="CONS",
    receiving="CONS",
    task="Behandeling",
    purpose="De psycholoog plant gesprekken op momenten dat school of werk doorgaat.",
    benefit="Behandeling die niet botst met school of werk.",
    fields=(*WHO, "contact.telefoon", "contact.voorkeur", "onderwijs.ingeschreven", "-zrm.gg"),
)
TO_LEERPLICHT = Deal(
    LEERPLICHT,
    giving="JW-2",
    receiving="LPW-1",
    task="Onderzoek van verzuim",
    purpose="De leerplichtambtenaar beoordeelt of volledige aanwezigheid nu haalbaar is.",
    benefit="Geen proces-verbaal zolang de hulp loopt.",
    fields=("persoon.naam", "casus.geopend_op", "betrokken.regiehouder", "zrm.wo>zrm.wo_ondersteuning", "-zrm.rel"),
    secrecy=True,
)
TO_LANDLORD = Deal(
    THUISHAVEN,
    giving="HOUS-1",
    receiving="HOUS-1",
    task="Verhuren van kamers aan jongeren",
    purpose="De woonconsulent belt als er een kamer vrijkomt en maakt een afspraak om te kijken.",
    benefit="Sneller een eigen kamer.",
    fields=("persoon.naam", "contact.telefoon", "wonen.woonvraag", "-zrm.fin", "-werk.inkomensbron"),
)
WORK_PLACE = Deal(
    DE_LOODS,
    giving="HOUS-1",
    receiving="HOUS-1",
    task="Leerwerkplek in het magazijn",
    purpose="De werkmeester plant de werkdagen en spreekt af wie op de werkvloer helpt.",
    benefit="Een plek met iemand die weet wat werkt.",
    fields=(
        "persoon.roepnaam",
        "persoon.achternaam",
        "contact.telefoon",
        "zrm.tijd>zrm.tijd_ondersteuning",
        "-zrm.soc",
    ),
)
OVER_TO_WORK_FIELDS = (
    "persoon.naam",
    "contact.adres",
    "persoon.geboortedatum",
    "onderwijs.startkwalificatie",
    "zrm.fin>zrm.fin_ondersteuning",
    "-onderwijs.schoolloopbaan",
)


def over_to_work(office: Organisation) -> Deal:
    """The law lets the Doorstroompunt pass this on to the same gemeente; the jongere is told, and signs nothing."""
    return Deal(
        office,
        giving="RMC-2",
        receiving="PW-1",
        task="Ondersteuning naar werk",
        purpose="De klantmanager nodigt de jongere uit en zoekt een eerste baan of een leerwerkplek.",
        benefit="Hulp bij werk en inkomen zonder zelf een aanvraag te doen.",
        fields=OVER_TO_WORK_FIELDS,
    )


NOORDERKOOG_TO_WORK = over_to_work(WERK_EN_INKOMEN)
WATERLAND_TO_WORK = over_to_work(WERKPLEIN)
WMO_CARE = Deal(
    WIJKTEAM,
    giving="WMO-3",
    receiving="WMO-3",
    task="Begeleiding bij zelfstandig wonen",
    purpose="De begeleider spreekt af welke dag er hulp komt en waarbij.",
    benefit="Hulp bij het regelen van een plek.",
    fields=(*WHO, "contact.telefoon", "wonen.vorm>wonen.vaste_plek"),
)
DIAGNOSIS_FOR_SCHOOL = Deal(
    ROC,
    giving="CONS",
    receiving="SCHOOL-V",
    task="Begeleiding van studenten",
    purpose="School vraagt naar de diagnose, om het rooster aan te passen.",
    benefit="Een rustige plek en een vast aanspreekpunt.",
    fields=("-zrm.gg", "-betrokken.betrokkenen", "~zrm.tijd"),
    reaction=Reaction.OBJECTS,
)
