# ما يقرؤه مقدِّم الإقرار: المطلوب تقديمه قسمًا قسمًا، ثم التحقق والإيصال، والمهلة والمساعدة والأسئلة.

way-disclosures = الإقرارات

filing-list-title = إقراراتك
filing-none = لا شيء مطلوب منك. وعندما يطلب المكتب منك الإفصاح عن أمر، تجده هنا مع موعده النهائي.
filing-todo = مطلوب منك
filing-rest = لا يلزمك شيء
filing-title = { $title } { $year }
filing-title-rehearsal = { $title } { $year } (تجربة لا يُعتد بها)
filing-due = يُقدَّم في موعد أقصاه
filing-turn = يُجاب عنه في موعد أقصاه
filing-filed = قُدِّم أول مرة في
filing-filed-on = قُدِّم في
filing-whose = صاحب الإقرار
filing-next-opens = يمكن ملؤه اعتبارًا من { $opens }.
filing-next-begin = ابدأ الآن، ويمكنك التوقف متى شئت والمتابعة لاحقًا.
filing-next-go-on = تابع من حيث توقفت.
filing-next-check = اكتملت جميع الأقسام. تحقق منها ثم أرسل الإقرار.
filing-next-answer = طرح عليك المراجعون أسئلة. أجب عنها.
filing-next-wait = الإقرار لدى المكتب، ولا يلزمك شيء.
filing-next-read = تمت مراجعة الإقرار. اطّلع على ما انتهى إليه المكتب.
filing-next-nothing = انتهى الأمر، ولا يلزمك شيء.
filing-progress = { $count ->
    [zero] اكتمل { $done } من { $count } قسم.
    [one] اكتمل { $done } من قسم واحد.
    [two] اكتمل { $done } من قسمين.
    [few] اكتمل { $done } من { $count } أقسام.
    [many] اكتمل { $done } من { $count } قسمًا.
   *[other] اكتمل { $done } من { $count } قسم.
}

filing-readers = من يمكنه قراءة هذا: أنت، ومن تكلّفه بملئه عنك، ومراجعو مكتب الأخلاقيات بعد تقديمه.
filing-readers-alternate = من يمكنه قراءة هذا: أنت، ومن تكلّفه بملئه عنك، والمسؤول المناوب بعد تقديمه. ولا أحد في مكتب الأخلاقيات.
filing-readers-helper = من يمكنه قراءة هذا: { $name } وأنت، ومن يراجعه بعد تقديمه. واطلاعك عليه مسجَّل.

filing-opens = يمكن ملؤه اعتبارًا من
filing-begin = ابدأ
filing-begin-last-year = يبدأ الإقرار بما قدّمته في العام الماضي. غيِّر ما تغيَّر، وأضف ما استجد.
filing-begin-with = ابدأ بأجوبة العام الماضي
filing-ask-time = اطلب مهلة إضافية
filing-over-waived = أعفاك المكتب من هذا الإقرار، ولا يلزمك تقديمه.
filing-over-cancelled = أُلغي هذا الإقرار، ولا يلزمك تقديمه.

filing-sections = الأقسام
filing-state-open = لم يُبدأ
filing-state-begun = يحتاج إلى استكمال
filing-state-done = مكتمل
filing-state-nothing = لا شيء يُفصح عنه
filing-entries = { $count ->
    [zero] لا قيود
    [one] قيد واحد
    [two] قيدان
    [few] { $count } قيود
    [many] { $count } قيدًا
   *[other] { $count } قيد
}
filing-as-before = { $entries }، كما في العام الماضي
filing-as-last-year = كما في العام الماضي
filing-unchanged = كل شيء كما قدّمته في العام الماضي. فإن لم يتغير شيء، فتحقق منه ثم أرسله.
filing-amends = أنت الآن تغيّر ما قدّمته. ويظل ما قدّمته قائمًا حتى ترسل هذا.
filing-dropped = ما تعذر نقله من العام الماضي
filing-go-on = تابع إلى: { $section }
filing-to-check = تحقق وأرسل
filing-to-sections = العودة إلى الأقسام
filing-look-through = استعرض الإقرار كله
filing-helper = يملؤه عنك
filing-helper-change = غيِّر ذلك
filing-helper-name = كلِّف غيرك بملئه عنك

filing-threshold = يجب الإفصاح عن:
filing-add = أضف قيدًا
filing-add-another = أضف قيدًا آخر
filing-remove = احذف
filing-take-back = تراجع عن ذلك
filing-add-title = إضافة: { $section }
filing-change-title = تغيير: { $section }
filing-entry = القيد { $number }
filing-entry-one = القيد
filing-gone = حُذف هذا القيد.
filing-currency = العملة
filing-currency-named = { $code } – { $name }
filing-save = احفظ
filing-save-on = احفظ وتابع
filing-save-another = احفظ وأضف قيدًا آخر
filing-save-later = احفظ لوقت لاحق
filing-attach = أرفق ملفًا
filing-cancel = إلغاء
filing-draft-kept = حُفظت المسودة في الساعة
filing-draft-failed = تعذر حفظ المسودة الآن، وستُعاد المحاولة. وما كتبته لا يزال هنا.
filing-draft-lost = انتهت جلستك. وما كتبته لا يزال هنا: احفظه، ثم سجّل الدخول وتابع.
filing-draft-changed = غيَّر غيرك الأمر نفسه في هذه الأثناء. وما كتبته لا يزال هنا: احفظه لترى الاثنين معًا.
filing-conflict = تغيَّر هذا في نافذة أخرى أو غيَّره شخص آخر وأنت تكتب. وما كتبته لا يزال هنا؛ فإذا حفظت من جديد، حلَّ محل ما هو قائم الآن.
filing-there-now = ما هو قائم الآن
filing-yours = ما كتبته
filing-done-kept = تم الحفظ، ويمكنك المتابعة متى شئت.
filing-done-item = تم الحفظ.
filing-done-removed = تم الحذف.
filing-remove-title = هل تحذف { $name }؟
filing-remove-text = يُحذف من هذا الإقرار، ويبقى ما قدّمته في الأعوام السابقة على حاله.
filing-remove-button = احذفه

filing-check-title = تحقق مما تفصح عنه
filing-missing = لا يزال ينقص ما يلي
filing-certify = الشهادة والإرسال
filing-certify-other = لا يشهد بصحة هذا الإقرار ولا يرسله إلا صاحبه:
filing-certify-day = التاريخ:
filing-name = اسمك الكامل
filing-name-hint = كتابة اسمك هنا هي توقيعك على ما ورد أعلاه.
filing-send = اشهد وأرسل إلى مكتب الأخلاقيات
filing-changed-since = تغيَّر شيء بعد أن فتحت هذه الصفحة. استعرضها مرة أخرى ثم أرسلها.
filing-receipt-title = وصل إقرارك إلى مكتب الأخلاقيات
filing-receipt-day = تاريخ التقديم
filing-receipt-name = شهد بصحته
filing-receipt-version = النسخة
filing-receipt-fingerprint = البصمة
filing-receipt-signature = التوقيع
filing-receipt-verified = تم بمفتاحك، وهو سليم
filing-receipt-unverified = غير مطابق. أبلغ مراجع الحسابات.
filing-receipt-text = هذه البصمة تخص ما قدّمته بعينه. ويمكنك الاحتفاظ بها: فمن لديه الاثنان يتبين أن شيئًا لم يتغير.
filing-receipt-next = يطّلع عليه أحد المراجعين. وإن كان هناك سؤال، أو عند الانتهاء، تصلك رسالة. ويمكنك تغييره ما لم تتم مراجعته، ولا يلزمك شيء آخر.
filing-receipt-done = العودة إلى إقراراتك
filing-see-receipt = اطّلع على الإيصال
filing-see-copy = نسخة للطباعة
filing-copy-print = يمكنك طباعة هذه الصفحة أو حفظها في ملف من متصفحك.
filing-certified = نص الشهادة

filing-questions = أسئلة موجهة إليك
filing-questions-text = أجب عن كل منها، ثم أرسل أجوبتك.
filing-about = { $section }: ‏{ $name }
filing-about-whole = الإقرار كله
filing-answer = جوابك
filing-answer-button = احفظ الجواب
filing-answered = أُجيب عن كل الأسئلة
filing-resend = أرسل الأجوبة
filing-amend = غيِّر ما قدّمته
filing-amend-too = غيِّر ما قدّمته أيضًا
filing-done-answered = حُفظ الجواب.

filing-events = ما جرى
filing-event-filed = قُدِّم، النسخة { $version }
filing-event-question = سؤال: { $about }
filing-event-answer = جواب
filing-event-extension-asked = { $count ->
    [zero] طُلبت مهلة إضافية
    [one] طُلب يوم إضافي واحد
    [two] طُلب يومان إضافيان
    [few] طُلبت { $count } أيام إضافية
    [many] طُلب { $count } يومًا إضافيًا
   *[other] طُلب { $count } يوم إضافي
}
filing-event-extension-granted = { $count ->
    [zero] مُنحت مهلة إضافية
    [one] مُنح يوم إضافي واحد
    [two] مُنح يومان إضافيان
    [few] مُنحت { $count } أيام إضافية
    [many] مُنح { $count } يومًا إضافيًا
   *[other] مُنح { $count } يوم إضافي
}
filing-event-extension-refused = رُفضت المهلة الإضافية
filing-event-resumed = استؤنفت المراجعة
filing-event-reviewed = تمت المراجعة
filing-event-returned = أُعيد إليك لتغييره
filing-event-reopened = أُعيد النظر فيه
filing-event-certified = اعتُمدت المراجعة
filing-event-closed = أُغلق
filing-event-other = سُجِّل أمر
filing-event-remedy = الإجراء التصحيحي: { $what }

filing-time-title = طلب مهلة إضافية
filing-time-text = يبتّ المكتب في الطلب وتصلك رسالة. ويمكنك مواصلة ملء الإقرار في هذه الأثناء.
filing-time-now = الموعد النهائي الحالي
filing-time-days = عدد الأيام الإضافية
filing-time-most = { $count ->
    [zero] لا يمكن منح أيام إضافية.
    [one] يمكن منح يوم إضافي واحد على الأكثر.
    [two] يمكن منح يومين إضافيين على الأكثر.
    [few] يمكن منح { $count } أيام إضافية على الأكثر.
    [many] يمكن منح { $count } يومًا إضافيًا على الأكثر.
   *[other] يمكن منح { $count } يوم إضافي على الأكثر.
}
filing-time-number = اكتب عدد الأيام بالأرقام، مثل 14
filing-time-reason = السبب
filing-time-reason-hint = تكفي جملة واحدة، وهي مختومة مثل الإقرار.
filing-time-button = قدِّم الطلب
filing-done-time = طلبتَ مهلة إضافية. يبتّ المكتب في الطلب وتصلك رسالة.

filing-helper-title = من يملؤه عنك
filing-helper-text = من تختاره هنا يمكنه قراءة هذا الإقرار وملؤه، بما في ذلك ما ورد فيه من قبل. أما الشهادة بصحته وإرساله فيبقيان لك. ويُسجَّل كل اطلاع له عليه.
filing-helper-choose = من تختار؟
filing-helper-nobody = لا أحد: أملؤه بنفسي
filing-helper-button = احفظ الاختيار
filing-helper-none = لا أحد في المنظمة يملأ عن غيره حاليًا. اسأل المكتب إن احتجت إلى ذلك.
filing-done-helper = حُفظ الاختيار.

filing-import = املأه من جدول
filing-import-title = الملء من جدول: { $section }
filing-import-text = الصق قائمة من جدول بيانات أو من مصرفك. يسمّي السطر الأول الأعمدة؛ ويُعرض معنى كل سطر قبل نقل أي شيء.
filing-import-table = الجدول
filing-import-hint = انسخ الخلايا من جدول البيانات والصقها هنا، أو الصق محتوى ملف قيم مفصولة بفواصل. مثال: description, country, value.
filing-import-columns = الأسماء الممكنة للأعمدة
filing-import-money = العمود المسمى باسم مبلغ متبوعًا بـ «-currency» يحمل عملته. وتُهمل الأعمدة ذات الأسماء الأخرى.
filing-import-show = اعرض معناه
filing-preview-title = معنى الجدول: { $section }
filing-preview-good = { $count ->
    [zero] لا أسطر يمكن نقلها ({ $good }).
    [one] يمكن نقل { $good } من سطر واحد.
    [two] يمكن نقل { $good } من سطرين.
    [few] يمكن نقل { $good } من { $count } أسطر.
    [many] يمكن نقل { $good } من { $count } سطرًا.
   *[other] يمكن نقل { $good } من { $count } سطر.
}
filing-preview-ignored = أعمدة مهملة:
filing-preview-line = السطر
filing-preview-left = متروك
filing-preview-gap = يحتاج إلى جواب
filing-preview-take = انقل هذه الأسطر
filing-preview-again = غيِّر الجدول
filing-done-imported = نُقلت الأسطر. استكمل ما ينقصها.
