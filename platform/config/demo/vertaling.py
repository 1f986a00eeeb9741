"""The question to a jongere in Ukrainian, for the demo. A gemeente has its own texts made by a translator."""

from accounts.models import User
from cases.content.models import ContentKind
from cases.content.services import begin_content
from consent.machtigingen.text import TEXT_VERSION

STOP = (
    "Ти можеш зупинити це будь-коли, також лише для одного пункту. Це робиться тут, однією кнопкою."
    " Можна також сказати своєму координатору."
)
UKRAINIAN = {
    "dutch_counts": "Це переклад, щоб тобі допомогти. Чинним є нідерландський текст.",
    "toestemming": "Чи можемо ми передати це про тебе іншій організації?",
    "opheffen_geheimhouding": "Без твоєї згоди ми нічого не можемо розповісти. Чи можемо ми розповісти це?",
    "instemming": "Чи погоджуєшся ти, щоб ми передали це про тебе?",
    "opvragen": "Чи можемо ми запитати це про тебе в іншої організації?",
    "opvragen_geheimhouding": "Інша організація нічого не може розповісти без твоєї згоди. Чи можна це?",
    "opvragen_instemming": "Чи погоджуєшся ти, щоб ми запитали це про тебе в іншої організації?",
    "who_asks": "Хто просить: муніципалітет {gemeente}. Твій координатор: {regiehouder}.",
    "who_gets": "Хто це отримає: {partner}, для: {taak}. Більше ніхто.",
    "what": "Що: {gegevens}.",
    "what_not": "Чого ні: {niet}.",
    "all_else": "усе інше з твоєї справи",
    "whom_asked": "Кого ми запитаємо: {partner}. Більше нікого.",
    "asked": "Що ми запитаємо: {gegevens}.",
    "not_asked": "Чого ми не запитаємо: {niet}.",
    "all_they_know": "усе інше, що вони про тебе знають",
    "they_see": "Що вони побачать: твоє ім'я та дату народження, щоб {partner} знав, про кого йдеться."
    " І що ми питаємо.",
    "why": "Навіщо: {doel}",
    "result": "Що це дасть тобі: {resultaat}",
    "who_reads": "Хто прочитає відповідь: ті, хто в нас працює з твоєю справою. Далі ми її не передаємо.",
    "until": "До якого дня: {tot} включно. Потім інша організація цього не бачить і має видалити збережене.",
    "answer_until": "До якого дня: {partner} може відповісти до {tot} включно. Потім запит зникає.",
    "basis": "Чому ми питаємо: {grond}.",
    "if_no": "Ти кажеш ні? Допомога від нас не зміниться. Пояснювати не треба. Можна сказати так на одне і ні на інше.",
    "stop": f"{STOP} Відтоді інша організація цього не бачить.",
    "stop_asking": f"{STOP} Відтоді інша організація не бачить запиту. Відповідь, яка вже є, лишається у справі.",
    "rights": "Ти можеш запитати, що ми про тебе зберігаємо. Щось не так? Попроси виправити або видалити."
    " Маєш скаргу? Поговори з FG муніципалітету. Можна також звернутися до AP (Autoriteit Persoonsgegevens).",
    "again": "Ми питаємо ще раз, бо тепер має підписати інша людина. Те, що підписали раніше, більше не діє."
    " Поки не підписано, ніхто нічого не бачить.",
}


def set_ukrainian(*, by: User) -> None:
    begin_content(
        kind=ContentKind.VERTALING, naam="Oekraïens", by=by,
        body={"language": "uk", "text_version": TEXT_VERSION, "parts": UKRAINIAN},
    )  # fmt: skip
