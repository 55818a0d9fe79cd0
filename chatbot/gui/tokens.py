"""The colours and measures of the window: one frozen value for light, one for dark.  No Qt here.

Every pair of colours that meets on the screen is listed in `TEXT_PAIRS` and `CONTROL_PAIRS`, and a test holds
them to WCAG AA (4.5:1 for text, 3:1 for the parts of controls and for plot lines).
"""

from dataclasses import dataclass, fields

SPACE = 4
PAGE_MARGIN = 24
CARD_PADDING = 16
CARD_GAP = 12
MESSAGE_GAP = 18
RADIUS_CONTROL = 8
RADIUS_CARD = 12
RADIUS_MESSAGE = 14
RAIL_WIDTH = 56
LIST_WIDTH = 264
WHY_WIDTH = 340
COLUMN_WIDTH = 720
HEADER_HEIGHT = 56
HIT_AREA = 32
TEXT_SIZE = 14
SMALL_SIZE = 12
TITLE_SIZE = 15
FIGURE_SIZE = 22
CODE_SIZE = 13
CODE_FONTS = ("JetBrains Mono", "Cascadia Mono", "SF Mono", "Menlo", "Consolas", "DejaVu Sans Mono", "monospace")


@dataclass(frozen=True, slots=True)
class Tokens:
    """A theme's colours as ``#RRGGBB``. A name says what a colour is for, not its hue."""

    name: str
    bg: str
    panel: str
    side: str
    ink: str
    mute: str
    line: str
    control: str
    accent: str
    accent_hover: str
    on_accent: str
    mine: str
    amber: str
    amber_ground: str
    amber_line: str
    good: str
    danger: str
    chip: str
    selected: str
    plot_first: str
    plot_second: str
    code_string: str
    code_number: str
    code_name: str

    def colours(self) -> dict[str, str]:
        """Every colour by its name."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name != "name"}


LIGHT = Tokens(
    name="light",
    bg="#F6F5F2",
    panel="#FFFFFF",
    side="#EFEDE8",
    ink="#1F2328",
    mute="#5F6670",
    line="#DEDBD4",
    control="#85837D",
    accent="#0F6B5C",
    accent_hover="#0B5548",
    on_accent="#FFFFFF",
    mine="#E3EFEA",
    amber="#8A5A00",
    amber_ground="#FBF1DC",
    amber_line="#E8D6AC",
    good="#19703B",
    danger="#A3271F",
    chip="#F0EEE9",
    selected="#E2E8E4",
    plot_first="#0F6B5C",
    plot_second="#B4572A",
    code_string="#8A4B1F",
    code_number="#5F4B96",
    code_name="#2A5A86",
)

DARK = Tokens(
    name="dark",
    bg="#15181B",
    panel="#1C2024",
    side="#121517",
    ink="#E8EAED",
    mute="#9CA3AC",
    line="#2C3238",
    control="#6F7780",
    accent="#5CC7B2",
    accent_hover="#7BD5C3",
    on_accent="#0B1F1B",
    mine="#1F3A35",
    amber="#F0C36B",
    amber_ground="#332A17",
    amber_line="#574722",
    good="#6FD08F",
    danger="#F2938C",
    chip="#262B30",
    selected="#22302D",
    plot_first="#5CC7B2",
    plot_second="#F0A27A",
    code_string="#F0A27A",
    code_number="#BBA9EE",
    code_name="#8FBCE6",
)

_GROUNDS = ("bg", "panel", "side", "chip", "selected")
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((text, ground) for text in ("ink", "mute") for ground in (*_GROUNDS, "mine", "amber_ground")),
    *(("accent", ground) for ground in (*_GROUNDS, "mine")),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    *(("amber", ground) for ground in ("amber_ground", "panel", "chip", "side", "bg")),
    *(("good", ground) for ground in ("panel", "chip", "bg", "selected")),
    *(("danger", ground) for ground in ("panel", "bg", "chip", "side")),
    *((f"code_{kind}", "chip") for kind in ("string", "number", "name")),
)
CONTROL_PAIRS: tuple[tuple[str, str], ...] = (
    ("control", "panel"),
    ("control", "bg"),
    ("control", "side"),
    ("accent", "amber_ground"),
    ("control", "amber_ground"),
    ("plot_first", "panel"),
    ("plot_second", "panel"),
)


def worn(chip: str) -> Tokens:
    """The theme whose chips have this colour (any letter case); the light one for a colour of neither."""
    return DARK if chip.upper() == DARK.chip else LIGHT


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
