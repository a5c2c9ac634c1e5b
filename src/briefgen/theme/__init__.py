"""What a brand dictates: fonts, colours, spacing."""

from briefgen.theme.theme import Box, Grid, PageTheme, Script, SlideTheme, Style, Theme, default_theme, theme_from

__all__ = ["Box", "Grid", "PageTheme", "Script", "SlideTheme", "Style", "Theme", "default_theme", "theme_from"]
