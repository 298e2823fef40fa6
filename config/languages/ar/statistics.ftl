# الإحصاءات المغفلة الهوية.

statistics-note-withheld = ‏[c]: حُجبت بعض الأرقام، بما فيها أصفار، حتى لا يُستنتج أي عدد يقلّ عن { $threshold }.
statistics-note-impossible = ‏[z]: غير ممكن بحكم تعريف الجدول.

statistics-threshold = قيمة العتبة هي { $value }، ويجب أن تقع بين { $least } و{ $most }. فعند واحد أو اثنين يستطيع المعدودون أن يتعرّف بعضهم على بعض.
statistics-no-rows = لا يوجد ما يُحصى: ليس في البيان أي فئة.
statistics-code-twice = وردت الفئة { $code } في البيان مرتين.
statistics-persons-impossible = عدد الأشخاص المسجَّل للفئة { $code } لا يتّفق مع عدد المسائل فيها.
statistics-persons-overall = لا يمكن أن يستند البيان في مجموعه إلى { $value } من الأشخاص المختلفين.
statistics-too-many = الأعداد أكبر من أن تُجمع.

# النشر.
statistics-published-before = نُشر رقم سنة { $year } من قبل؛ وهو مجمَّد كما هو.
statistics-not-published = لم يُنشر رقم سنة { $year }. يقترحه رئيس المكتب وينشره شخص ثانٍ، في البوابة تحت “الأرقام”.
statistics-alternate-needed = عالج البديل مسائل من هذه السنة، ولذلك يجب أن يكون البديل هو الشخص الثاني.
statistics-subjects-title = { $office }: مسائل المشورة الواردة في { $year }، حسب الموضوع الرئيسي
statistics-subjects-category = الموضوع
statistics-subjects-count = المسائل
statistics-subjects-total = جميع المسائل
