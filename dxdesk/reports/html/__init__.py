"""The accessible twin: the same content as a page for screen readers, without scripts."""
