"""Paper on screen: the pages of a report as they will be printed, live, and printing them."""
