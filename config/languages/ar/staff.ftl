# قائمة الموظفين واستيرادها.

staff-file-empty = ليس في الملف أي سطر تحت العناوين.
staff-column-unknown = لا يوجد عمود باسم { $column }. احذفه أو سمّه باسم من هذه الأسماء: { $columns }.
staff-column-twice = العمود { $column } وارد مرتين. احذف أحدهما.
staff-column-missing = العمود { $column } غير موجود. يجب أن يرد اسمه في السطر الأول من الملف.

staff-flaw = { $count ->
    [one] السطر { $lines }: ‏{ $flaw }
    [two] السطران { $lines }: ‏{ $flaw }
   *[other] الأسطر { $lines }: ‏{ $flaw }
}
staff-missing = قيمة العمود { $column } غير موجودة.
staff-hidden = تتضمّن قيمة العمود { $column } حرفاً غير مرئي ({ $code }). أعد كتابتها.
staff-too-long = عدد حروف قيمة العمود { $column } هو { $length }، والحد الأقصى { $longest }.
staff-id-space = تتضمّن قيمة العمود { $column }، وهي { $value }، مسافة.
staff-email = ‏{ $value } ليس عنوان بريد إلكتروني. اكتبه على الصورة name@example.org.
staff-language = ‏{ $value } ليس رمزاً للغة. اكتب رمزاً مثل en أو fr أو pt-BR.
staff-code = ‏{ $value } ليست من قيم العمود { $column } في قائمة المفردات. اختر واحدة من هذه: { $codes }.
staff-day = القيمة { $value } في العمود { $column } ليست تاريخاً. اكتب السنة ثم الشهر ثم اليوم، مثل 2017-03-27.
staff-end-before-start = آخر يوم في الخدمة، { $end }، يسبق أول يوم فيها، { $start }.
staff-twice-id = الرقم التعريفي { $id } وارد أكثر من مرة.
staff-twice-email = عنوان البريد الإلكتروني { $email } وارد أكثر من مرة؛ يلزم كلَّ شخص عنوان خاص به.
staff-taken-email = عنوان البريد الإلكتروني { $email } يخصّ الشخص ذا الرقم التعريفي { $id }.
staff-supervisor-unknown = لا يوجد شخص يحمل الرقم التعريفي للمشرف { $supervisor }.
staff-supervisor-skipped = استُبعد سطر المشرف { $supervisor }، فاستُبعد هذا السطر أيضاً.
staff-supervisor-circle = يشرف هؤلاء الأشخاص بعضهم على بعض في حلقة مغلقة: { $members }.

staff-import-summary = أُضيف { $added }، وتغيّر { $changed }، وانتهت خدمة { $ended }، وبقي { $unchanged } من دون تغيير.
