@echo off
chcp 65001 >nul
pushd "%~dp0"
set "ZHENWEN="
if exist "%~dp0zhenwen.exe" set "ZHENWEN=%~dp0zhenwen.exe"
if not defined ZHENWEN for %%X in (zhenwen.exe) do set "ZHENWEN=%%~$PATH:X"
if defined ZHENWEN "%ZHENWEN%" 〔命令〕
if defined ZHENWEN if not errorlevel 2 if exist "〔打开〕" start "" "〔打开〕"
if not defined ZHENWEN echo 没有找到 zhenwen.exe，请把它放到本文件夹里，再双击一次。
echo.
pause
popd
