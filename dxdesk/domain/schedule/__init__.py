"""The schedule of a plan: its 工程 by 取組 and 課, and how they are drawn for screen and paper."""
