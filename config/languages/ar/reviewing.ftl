# صفحات المراجعين: قائمة العمل، والإقرار إلى جانب إقرار العام الماضي، ومن يراجعه، وما تُنهى مراجعته معًا.

way-reviews = المراجعة
reviews-title = المراجعة
reviews-todo = { $count ->
    [zero] لا إقرارات تنتظر مراجعتك
    [one] إقرار واحد ينتظر مراجعتك
    [two] إقراران ينتظران مراجعتك
    [few] { $count } إقرارات تنتظر مراجعتك
    [many] { $count } إقرارًا تنتظر مراجعتك
   *[other] { $count } إقرار تنتظر مراجعتك
}
reviews-views = طرق عرض المراجعة
reviews-view-open = للمراجعة
reviews-view-mine = لديَّ
reviews-view-unassigned = غير المسندة
reviews-view-due = المستحقة هذا الأسبوع
reviews-view-overdue = المتأخرة
reviews-view-questions = عليها أسئلة
reviews-view-reviewed = للاعتماد
reviews-view-done = المعتمدة
reviews-none-open = لا شيء للمراجعة. تظهر الإقرارات هنا فور تقديمها.
reviews-none-mine = ليس لديك إقرار تراجعه. يُسند ما يُقدَّم تلقائيًّا إلى من لديه أقل عمل.
reviews-none-unassigned = لكل إقرار مُقدَّم من يراجعه.
reviews-none-due = لا يُستحق شيء هذا الأسبوع.
reviews-none-overdue = لا يوجد أي تأخير.
reviews-none-questions = لا يوجد سؤال ينتظر جوابًا.
reviews-none-reviewed = لا شيء ينتظر الاعتماد.
reviews-none-done = لم يُعتمد شيء بعد.
reviews-sieves = اعرض فقط
reviews-all = الكل
reviews-flagged = ما يستدعي النظر
reviews-flagged-count = { $count ->
    [zero] لا إجابات تستدعي النظر
    [one] إجابة واحدة تستدعي النظر
    [two] إجابتان تستدعيان النظر
    [few] { $count } إجابات تستدعي النظر
    [many] { $count } إجابةً تستدعي النظر
   *[other] { $count } إجابة تستدعي النظر
}
reviews-changes = أُضيف { $added }، وتغيّر { $changed }، وحُذف { $removed }
reviews-units = حسب الوحدة
reviews-statement = الإقرار
reviews-filer = قدّمه
reviews-filed = تاريخ التقديم
reviews-turn = الموعد
reviews-reviewer = يراجعه
reviews-done-assign = تحدَّد من يراجع الإقرار.
reviews-key-next-row = الإقرار التالي في القائمة
reviews-key-previous-row = الإقرار السابق في القائمة
reviews-key-next = الإقرار التالي
reviews-key-previous = الإقرار السابق
reviews-key-ask = كتابة سؤال أو ملاحظة

review-title = إقرار { $filer }
review-told = { $what }.
review-beside-last-year = إلى جانب إقرار العام الماضي.
review-beside-version = إلى جانب النسخة المقدَّمة من قبل، إذ لا يوجد إقرار عن العام الماضي.
review-beside-nothing = لا يوجد إقرار سابق للمقارنة.
review-readers = يقرأ هذا الإقرار المراجعون، والموظفون المعنيون بدورة الإفصاح، ومن قدّمه. ولا تراجع إقرارك أنت، ولا إقرار رئيس لك أو مرؤوس.
review-readers-alternate = لا يقرأ هذا الإقرار إلا المسؤول المناوب ومن قدّمه.
review-aside = الإقرار وما يمكن عمله
review-whole = الإقرار كله
review-whole-work = بيِّن نتيجة الإقرار كله، أو اسأل عنه
review-neighbours = الإقرارات المجاورة
review-previous = الإقرار السابق
review-next = الإقرار التالي
review-conflict = غيَّر شخص آخر هذا الإقرار وأنت تعمل عليه. يظهر الآن ما فعله، وما كتبته محفوظ هنا: راجعه وأرسله من جديد.

review-fact-unit = الوحدة
review-fact-reason = سبب التقديم
review-fact-form = الاستمارة
review-fact-due = الموعد النهائي للتقديم
review-fact-filed = تاريخ التقديم
review-fact-again = قُدِّم من جديد
review-fact-turn = الموعد
review-fact-reviewer = يراجعه
review-fact-reviewed = تاريخ المراجعة
review-fact-outcome = النتيجة
review-fact-certified = تاريخ الاعتماد
review-fact-signed = وقّعه
review-fact-unsigned = التوقيع ليس له

sheet-nothing = لا شيء يُفصح عنه.
sheet-unanswered = دون إجابة.
sheet-item = البند { $number }
sheet-whose = لمن
sheet-now = هذا العام
sheet-before = من قبل
sheet-same = كما كان
sheet-flagged = يستدعي النظر
sheet-work = بيِّن نتيجته، أو اسأل عنه
fate-added = مضاف
fate-changed = تغيّر
fate-removed = محذوف
fate-unchanged = كما كان

work-outcome = النتيجة
work-outcome-choose = اختر النتيجة
work-why = السبب
work-why-hint = لا يقرأ هذا إلا المراجعون.
work-keep = احفظ النتيجة
work-conclude = احفظ النتيجة وأنهِ المراجعة
work-message = سؤال أو ملاحظة
work-message-hint = يصل السؤال إلى مقدِّم الإقرار وتُعلَّق مهلة المراجعة إلى أن يجيب. أما الملاحظة فللمراجعين وحدهم.
work-ask = اسأل مقدِّم الإقرار
work-note = احفظها ملاحظةً

review-deed-go-on = تابع دون جواب
review-deed-go-on-explain = تُستأنف المراجعة وتسري مهلتها من اليوم.
review-deed-conclude = أنهِ المراجعة
review-deed-conclude-explain = يُؤخذ بأشد ما تبيّن. النتيجة: { $outcome }. ثم يعتمدها شخص آخر.
review-deed-certify = اعتمد المراجعة
review-deed-certify-explain = النتيجة: { $outcome }. تضع اسمك على المراجعة، ويُبلَّغ مقدِّم الإقرار بانتهائها.
review-deed-close = أغلق
review-deed-close-explain = عندما لا يبقى ما يُعمل. ويمكن إعادة فتح الإقرار.
review-deed-give-back = أعده إلى مقدِّمه
review-deed-give-back-explain = يعدّله ويقدّمه من جديد. ويُحفظ ما قُدِّم.
review-deed-give-back-words = ما المطلوب تعديله
review-deed-reopen = أعد فتحه
review-deed-reopen-explain = تبدأ المراجعة من جديد بمهلة جديدة. ويُحفظ ما تبيّن.
review-deed-reopen-words = سبب إعادة الفتح
review-deed-hold = جمّده
review-deed-hold-explain = عندما قد تطلبه محكمة أو مراجعة حسابات أو تحقيق: لا يُتلف منه شيء إلى أن يُرفع التجميد.
review-deed-lift = ارفع التجميد
review-deed-lift-explain = الإقرار مجمَّد، فلا يُتلف منه شيء. ومتى رُفع التجميد أُتلف عند انقضاء سنواته.

review-done-judge = حُفظت النتيجة.
review-done-ask = السؤال لدى مقدِّم الإقرار.
review-done-note = حُفظت الملاحظة.
review-done-go-on = استُؤنفت المراجعة.
review-done-conclude = انتهت المراجعة، ويعتمدها شخص آخر.
review-done-certify = اعتُمدت المراجعة.
review-done-close = أُغلق الإقرار.
review-done-give-back = عاد الإقرار إلى مقدِّمه.
review-done-reopen = الإقرار قيد المراجعة من جديد.
review-done-hold = جُمِّد الإقرار.
review-done-lift = رُفع التجميد عن الإقرار.
review-done-assign = تحدَّد من يراجع الإقرار.

review-event-question = سؤال إلى مقدِّم الإقرار
review-event-answer = جواب مقدِّم الإقرار
review-event-note = ملاحظة للمراجعين
review-event-unsigned = كلام لم يوقّعه أحد
review-event-reviewed = انتهت المراجعة
review-event-fast-lane = أُنهيت مراجعته مع غيره
review-event-resumed = استُؤنفت دون جواب
review-event-certified = اعتُمد
review-event-closed = أُغلق
review-event-returned = أُعيد إلى مقدِّمه
review-event-reopened = أُعيد فتحه
review-event-extension-asked = { $days ->
    [zero] طُلبت مهلة إضافية
    [one] طُلبت مهلة إضافية ليوم واحد
    [two] طُلبت مهلة إضافية ليومين
    [few] طُلبت مهلة إضافية لمدة { $days } أيام
    [many] طُلبت مهلة إضافية لمدة { $days } يومًا
   *[other] طُلبت مهلة إضافية لمدة { $days } يوم
}
review-event-extension-granted = { $days ->
    [zero] مُنحت مهلة إضافية
    [one] مُنحت مهلة إضافية ليوم واحد
    [two] مُنحت مهلة إضافية ليومين
    [few] مُنحت مهلة إضافية لمدة { $days } أيام
    [many] مُنحت مهلة إضافية لمدة { $days } يومًا
   *[other] مُنحت مهلة إضافية لمدة { $days } يوم
}
review-event-remedy = إجراء تصحيحي
review-event-extension-refused = رُفضت المهلة الإضافية

assign-short = أسنده
assign-title = من يراجع هذا الإقرار
assign-number = الرقم
assign-reviewer = أسنده إلى
assign-hint = يأتي أولًا من لديه أقل عمل.
assign-load = { $count ->
    [0] ليس لديه ما يراجعه
    [zero] ليس لديه ما يراجعه
    [one] لديه إقرار واحد يراجعه
    [two] لديه إقراران يراجعهما
    [few] لديه { $count } إقرارات يراجعها
    [many] لديه { $count } إقرارًا يراجعها
   *[other] لديه { $count } إقرار يراجعها
}
assign-nobody = لا أحد في الوقت الحاضر
assign-button = أسنده
assign-kept = من لا يمكن إسناده إليه

lane-title = ما تُنهى مراجعته معًا
lane-text = لا شيء مُفصح عنه في هذه الإقرارات، أو لم يتغير فيها شيء عن العام الماضي، ولا إجابة فيها تستدعي النظر. وقد فُتحت من أجل هذه القائمة. استبعد ما تفضّل قراءته؛ أما الباقي فلا تضارب فيه، ويعتمده شخص آخر.
lane-list = الإقرارات
lane-row = { $filer } · { $unit }
lane-button = أنهِ مراجعة ما اخترته
lane-nothing-chosen = اختر إقرارًا واحدًا على الأقل
lane-none = ليس بين ما تراجعه إقرار خالٍ أو دون تغيير.
lane-done = { $count ->
    [0] لم تُنهَ مراجعة أي إقرار، إذ تغيرت منذ أن رأيتها.
    [zero] لم تُنهَ مراجعة أي إقرار، إذ تغيرت منذ أن رأيتها.
    [one] أُنهيت مراجعة إقرار واحد.
    [two] أُنهيت مراجعة إقرارين.
    [few] أُنهيت مراجعة { $count } إقرارات.
    [many] أُنهيت مراجعة { $count } إقرارًا.
   *[other] أُنهيت مراجعة { $count } إقرار.
}
