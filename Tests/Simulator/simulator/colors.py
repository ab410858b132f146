"""OSC 1337;SetColors: named colours, each a value of the session's own profile."""

_KEYS = {
    "fg": "Foreground Color",
    "bg": "Background Color",
    "bold": "Bold Color",
    "link": "Link Color",
    "match": "Match Background Color",
    "selbg": "Selection Color",
    "selfg": "Selected Text Color",
    "curbg": "Cursor Color",
    "curfg": "Cursor Text Color",
    "underline": "Underline Color",
    "badge": "Badge Color",
    "tab": "Tab Color",
}
_SPACES = {"srgb": "sRGB", "rgb": "Calibrated", "p3": "P3"}


def assignments(text):
    """The keys and values of a profile that `key=[space:]hex,...` sets; what is malformed sets none."""
    values = {}
    for item in text.split(","):
        name, _, rest = item.partition("=")
        space, colon, digits = rest.rpartition(":")
        if name == "tab" and rest == "default":
            values["Use Tab Color"] = False
            continue
        if len(digits) == 3:
            digits = "".join(2 * digit for digit in digits)
        if name not in _KEYS or len(digits) != 6 or (colon and space not in _SPACES):
            continue
        try:
            parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
        except ValueError:
            continue
        values[_KEYS[name]] = {
            "Red Component": parts[0],
            "Green Component": parts[1],
            "Blue Component": parts[2],
            "Color Space": _SPACES[space or "srgb"],
        }
        if name == "tab":
            values["Use Tab Color"] = True
    return values
