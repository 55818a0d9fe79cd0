"""The language of the interface: which one it is, and the catalogue that it is read from.

The sources speak English; ``assets/languages`` holds the other languages.  What a person wrote and what the network
answers is never translated.
"""

import logging

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from chatbot.paths import asset
from chatbot.settings import Language

log = logging.getLogger(__name__)
translate = QCoreApplication.translate
LOCALES = {"en": QLocale("en_US"), "hi": QLocale("hi_IN")}
NAMES = {"en": "English", "hi": "हिन्दी"}
"""Each language in its own words."""
CATALOGUES = ("engram", "qt")
MARK = "engram-language"


def QT_TRANSLATE_NOOP(context: str, text: str, comment: str | None = None, number: int = 0) -> str:
    """Mark a text that is translated where it is used; with a ``number`` it has forms for one and for many.

    lupdate knows this call by its name, and a text with forms by a literal number.
    """
    return text


def spoken(setting: Language) -> str:
    """``en`` or ``hi``: what was chosen, else the first language of the system that the window speaks."""
    if setting != "system":
        return setting
    wanted = (name.partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((name for name in wanted if name in LOCALES), "en")


def speak(app: QCoreApplication, setting: Language) -> str:
    """What is built from now on is in this language; returns which one it is (see `spoken`)."""
    for old in app.findChildren(QTranslator, MARK):
        app.removeTranslator(old)
        old.setParent(None)
    language = spoken(setting)
    QLocale.setDefault(LOCALES[language])
    if language != "en":
        _install(app, f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        for catalogue in CATALOGUES:
            if not _install(app, f"{catalogue}_{language}", str(asset("languages"))):
                log.warning("the catalogue %s_%s cannot be read", catalogue, language)
    return language


def spoken_now() -> str:
    """``en`` or ``hi``: what the window speaks."""
    return "hi" if QLocale().language() == QLocale.Language.Hindi else "en"


def _install(app: QCoreApplication, name: str, folder: str) -> bool:
    translator = QTranslator(app)
    translator.setObjectName(MARK)
    return translator.load(name, folder) and app.installTranslator(translator)


def grouped(number: int) -> str:
    """``1,204`` and ``1,20,400``: digits in groups, as the language of the interface has them."""
    return f"{number:,}" if spoken_now() == "en" else QLocale().toString(number)
