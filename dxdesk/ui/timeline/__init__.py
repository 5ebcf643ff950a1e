"""The schedule on screen: one painted widget over the drawing that paper shares."""
