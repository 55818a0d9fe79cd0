"""The one Qt style sheet, generated from the tokens and the text size.

Widgets ask for a look by the dynamic property ``kind``; nothing else in the program writes style sheets.
"""

from chatbot.gui import tokens as measures
from chatbot.gui.tokens import Tokens


def stylesheet(tokens: Tokens, scale: float = 1.0) -> str:
    """The whole sheet for a theme at a text size (a factor)."""
    return "\n".join((_text(tokens, scale), _surfaces(tokens), _buttons(tokens), _fields(tokens, scale), _bars(tokens)))


def _px(size: int, scale: float) -> str:
    return f"{round(size * scale)}px"


def _text(t: Tokens, scale: float) -> str:
    small, title, figure = (
        _px(size, scale) for size in (measures.SMALL_SIZE, measures.TITLE_SIZE, measures.FIGURE_SIZE)
    )
    return f"""
    QLabel {{ color: {t.ink}; background: transparent; }}
    QLabel[kind="small"], QLabel[kind="hint"], QLabel[kind="time"] {{ color: {t.mute}; font-size: {small}; }}
    QLabel[kind="warning-small"] {{ color: {t.amber}; font-size: {small}; }}
    QLabel[kind="time"][hushed="true"] {{ color: transparent; }}
    QLabel[kind="mute"] {{ color: {t.mute}; }}
    QLabel[kind="section"] {{ color: {t.mute}; font-size: {small}; font-weight: 600; }}
    QLabel[kind="title"] {{ font-size: {title}; font-weight: 600; }}
    QLabel[kind="strong"] {{ font-weight: 600; }}
    QLabel[kind="welcome"] {{ font-size: {figure}; font-weight: 600; }}
    QLabel[kind="figure"] {{ font-size: {figure}; font-weight: 600; }}
    QLabel[kind="amber"] {{ color: {t.amber}; font-weight: 600; }}
    QLabel[kind="warning"] {{ color: {t.amber}; }}
    QLabel[kind="good"] {{ color: {t.good}; }}
    QLabel[kind="error"] {{ color: {t.danger}; }}
    QLabel[kind="chip"], QLabel[kind="chip-good"], QLabel[kind="chip-amber"], QLabel[kind="chip-danger"] {{
        background: {t.chip}; color: {t.mute}; font-size: {small}; border-radius: {int(7.2 * scale) + 3}px;
        padding: 3px 10px; }}
    QLabel[kind="chip-good"] {{ color: {t.good}; }}
    QLabel[kind="chip-amber"] {{ color: {t.amber}; }}
    QLabel[kind="chip-danger"] {{ color: {t.danger}; }}
    QLabel[kind="mark"] {{ background: {t.accent}; color: {t.on_accent}; border-radius: 8px; font-weight: 600;
        font-size: {_px(13, min(scale, 1.2))}; }}
    QToolTip {{ background: {t.ink}; color: {t.panel}; border: none; padding: 6px 8px; font-size: {small}; }}
    QPushButton[kind="quiet"], QPushButton[kind="link-small"] {{ font-size: {small}; }}
    """


def _surfaces(t: Tokens) -> str:
    return f"""
    QMainWindow, QDialog, QWidget[kind="page"] {{ background: {t.bg}; }}
    QWidget[kind="rail"] {{ background: {t.side}; border-right: 1px solid {t.line}; }}
    QWidget[kind="side"] {{ background: {t.side}; border-right: 1px solid {t.line}; }}
    QWidget[kind="why"] {{ background: {t.panel}; border-left: 1px solid {t.line}; }}
    QWidget[kind="header"] {{ background: {t.panel}; border-bottom: 1px solid {t.line}; }}
    QFrame[kind="card"] {{ background: {t.panel}; border: 1px solid {t.line};
        border-radius: {measures.RADIUS_CARD}px; }}
    QFrame[kind="card"][live="true"]:hover {{ border-color: {t.control}; }}
    QFrame[kind="amber-card"] {{ background: {t.amber_ground}; border: 1px solid {t.amber_line};
        border-radius: {measures.RADIUS_CARD}px; }}
    QFrame[kind="mine"] {{ background: {t.mine}; border: none; border-radius: {measures.RADIUS_MESSAGE}px;
        border-bottom-right-radius: 4px; }}
    QFrame[kind="code-card"] {{ background: {t.chip}; border: 1px solid {t.line};
        border-radius: {measures.RADIUS_CONTROL}px; }}
    QFrame[kind="rule"] {{ background: {t.line}; border: none; max-height: 1px; min-height: 1px; }}
    QFrame[kind="composer"] {{ background: {t.panel}; border: 1px solid {t.control};
        border-radius: {measures.RADIUS_CARD}px; }}
    QFrame[kind="composer"][active="true"] {{ border-color: {t.accent}; }}
    QFrame[kind="notice-bar"] {{ background: {t.amber_ground}; border: none; border-bottom: 1px solid {t.amber_line}; }}
    QFrame[kind="notice-bar"][calm="true"] {{ background: {t.selected}; border-bottom: 1px solid {t.line}; }}
    QFrame[kind="strip"] {{ background: {t.chip}; border: none; border-bottom: 1px solid {t.line}; }}
    QFrame[kind="notice"] {{ background: {t.selected}; border: none; border-radius: {measures.RADIUS_CONTROL}px; }}
    QScrollArea, QScrollArea > QWidget > QWidget[kind="clear"] {{ background: transparent; border: none; }}
    QWidget[kind="clear"] {{ background: transparent; }}
    QMenu {{ background: {t.panel}; border: 1px solid {t.line}; padding: 4px; color: {t.ink}; }}
    QMenu::item {{ padding: 7px 24px 7px 12px; border-radius: 6px; }}
    QMenu::item:selected {{ background: {t.selected}; color: {t.ink}; }}
    QMenu::item:disabled {{ color: {t.mute}; }}
    """


def _buttons(t: Tokens) -> str:
    return f"""
    QPushButton {{ background: {t.panel}; color: {t.ink}; border: 1px solid {t.line};
        border-radius: {measures.RADIUS_CONTROL}px; padding: 0 14px; min-height: 32px; font-weight: 500; }}
    QPushButton:hover {{ background: {t.chip}; }}
    QPushButton:pressed {{ background: {t.selected}; }}
    QPushButton:disabled {{ color: {t.mute}; background: {t.chip}; }}
    QPushButton[kind="primary"] {{ background: {t.accent}; color: {t.on_accent}; border: 1px solid {t.accent}; }}
    QPushButton[kind="primary"]:hover {{ background: {t.accent_hover}; border-color: {t.accent_hover}; }}
    QPushButton[kind="primary"]:disabled {{ background: {t.chip}; color: {t.mute}; border-color: {t.chip}; }}
    QPushButton[kind="danger"] {{ color: {t.danger}; }}
    QPushButton[kind="link"], QPushButton[kind="link-small"] {{ background: transparent; border: none;
        color: {t.accent}; padding: 0 4px; text-align: left; }}
    QPushButton[kind="link"]:hover, QPushButton[kind="link-small"]:hover {{ color: {t.accent_hover};
        text-decoration: underline; }}
    QPushButton[kind="quiet"] {{ background: transparent; border: none; color: {t.mute}; padding: 0 7px;
        font-weight: 400; }}
    QPushButton[kind="quiet"]:hover {{ color: {t.ink}; background: {t.chip}; }}
    QPushButton[kind="quiet"][hushed="true"] {{ color: transparent; background: transparent; }}
    QPushButton[kind="example"] {{ text-align: left; padding: 4px 14px; min-height: 36px; font-weight: 400; }}
    QPushButton[kind="segment"] {{ border-radius: 6px; border: 1px solid transparent; background: transparent;
        color: {t.mute}; min-height: 30px; }}
    QPushButton[kind="segment"]:hover {{ color: {t.ink}; }}
    QPushButton[kind="segment"]:checked {{ background: {t.panel}; color: {t.ink}; border-color: {t.control}; }}
    QFrame[kind="segments"] {{ background: {t.chip}; border: none; border-radius: 8px; }}
    """


def _fields(t: Tokens, scale: float) -> str:
    mono = ", ".join(f'"{name}"' for name in measures.CODE_FONTS)
    return f"""
    QLineEdit, QTextEdit[kind="field"], QPlainTextEdit[kind="field"] {{ background: {t.panel}; color: {t.ink};
        border: 1px solid {t.control}; border-radius: {measures.RADIUS_CONTROL}px; padding: 6px 11px;
        selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
    QLineEdit {{ min-height: 24px; }}
    QLineEdit:focus, QTextEdit[kind="field"]:focus, QPlainTextEdit[kind="field"]:focus {{
        border: 2px solid {t.accent}; padding: 5px 10px; }}
    QPlainTextEdit[kind="bare"], QTextEdit[kind="text"] {{ background: transparent; border: none; padding: 0;
        color: {t.ink}; selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
    QTextEdit[kind="text-mute"] {{ background: transparent; border: none; padding: 0; color: {t.mute};
        selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
    QTextEdit[kind="code"] {{ background: transparent; border: none; padding: 0; color: {t.ink};
        font-family: {mono}; font-size: {_px(measures.CODE_SIZE, scale)};
        selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
    QListView {{ background: transparent; border: none; outline: none; }}
    """


def _bars(t: Tokens) -> str:
    return f"""
    QProgressBar {{ background: {t.chip}; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }}
    QProgressBar::chunk {{ background: {t.accent}; border-radius: 4px; }}
    QAbstractScrollArea::corner {{ background: transparent; border: none; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
    QScrollBar::handle {{ background: {t.line}; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px; }}
    QScrollBar::handle:hover {{ background: {t.control}; }}
    QScrollBar[idle="true"]::handle {{ background: transparent; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
        background: transparent; border: none; width: 0; height: 0; }}
    QSlider {{ min-height: 32px; background: transparent; }}
    QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {t.control}; }}
    QSlider::sub-page:horizontal {{ background: {t.accent}; border-radius: 2px; }}
    QSlider::handle:horizontal {{ width: 16px; margin: -8px 0; border-radius: 10px;
        background: {t.accent}; border: 2px solid {t.panel}; }}
    """
