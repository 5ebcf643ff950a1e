"""The window around the pages: menus, navigation, notices, status."""
