"""`remark` on the command line: written, returned, answered, closed."""


def listed(run, store, *more):
    return run("remark", "--store", store, "list", "--round", "2024-END", "--json", *more).document


def remark(run, cycle):
    args = ("remark", "--store", cycle.office, "add", cycle.report)
    return run(*args, "取組内容の実績、課題", "例　人数も書いてください。")


def test_a_remark_is_returned_answered_by_set_and_then_closed(run, cycle, submit):
    run("merge", "--store", cycle.office, submit("提出.xlsx", results="例　窓口を増やした。"))
    made = remark(run, cycle)
    assert made.status == 0 and "指摘" in made.out
    [row] = listed(run, cycle.office, "--department", "例会計課")
    assert (row["report"], row["state"]) == (cycle.report, "open")
    assert row["fields"] == ["issues", "results"]
    assert listed(run, cycle.office, "--department", "例市民課") == []
    returned = cycle.folder / "受領"
    run("return", "--store", cycle.office, "--round", "2024-END", "--out", returned)
    [file] = returned.glob("*例会計課*.xlsx")
    run("take", "--store", cycle.mine, file)
    assert [each["state"] for each in listed(run, cycle.mine)] == ["open"]
    run("set", "--store", cycle.mine, row["key"], "answer", "例　集計していません。")
    run("merge", "--store", cycle.office, submit("再提出.xlsx"))
    [row] = listed(run, cycle.office)
    assert (row["state"], row["answer"]) == ("answered", "例　集計していません。")
    assert run("remark", "--store", cycle.office, "close", row["key"]).status == 0
    said = run("remark", "--store", cycle.office, "list", "--round", "2024-END").out
    assert "取組4(例会計課)" in said and "解消" in said
    sent = run("remark", "--store", cycle.office, "withdraw", row["key"])
    assert sent.status == 0 and "送ってある" in sent.out
    assert len(listed(run, cycle.office)) == 1


def test_a_remark_is_withdrawn_before_it_is_sent(run, cycle):
    remark(run, cycle)
    [row] = listed(run, cycle.office)
    assert run("remark", "--store", cycle.office, "withdraw", row["key"]).status == 0
    assert listed(run, cycle.office) == []


def test_a_department_is_told_who_remarks(run, cycle):
    args = ("remark", "--store", cycle.mine, "add", cycle.report, "課題", "例")
    assert run(*args).status != 0
    assert listed(run, cycle.mine) == []


def test_a_dry_run_of_taking_tells_what_would_change_and_changes_nothing(run, cycle, submit):
    run("merge", "--store", cycle.office, submit("提出.xlsx", results="例　窓口を増やした。"))
    remark(run, cycle)
    returned = cycle.folder / "受領"
    run("return", "--store", cycle.office, "--round", "2024-END", "--out", returned)
    [file] = returned.glob("*例会計課*.xlsx")
    before = run("show", "--store", cycle.mine, "--json").out
    told = run("take", "--store", cycle.mine, "--dry-run", file)
    assert told.status == 0
    assert "指摘の内容：（空欄） → 例　人数も書いてください。" in told.out
    assert run("show", "--store", cycle.mine, "--json").out == before
    count = sum(line.startswith("  ・") for line in told.out.splitlines())
    assert f"変更{count}か所" in run("take", "--store", cycle.mine, file).out
