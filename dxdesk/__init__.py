"""dxdesk: a city hall's informatization plan, its progress, and its reports."""

__version__ = "0.1.0"
