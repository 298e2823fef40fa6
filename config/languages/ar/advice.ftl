# طلبات المشورة.
advice-subject-missing = اذكر الموضوع في سطر واحد.
advice-subject-long = اجعل الموضوع سطراً واحداً لا يتجاوز { $longest } حرف.
advice-message-missing = اكتب ما تريد قوله.
advice-message-long = النص أطول مما يُسمح به: الحد الأقصى { $longest } كيبيبايت. اختصره أو أرسله في رسالتين.
advice-concerns-office-missing = اذكر ما إذا كان الأمر يتعلق بشخص في مكتب الأخلاقيات.
advice-strange-characters = يحتوي النص على محارف تحكّم غير مرئية. اكتبه من جديد أو ألصقه نصاً عادياً.
advice-no-alternate = لا يوجد من يقرأ هذا سوى المكتب نفسه. يُرجى التوجّه إلى { $contact }.
advice-no-alternate-no-contact = لا يوجد من يقرأ هذا سوى المكتب نفسه، ولذلك لا يمكن تلقّيه هنا.
advice-closed = لا يستطيع المكتب تلقّي الطلبات بعد: لم يصادق شخصان على مفاتيحه.
advice-handler-choose = اختر مسؤولاً يعمل في هذا المكتب.
advice-nobody-left = لن يبقى أحد يستطيع قراءة هذه المسألة.
advice-refused-open = هذه المسألة مفتوحة بالفعل.
advice-refused-closed = هذه المسألة مغلقة. أعِد فتحها أولاً.
advice-refused-referred = أُحيلت هذه المسألة إلى جهة أخرى. أعِد فتحها أولاً.
advice-refused-withdrawn = سحب صاحب الطلب هذه المسألة. أعِد فتحها أولاً.
advice-refused-untriaged = لم تُفرز هذه المسألة بعد. حدّد لها موضوعاً أولاً.
advice-refused-unanswered = لم يُجَب عن هذه المسألة. أجب عنها أو أحِلها أولاً.
advice-refused-not-waiting = المكتب لا ينتظر صاحب الطلب.
advice-refused-acknowledged = أُبلغ صاحب الطلب من قبل.
advice-refused-waiting = المكتب ينتظر صاحب الطلب. تابِع من دون ردّه أولاً.
advice-refused-answered = أُجيب عن هذه المسألة. أغلقها أو راسل صاحب الطلب.
advice-year-open = لم تنتهِ سنة { $year } بعد: آخر أيامها { $last }.
advice-year-untriaged = { $count ->
    [zero] لا توجد مسائل غير مفروزة.
    [one] توجد مسألة واحدة من السنة غير مفروزة.
    [two] توجد مسألتان من السنة غير مفروزتين.
    [few] توجد { $count } مسائل من السنة غير مفروزة.
    [many] توجد { $count } مسألة من السنة غير مفروزة.
   *[other] توجد { $count } مسألة من السنة غير مفروزة.
} افرزها كلها أولاً.
