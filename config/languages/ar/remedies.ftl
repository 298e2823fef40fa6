# ما يلزم عمله بشأن تضارب المصالح: لمقدِّم الإقرار وللمراجعين، وسجل ذلك كله.

remedies-title = الإجراءات التصحيحية
remedies-none = لم يُقترح شيء. يظهر هنا ما يلزم عمله بشأن تضارب المصالح.
remedies-own = إقرارك
remedies-readers = من يمكنه قراءة هذا: أنت ومراجعو مكتب الأخلاقيات.
remedies-readers-alternate = من يمكنه قراءة هذا: أنت والمسؤول المناوب. ولا أحد في مكتب الأخلاقيات.
remedy-propose = اقترح ما يلزم عمله
remedy-propose-button = اقترحه
remedy-kind = نوع الإجراء
remedy-words = ما يلزم عمله
remedy-words-hint = يقرأ مقدِّم الإقرار هذا فيوافق عليه أو يعترض.
remedy-days = المهلة بالأيام
remedy-days-hint = تُحسب من يوم الموافقة.
remedy-days-count = { $count ->
    [zero] من يوم الموافقة
    [one] يوم واحد من يوم الموافقة
    [two] يومان من يوم الموافقة
    [few] { $count } أيام من يوم الموافقة
    [many] { $count } يومًا من يوم الموافقة
   *[other] { $count } يوم من يوم الموافقة
}
remedy-about = بشأن
remedy-turn = الخطوة التالية على
remedy-due-done = موعد التنفيذ
remedy-due-confirmed = موعد التأكيد
remedy-signature = التوقيع
remedy-open = اتخذ خطوة
remedy-message = الكلام
remedy-message-hint-filer = بيِّن سبب اعتراضك، أو كيف نُفِّذ الإجراء. ولا يلزمك أن تكتب شيئًا كي توافق، أو إذا أرفقت ملفًا أو اخترت نسخة تثبت التنفيذ.
remedy-message-hint-office = يقرأ مقدِّم الإقرار هذا. ولا يلزمك أن تكتب شيئًا كي تتحقق من التنفيذ.
remedy-evidence = ما يثبت التنفيذ
remedy-evidence-version = النسخة { $version } من الإقرار، قُدِّمت في { $day }
remedy-file = ملف يثبت التنفيذ
remedy-attach = أرفق الملف
remedy-take-back = استرجعه
remedy-version = نسخة من الإقرار تثبت التنفيذ

remedy-stage-proposed = مقترح
remedy-stage-contested = معترض عليه
remedy-stage-agreed = واجب التنفيذ
remedy-stage-proven = أُفيد بتنفيذه
remedy-stage-verified = متحقَّق منه
remedy-stage-withdrawn = مسحوب
remedy-turn-filer = لدى مقدِّم الإقرار
remedy-turn-office = لدى المكتب
remedy-turn-nobody = منتهٍ

remedy-do-agree = أوافق
remedy-do-contest = أعترض
remedy-do-uphold = قرِّر وجوب تنفيذه
remedy-do-prove = أفِد بتنفيذه
remedy-do-confirm = أفِد باستمراره
remedy-do-verify = تحقَّق منه
remedy-do-send-back = اطلب إثباتًا إضافيًّا
remedy-do-withdraw = اسحبه

remedy-event-propose = اقتُرح
remedy-event-agree = وُوفق عليه
remedy-event-contest = اعتُرض عليه
remedy-event-uphold = قرر المكتب وجوب تنفيذه
remedy-event-prove = أُفيد بتنفيذه
remedy-event-attach = أُرفق ملف
remedy-event-take-back = استُرجع ملف
remedy-event-verify = تم التحقق منه
remedy-event-send-back = طُلب إثبات إضافي
remedy-event-withdraw = سُحب

remedy-done-propose = اقتُرح الإجراء، ويُبلَّغ مقدِّم الإقرار بوجود جديد.
remedy-done-agree = سُجلت موافقتك. موعد التنفيذ مبيَّن أدناه.
remedy-done-contest = يبتّ مكتب الأخلاقيات في ذلك ويبلغك.
remedy-done-uphold = تقرر وجوب التنفيذ.
remedy-done-attach = أُرفق الملف. أرفق ملفًا آخر، أو أفِد الآن بالتنفيذ، وعندها تبقى الملفات محفوظة.
remedy-done-take-back = استُرجع الملف وأُتلف.
remedy-done-prove = يتحقق مكتب الأخلاقيات من ذلك.
remedy-done-verify = تم التحقق من الإجراء.
remedy-done-send-back = طُلب إثبات إضافي.
remedy-done-withdraw = سُحب الإجراء.

register-title = سجل الإجراءات التصحيحية
register-views = طرق عرض السجل
register-view-open = الجارية
register-view-office = لدى المكتب
register-view-filer = لدى مقدِّم الإقرار
register-view-overdue = المتأخرة
register-view-done = المنتهية
register-remedy = الإجراء
register-key-next = الإجراء التالي في القائمة
register-key-previous = الإجراء السابق في القائمة
register-none-open = لا شيء يلزم عمله. تظهر الإجراءات هنا عندما يقترحها المراجعون.
register-none-office = لا شيء ينتظر المكتب.
register-none-filer = لا شيء ينتظر مقدِّمي الإقرارات.
register-none-overdue = لا يوجد أي تأخير.
register-none-done = لم ينتهِ أي إجراء بعد.
