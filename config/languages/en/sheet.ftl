# Tables read from files, whatever they are about.

sheet-encoding = The file is not in UTF-8, so names could be damaged. In Excel, save it as “CSV UTF-8 (Comma delimited)”; in LibreOffice, choose the character set “Unicode (UTF-8)”.
sheet-cells = There are { $found } cells where the first line has { $expected }. A cell that contains a separator stands in quotation marks.
sheet-workbook = The file cannot be read as a workbook. Save it as “Excel workbook (.xlsx)” or as CSV, then try again.
sheet-old = The file is in the format of before 2007, or locked by a password. Save it as “Excel workbook (.xlsx)” without a password, or as CSV.
sheet-merged = The cells { $cells } are merged. Part them, so that each line says all of its own.
sheet-formula = The formula in cell { $cell } has no value yet. Open the file in your spreadsheet program, save it, then try again.
sheet-error = Cell { $cell } shows an error. Correct it, then try again.
sheet-long = The table has more than { $most } lines. Save it in parts.
sheet-wide = The table has more than { $most } columns. Leave out those that are not needed.
sheet-large = The workbook is larger than { $most } MiB once it is unpacked. Save the table alone, or as CSV.
