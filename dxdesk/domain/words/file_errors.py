"""Why a file could not be read and what to do about it, one pair for each fault."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from dxdesk.domain import file_errors as faults
from dxdesk.domain.file_errors import UnreadableFile

_SAVE_AS = (
    "Excelで開き、「名前を付けて保存」で「Excelブック（*.xlsx）」を選んで保存し直してください。"
)
_SEND_AGAIN = "送り主に、もう一度送ってもらってください。"

SENTENCES: dict[type[UnreadableFile], tuple[str, str]] = {
    faults.NotAFile: (
        "「{path.name}」はファイルではありません（フォルダーなど）。",
        "中にあるExcelブックを選んでください。",
    ),
    faults.Vanished: (
        "「{path.name}」が見つかりません。",
        "移動や削除、名前の変更がなかったか確かめ、もう一度選んでください。",
    ),
    faults.Unreachable: (
        "「{path.name}」を開けません（{detail}）。",
        "共有フォルダーへの接続とアクセス権を確かめるか、手元に写してから選んでください。",
    ),
    faults.LockedByOther: (
        "「{path.name}」は表計算ソフトで開かれています{holder}。",
        "保存して閉じてから、もう一度読み込んでください。"
        "誰も開いていないときは、同じ場所に残った「~$」または「.~lock」で始まるファイルを"
        "消してください。",
    ),
    faults.EmptyFile: (
        "「{path.name}」は空です（0バイト）。",
        "保存や転送の途中で失敗したと思われます。" + _SEND_AGAIN,
    ),
    faults.Truncated: (
        "「{path.name}」は途中で切れています。",
        "転送や書き込みが終わる前に途切れたと思われます。" + _SEND_AGAIN,
    ),
    faults.Encrypted: (
        "「{path.name}」はパスワードで保護（暗号化）されています。",
        "Excelで開き、「ファイル」→「情報」→「ブックの保護」→「パスワードを使用して暗号化」で"
        "パスワードを消して保存し直してください。",
    ),
    faults.OldExcel: (
        "「{path.name}」は古い形式のExcelファイル（.xls）です。",
        _SAVE_AS,
    ),
    faults.NotAWorkbook: (
        "「{path.name}」はExcelブックではありません（中身は{kind}です）。",
        "配られたExcelブックかどうか確かめてください。表計算ソフトで開けるものなら、" + _SAVE_AS,
    ),
    faults.TooLarge: (
        "「{path.name}」は大きすぎます（{what}の上限は{limit}です）。",
        "配られた様式以外のシート、画像、貼り付けた表を取り除いて保存し直してください。",
    ),
    faults.SuspiciousArchive: (
        "「{path.name}」は表計算ソフトが作るファイルの形をしていません（{what}：{detail}）。",
        "安全のため読み込みませんでした。送り主に確かめ、表計算ソフトで保存し直したものを"
        "受け取ってください。",
    ),
    faults.MacroBearing: (
        "「{path.name}」にはマクロが含まれています。",
        "安全のため読み込みませんでした。" + _SAVE_AS,
    ),
    faults.DoctypeRefused: (
        "「{path.name}」には、Excelブックにあるはずのない文書型宣言が含まれています（{part}）。",
        "安全のため読み込みませんでした。送り主に確かめ、表計算ソフトで保存し直したものを"
        "受け取ってください。",
    ),
    faults.TooSlow: (
        "「{path.name}」は{seconds:g}秒以内に読み終わりませんでした。",
        "手元に写してからもう一度試し、それでも同じなら、使っていない行・列・シートを削除して"
        "保存し直してください。",
    ),
    faults.TooMuchMemory: (
        "「{path.name}」を読むには、許されたより多くのメモリーが要ります。",
        "使っていない行・列・シートを削除して保存し直してください。",
    ),
    faults.Broken: (
        "「{path.name}」は壊れています（{detail}）。",
        "Excelの「開いて修復する」で開いて保存し直すか、送り主にもう一度送ってもらってください。",
    ),
    faults.ReaderUnavailable: (
        "「{path.name}」を読むための処理を始められませんでした（{detail}）。",
        "ファイルに問題はありません。dxdeskを起動し直し、それでも同じなら、ウイルス対策ソフトが"
        "止めていないか情報システム担当に確かめてください。",
    ),
}

KINDS = {
    "html": "Webページ（HTML）",
    "xml": "XMLの文書",
    "text": "CSVなどのテキスト",
    "ods": "OpenDocumentの表計算（.ods）",
    "opendocument": "OpenDocumentの文書",
    "xlsb": "Excelバイナリブック（.xlsb）",
    "word": "Wordの文書",
    "powerpoint": "PowerPointの文書",
    "ole": "Officeの古い形式の文書",
    "owner-file": "Excelが開いている間だけ置く作業ファイル",
    "archive": "圧縮ファイル",
    "pdf": "PDF",
    "rtf": "リッチテキスト",
    "image": "画像",
    "unknown": "不明なデータ",
}

LARGE = {
    "file": "ファイルの大きさ",
    "inflated": "展開した大きさ",
    "entries": "中の部品の数",
    "sheets": "シートの数",
    "rows": "行",
    "columns": "列",
    "cells": "値のあるセルの数",
    "text": "1つのセルの文字数",
    "texts": "すべてのセルの文字数",
    "statements": "記入欄の数",
    "merges": "結合されたセルの数",
    "stretch": "1つの行などの大きさ",
}

SUSPICIOUS = {
    "ratio": "異常な圧縮率",
    "duplicate": "同じ名前の部品が2つ",
    "traversal": "外の場所を指す部品",
    "compression": "使われない圧縮方式",
}

_IN_BYTES = ("file", "inflated", "stretch")
_MIB = 1024 * 1024


def sentences(error: UnreadableFile) -> tuple[str, str]:
    """What happened and what to do."""
    happened, remedy = SENTENCES[type(error)]
    facts = _facts(error)
    return happened.format_map(facts), remedy.format_map(facts)


def _facts(error: UnreadableFile) -> Mapping[str, Any]:
    facts = {field.name: getattr(error, field.name) for field in fields(error)}
    match error:
        case faults.TooLarge(what=what, limit=limit):
            facts["what"] = LARGE[what]
            facts["limit"] = f"{limit // _MIB:,}MB" if what in _IN_BYTES else f"{limit:,}"
        case faults.SuspiciousArchive(what=what):
            facts["what"] = SUSPICIOUS[what]
        case faults.NotAWorkbook(kind=kind):
            facts["kind"] = KINDS[kind]
        case faults.LockedByOther(holder=holder):
            facts["holder"] = f"（{holder}さん）" if holder else ""
    return facts
