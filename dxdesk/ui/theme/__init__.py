"""How the window looks: colour tokens, style sheet, bundled fonts, icons, translation."""
