"""What stands: the acts and claims that nothing newer covers (rules 7 to 9 and 14)."""

from collections.abc import Sequence

from dxdesk.domain.merge.facts import Canonical, Deed, Print
from dxdesk.domain.merge.statements import Claim

Head = Deed | Claim


def awake(deeds: Sequence[Deed], counted: frozenset[str]) -> tuple[Deed, ...]:
    """The deeds that count: a decision sleeps while nothing that it decided is counted."""
    return tuple(
        deed
        for deed in deeds
        if deed.sets and (not deed.about or deed.about & counted) and not _is_stale(deed, deeds)
    )


def heads(deeds: Sequence[Deed], claims: Sequence[Claim], canonical: Canonical) -> tuple[Head, ...]:
    """The deeds and claims that no other one covers."""
    return _Covering(deeds, canonical).heads(claims)


class _Covering:
    def __init__(self, deeds: Sequence[Deed], canonical: Canonical) -> None:
        self.deeds = deeds
        self.canonical = canonical

    def heads(self, claims: Sequence[Claim]) -> tuple[Head, ...]:
        everything: tuple[Head, ...] = (*self.deeds, *claims)
        newest_first = everything[::-1]  # mostly the newest act covers all others
        return tuple(
            each
            for each in everything
            if not any(self._covers(other, each) for other in newest_first if other is not each)
        )

    def _covers(self, upper: Head, lower: Head) -> bool:
        if isinstance(upper, Claim):
            return self._claim_covers(upper, lower)
        if upper.print is not None:
            return _print_covers(upper, upper.print, lower)
        if isinstance(lower, Claim):
            return lower.id in upper.knew or lower.id in upper.about
        return lower.seq < upper.seq or self._unmoved(upper, lower)

    def _claim_covers(self, upper: Claim, lower: Head) -> bool:
        if isinstance(lower, Claim):
            return lower.id in upper.stamp.claims
        if lower.print is None:
            return lower.seq <= upper.stamp.act
        if any(lower.print.carried_filing(each) for each in upper.filings):
            return False
        known = lower.print.number <= upper.stamp.print
        return known or self.canonical(lower.value) == self.canonical(upper.printed)

    def _unmoved(self, edit: Deed, later: Deed) -> bool:
        """Whether a later print only says what lay under an unsent edit.

        That is what was printed before, or an own act below the edit that the print echoes.
        """
        taken = later.print
        if taken is None or taken.sweeps or taken.carried(edit.seq):
            return False
        under = [
            deed
            for deed in self.deeds
            if deed.seq < edit.seq and (deed.print is not None or taken.carried(deed.seq))
        ]
        base = max(under, key=lambda deed: deed.seq).value if under else None
        return self.canonical(base) == self.canonical(later.value)


def _is_stale(deed: Deed, deeds: Sequence[Deed]) -> bool:
    """Whether it took a print with a lower number than one taken before (rule 14)."""
    return deed.print is not None and any(
        other.print is not None and other.seq < deed.seq and other.print.number > deed.print.number
        for other in deeds
    )


def _print_covers(upper: Deed, taken: Print, lower: Head) -> bool:
    if isinstance(lower, Claim):
        return any(taken.carried_filing(each) for each in lower.filings)
    yields = lower.print is not None or taken.sweeps or taken.carried(lower.seq)
    return yields and lower.seq < upper.seq
