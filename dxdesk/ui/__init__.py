"""Everything Qt: the window, its widgets and its pages."""
