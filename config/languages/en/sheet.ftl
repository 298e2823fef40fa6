# Tables read from files, whatever they are about.

sheet-encoding = The file is not in UTF-8, so names could be damaged. In Excel, save it as “CSV UTF-8 (Comma delimited)”; in LibreOffice, choose the character set “Unicode (UTF-8)”.
sheet-cells = There are { $found } cells where the first line has { $expected }. A cell that contains a separator stands in quotation marks.
