# الإحصاءات المغفلة الهوية.

statistics-note-withheld = ‏[c]: حُجبت بعض الأرقام، بما فيها أصفار، حتى لا يُستنتج أي عدد يقلّ عن { $threshold }.
statistics-note-impossible = ‏[z]: غير ممكن بحكم تعريف الجدول.

# بيان ذو بُعد واحد لا يستقيم.
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
# ملف جداول لا يستقيم.
statistics-at = ‏{ $place }: { $problem }
statistics-file = ليس هذا ملف جداول: { $cause }. صيغته مبيَّنة في docs/disclosure-control.md.
statistics-release-twice = هناك إصداران باسم { $code }. أعطِ كلاً منهما اسماً خاصاً به.
statistics-table-twice = هناك جدولان باسم { $code }. أعطِ كلاً منهما اسماً خاصاً به.
statistics-scope-differs = النطاق { $code } يختلف عن نطاق الإصدار.
statistics-scope-is-dimension = ورد { $code } هنا بُعداً ونطاقاً في آن واحد.
statistics-dimension-twice = ورد البُعد { $code } هنا مرتين.
statistics-no-codes = ليس للبُعد { $code } أي رموز.
statistics-code-twice-in-table = ورد الرمز { $code } هنا مرتين.
statistics-code-unknown = لا يوجد رمز باسم { $code }.
statistics-total-not-shown = المجموع { $code } ليس من بين الرموز.
statistics-total-has-parent = لا يمكن أن يكون المجموع { $code } جزءاً من رمز آخر.
statistics-total-is-category = الرمز { $code } مجموع في جدول وفئة في جدول آخر. أعطِ أحدهما اسماً آخر.
statistics-partial-without-total = البُعد { $code } جزئي وليس له مجموع.
statistics-no-parents = ورد الرمز { $code } في التسلسل من دون أصل يتبعه.
statistics-hierarchy-cycle = يدور التسلسل في حلقة عبر الرمز { $code }.
statistics-key-unknown = لا يحتوي المفتاح على رمز معروف واحد لكل بُعد.
statistics-key-twice = وردت هذه الخانة في الجدول مرتين.
statistics-not-a-count = ‏{ $value } ليس عدداً صالحاً: المطلوب عدد صحيح من 0 إلى { $most }.
statistics-not-a-percentage = ‏{ $value } ليست نسبة مئوية بعدد المنازل العشرية المذكور.
statistics-published-without-value = الخانة منشورة وليست لها قيمة.
statistics-impossible-counted = الخانة غير ممكنة بحكم التعريف، ومع ذلك أُحصي فيها عدد.
statistics-range-wrong = المدى المنشور لا يشمل القيمة.
statistics-contributors-wrong = لا يمكن أن يستند هذا العدد إلى عدد الأشخاص المذكور.
statistics-reference-unknown = هناك علاقة أو نسبة مئوية تشير إلى هذه الخانة، وهي غير موجودة.
statistics-sensitive-empty = يلزم الفئاتِ الحساسة رمز واحد على الأقل وعضو آخر واحد على الأقل.
statistics-two-values = العدد هنا { $value } وفي { $other } هو { $otherValue }، مع أنهما يحصيان الشيء نفسه.
statistics-margin = المجموع الهامشي { $value }، لكن أجزاءه بحسب { $dimension } مجموعها { $parts }. إذا كانت لا تغطيه كله فضع على المجموع علامة «جزئي» أو على الرمز علامة «غير مكتمل».
statistics-too-large = عدد المجاهيل في الجداول المترابطة أكبر من أن تتسنّى حمايتها. احذف بُعداً أو ادمج فئات أو انشر جداول أقل.

# لا حكم، فلا نشر.
statistics-deadline = انقضى الوقت قبل البتّ في الجداول، ولذلك لا يُنشر شيء. امنح وقتاً أطول بالخيار ‎--deadline‎ أو أعد تصميم الجداول.
statistics-solver-failed = توقّف برنامج الحل ({ $cause })، ولذلك لا يُنشر شيء.
statistics-solver-wrong = لم تصحّ إحدى إجابات برنامج الحل عند التحقق منها بالأعداد الصحيحة، ولذلك لا يُنشر شيء.
statistics-solver-panicked = انهارت عملية الحساب، ولذلك لا يُنشر شيء.
statistics-contradiction = لا يمكن أن تكون الأرقام المنشورة كلها صحيحة: { $cells }.
statistics-value-missing = القيمة ناقصة. يلزم أن تكون لكل خانة قيمة حتى يُقرَّر ما يجوز نشره.
statistics-no-cells = ليس في الملف أي خانات.
statistics-too-many-cells = في الجداول { $cells } خانة؛ وما زاد على { $most } يعاد تصميمه ولا يُحسَّن.
statistics-hopeless = لا يمكن ستر { $cell } أياً كان ما يُحجب سواه: فالأرقام التي نُشرت من قبل أو التي لا بد من نشرها تكشفه.
statistics-no-plan = لم يُعثر في الوقت المتاح على نمط يحمي الجميع، ولذلك لا يُنشر شيء. امنح وقتاً أطول بالخيار ‎--deadline‎ أو أعد تصميم الجداول.

# ما يستطيع مهاجم أن يكتشفه.
statistics-leak-small = العدد الصغير { $value } منشور.
statistics-leak-few-persons = العدد المنشور يستند إلى عدد قليل جداً من الأشخاص.
statistics-leak-sensitive = العدد مطلوب حمايته أياً كانت قيمته، وهو منشور.
statistics-leak-determined = العدد محجوب، لكن قيمته لا يمكن أن تكون إلا { $value }.
statistics-leak-certainly-small = العدد محجوب، لكن من المؤكد أنه صغير ({ $range }).
statistics-leak-narrow = العدد صغير ومحجوب لكنه غير مستور: لا يمكن أن يكون إلا ضمن { $range }.
statistics-leak-difference = ما يتبقى منه صغير على وجه اليقين ({ $range }).
statistics-leak-attribution = عدد من يمكن أن يكونوا خارج الفئات الحساسة في هذه المجموعة قليل جداً ({ $range }).
statistics-leak-causes = ‏{ $leak } تكشفه: { $cells }.

# سطر الأوامر.
statistics-unreadable = تتعذّر قراءة الملف { $file }: ‏{ $cause }.
statistics-more-problems = { $count ->
    [one] وهناك خطأ آخر من هذا القبيل.
    [two] وهناك خطآن آخران من هذا القبيل.
    [few] وهناك { $count } أخطاء أخرى من هذا القبيل.
   *[other] وهناك { $count } خطأً آخر من هذا القبيل.
}
statistics-passes = { $withheld ->
    [0] لم يُحجب شيء ولا يتسرّب شيء.
    [one] حُجب عدد واحد، ولا يمكن اكتشاف ما لا يجوز كشفه.
    [two] حُجب عددان، ولا يمكن اكتشاف ما لا يجوز كشفه.
    [few] حُجبت { $withheld } أعداد، ولا يمكن اكتشاف ما لا يجوز كشفه.
   *[other] حُجب { $withheld } عدداً، ولا يمكن اكتشاف ما لا يجوز كشفه.
}
statistics-leaks = { $count ->
    [one] تسرّب واحد
    [two] تسرّبان
    [few] { $count } تسرّبات
   *[other] { $count } تسرّباً
} مع حجب { $withheld ->
    [one] عدد واحد
    [two] عددين
    [few] { $withheld } أعداد
   *[other] { $withheld } عدداً
}.
statistics-released = حُجبت { $withheld } من أصل { $cells } خانة، ويمكن رؤية { $share } % مما أُحصي. ولا يمكن اكتشاف ما لا يجوز كشفه. { $proof }
statistics-released-best = لا يوجد نمط يحمي الجميع بخسارة أقل (الكلفة { $cost }).
statistics-released-gap = كلفة أي نمط يحمي الجميع لا تقل عن { $bound }، وكلفة هذا النمط { $cost }.
statistics-progress = أفضل نمط حتى الآن: { $best }؛ والحد الأدنى { $bound } (الفارق { $gap } %).
statistics-progress-none = لا يوجد نمط بعد؛ والحد الأدنى { $bound }.

# إعادة التصميم.
statistics-proposal = ‏{ $change }: ‏{ $cells } خانة، ويمكن رؤية { $share } % مما أُحصي.
statistics-proposal-at-most = ‏{ $change }: ‏{ $cells } خانة، ويمكن رؤية { $share } % مما أُحصي على الأكثر.
statistics-proposal-nothing = ‏{ $change }: ‏{ $cells } خانة، وهي أكبر أو أضأل من أن تُنشر.
statistics-step-none = كما هي
statistics-step-drop = من دون { $dimension }
statistics-step-collapse = ‏{ $dimension } من دون تقسيمات فرعية
statistics-step-merge = ‏{ $dimension } مع عدّ { $codes } فئة واحدة
statistics-step-and = ‏{ $before }، ثم { $step }
