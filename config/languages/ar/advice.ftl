# What the room of advice says when it refuses, and what stands in a matter's history.

advice-subject-missing = اذكر بكلمات قليلة موضوع سؤالك
advice-subject-long = اكتفِ بسطر واحد لا يتجاوز { $longest } من الأحرف
advice-concerns-office-missing = اذكر هل يتعلق الأمر بأحد في مكتب الأخلاقيات
advice-closed = لا يزال مكتب الأخلاقيات يُعدّ مفاتيحه، فلا يستطيع تلقي سؤالك الآن. يُرجى العودة لاحقًا.
advice-no-alternate = ليس لهذا المكتب موظف مناوب حاليًا، فلا يجوز له أن يتلقى سؤالًا عن نفسه. يُرجى التوجه إلى { $contact }.
advice-no-alternate-no-contact = ليس لهذا المكتب موظف مناوب حاليًا، فلا يجوز له أن يتلقى سؤالًا عن نفسه. يُرجى التوجه إلى الهيئة المشرفة على المكتب.
advice-handler-choose = اختر شخصًا من العاملين على هذه المسائل
advice-nobody-left = لا بد أن يبقى من يستطيع قراءة المسألة. احجبها عن عدد أقل، أو انتظر إلى أن يوجد مناوب.
advice-year-open = يمكن نشر إحصاءات سنة { $year } بعد { $last }.
advice-year-untriaged = { $count ->
    [zero] صُنِّفت جميع المسائل.
    [one] لم تُصنَّف مسألة واحدة بعد. صنِّفها أولًا.
    [two] لم تُصنَّف مسألتان بعد. صنِّفهما أولًا.
    [few] لم تُصنَّف { $count } مسائل بعد. صنِّفها أولًا.
    [many] لم تُصنَّف { $count } مسألة بعد. صنِّفها أولًا.
   *[other] لم تُصنَّف { $count } مسألة بعد. صنِّفها أولًا.
}

advice-refused-open = هذه المسألة مفتوحة، فلا حاجة إلى إعادة فتحها.
advice-refused-closed = هذه المسألة مغلقة. أعد فتحها أولًا، أو احفظ ملاحظة.
advice-refused-referred = أُحيلت هذه المسألة إلى جهة أخرى. أعد فتحها أولًا، أو احفظ ملاحظة.
advice-refused-withdrawn = سحب صاحب الطلب هذه المسألة. أعد فتحها أولًا، أو احفظ ملاحظة.
advice-refused-untriaged = لم تُصنَّف هذه المسألة. حدد موضوعها ومن يتولاها أولًا.
advice-refused-unanswered = لم يُرد على هذه المسألة. رُدَّ عليها أولًا، أو أحِلها إلى جهة أخرى.
advice-refused-not-waiting = لا ينتظر المكتب صاحب الطلب، والمهلة محتسبة بالفعل.
advice-refused-acknowledged = أُشعر صاحب الطلب بالاستلام من قبل.
advice-refused-waiting = ينتظر المكتب صاحب الطلب. استأنف دون انتظار الجواب أولًا، أو رُدَّ عليها.
advice-refused-answered = تم الرد على هذه المسألة. اكتب رسالة أخرى، أو أغلقها.

event-asked = ورد السؤال
event-message = رسالة
event-note = ملاحظة داخلية
event-triaged = صُنِّفت
event-acknowledged = تولاها أحد موظفي المكتب
event-resumed = استُؤنفت
event-closed = أُغلقت
event-reopened = أُعيد فتحها
event-withdrawn = سُحبت
event-recorded = دوّنها المكتب نيابةً عن صاحب الطلب
event-unsigned = توقيع هذا السطر لا يطابق صاحبه. أبلغ مراجع الحسابات.

advice-rewrap-nobody = لم يقدّم هذا الطلب شخص له حساب باسمه، فلا أحد يُعاد إليه.
advice-rewrap-proposed = سبق اقتراح ذلك. وقّع عليه في صفحة المسائل التي تُعاد إلى أصحابها.

advice-search-missing = اكتب كلمة أو اختر موضوعًا
advice-search-long = ابحث بما لا يزيد على { $longest } حرف
advice-search-subject = اختر موضوعًا من القائمة
