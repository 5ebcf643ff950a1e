@echo off
rem Makes dxdesk for Windows out of this folder alone: no network, no administrator.
rem Python 3.11 for Windows (64 bit) must be there; it is no wheel and so not in the kit.
rem Usage: make-windows.cmd [folder for the result]
setlocal
chcp 65001 >nul
set KIT=%~dp0
set OUT=%~1
if "%OUT%"=="" set OUT=%KIT%out
set PYTHONUTF8=1
set PIP_NO_INDEX=1
set PIP_DISABLE_PIP_VERSION_CHECK=1

where py >nul 2>nul && (set PYTHON=py -3.11) || (set PYTHON=python)
%PYTHON% -c "import sys; sys.exit(sys.version_info[:2] != (3, 11) or sys.maxsize < 2**32)"
if errorlevel 1 (
    echo Python 3.11 ^(64 bit^) が見つかりません。入れてから、もう一度実行してください。
    exit /b 1
)
echo [1/5] 持ち込んだファイルを確かめています。
%PYTHON% "%KIT%source\build\kit.py" verify "%KIT%." || exit /b 1
echo [2/5] 作業用のPythonを用意しています。
%PYTHON% -m venv "%OUT%\venv" || exit /b 1
set VENV=%OUT%\venv\Scripts\python.exe
"%VENV%" -m pip install --quiet --require-hashes --find-links "%KIT%wheels" -r "%KIT%requirements.txt" || exit /b 1
echo [3/5] 実行用のフォルダーを作っています。数分かかります。
"%VENV%" -m PyInstaller --noconfirm --log-level WARN --workpath "%OUT%\work" --distpath "%OUT%" "%KIT%source\build\dxdesk.spec" || exit /b 1
echo [4/5] 権利表記を写し、照合値の一覧を作っています。
xcopy /y /i /q "%KIT%notices" "%OUT%\dxdesk\notices" >nul || exit /b 1
copy /y "%KIT%sbom.cdx.json" "%OUT%\dxdesk\" >nul || exit /b 1
%PYTHON% "%KIT%source\build\kit.py" sums "%OUT%\dxdesk" || exit /b 1
echo [5/5] 試験をしています。
"%OUT%\dxdesk\dxdesk.exe" self-test || exit /b 1
echo できました: "%OUT%\dxdesk"
