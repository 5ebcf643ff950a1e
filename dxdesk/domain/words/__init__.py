"""Every Japanese word of the program outside the field catalogue, one module per place."""
