#!/bin/sh
# openpyxl 3.1.5, python-calamine 0.9.1 and xlrd 2.0.1: a date that a workbook shows as a year of an
# era alone, 令和2年 by the format ggge"年" (or R2 by ge), or as a Japanese weekday alone, 木 by aaa,
# is no date for any of them but the number 44000, as there is no d, m, y, h or s in the format. The same
# cell with ggge"年"m"月"d"日" is a date for all. So a column 開始年度 comes out as serial numbers, and
# only where the year of an era stands alone.
#
# Guessed before: formats of eras and weekdays are formats of dates, whatever else they show.
# Seen: 44000 (44000.0) for ggge"年", ge and aaa; a date for ggge"年"m"月"d"日" and yyyy"年度".
# Fails when this changes.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'openpyxl==3.1.5' 'python-calamine==0.9.1' 'xlrd==2.0.1' 'xlwt==1.3.0'
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import datetime
import sys
from pathlib import Path

import openpyxl
import python_calamine
import xlrd
import xlwt

DATE = 44000  # 2020-06-18, 令和2年6月18日, a Thursday
NUMBERS = ['ggge"年"', "ge", "aaa"]
DATES = ['ggge"年"m"月"d"日"', 'yyyy"年度"']
xlsx, xls = Path(sys.argv[1], "a.xlsx"), Path(sys.argv[1], "a.xls")
book, old = openpyxl.Workbook(), xlwt.Workbook()
sheet, old_sheet = book.active, old.add_sheet("a")
for row, shown in enumerate(NUMBERS + DATES):
    sheet.cell(row + 1, 1, DATE).number_format = shown
    old_sheet.write(row, 0, DATE, xlwt.easyxf(num_format_str=shown))
book.save(xlsx)
old.save(str(xls))

by_openpyxl = [cell.value for (cell,) in openpyxl.load_workbook(xlsx).active]
rows = python_calamine.CalamineWorkbook.from_path(str(xlsx)).get_sheet_by_index(0).to_python()
by_xlrd = xlrd.open_workbook(str(xls), formatting_info=True).sheet_by_index(0).col(0)
for row, shown in enumerate(NUMBERS + DATES):
    seen = (by_openpyxl[row], rows[row][0], by_xlrd[row].ctype)
    print(shown, seen)
    if shown in NUMBERS:
        assert seen == (DATE, float(DATE), xlrd.XL_CELL_NUMBER), "this has changed"
    else:
        day = datetime.date(2020, 6, 18)
        assert seen[0].date() == day and seen[1] == day, "this has changed"
        assert seen[2] == xlrd.XL_CELL_DATE, "this has changed"
PYTHON
