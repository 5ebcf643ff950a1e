"""One function per thing a user does; window and command line call nothing else."""
