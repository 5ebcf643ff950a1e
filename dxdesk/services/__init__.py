"""What a user can do: one function for each thing, each one unit of work."""
