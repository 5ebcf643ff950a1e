"""Words of dialogs that ask for files."""

PICK = "ファイルを選ぶ"
PICK_FOLDER = "フォルダーを選ぶ"
SAVE_AS = "保存する場所と名前"
WORKBOOKS = "Excelブック (*.xlsx)"
LOOK_IN = "場所"
FILE_NAME = "名前"
FILE_TYPE = "種類"
BY_SUFFIX = {
    ".xlsx": WORKBOOKS,
    ".pdf": "PDF (*.pdf)",
    ".csv": "CSV (*.csv)",
    ".dxdesk": "dxdesk のデータ (*.dxdesk)",
}
