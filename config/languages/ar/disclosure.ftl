# What the room of disclosure says when it refuses, what its states and outcomes are called, and its letters. A letter says
# by when a statement is to be filed and nothing of what stands in it.

disclosure-year = اكتب السنة بأربعة أرقام، مثل 2026
disclosure-due-before-opening = الموعد النهائي يسبق يوم بدء التقديم. راجع التاريخين.
disclosure-period-backwards = آخر يوم تشمله الفترة يسبق أولها. راجع التاريخين.
disclosure-late-fee = اكتب مبلغًا أكبر من 0 وعملة بأحرفها الثلاثة، مثل USD
disclosure-days = اكتب عدد الأيام من { $least } إلى { $most }
disclosure-reminders-before = اكتب الأيام السابقة للموعد النهائي مبتدئًا بأكثرها، مثل 7 ثم 3، على أن يكون كل منها من 1 إلى 180
disclosure-frozen = بدأ تقديم الإقرارات، فلا يمكن تغيير هذا بعد الآن. خطِّط لدورة أخرى.
disclosure-due-earlier = أُعلن هذا الموعد، فلا يمكن إلا تأخيره
disclosure-cycle-twice = توجد دورة بهذه الاستمارة لسنة { $year }. عدِّلها بدلًا من ذلك.
disclosure-cycle-ended = انتهت هذه الدورة. خطِّط لدورة أخرى.
disclosure-cycle-owed = { $count ->
    [0] هذه الدورة ليست مفتوحة، فلا يمكن إنهاؤها.
    [zero] هذه الدورة ليست مفتوحة، فلا يمكن إنهاؤها.
    [one] لم يقدّم شخص واحد إقراره بعد. انتظر، أو أعفِه من الإقرار.
    [two] لم يقدّم شخصان إقراريهما بعد. انتظر، أو أعفِهما من الإقرار.
    [few] لم يقدّم { $count } أشخاص إقراراتهم بعد. انتظر، أو أعفِهم من الإقرار.
    [many] لم يقدّم { $count } شخصًا إقراراتهم بعد. انتظر، أو أعفِهم من الإقرار.
   *[other] لم يقدّم { $count } شخص إقراراتهم بعد. انتظر، أو أعفِهم من الإقرار.
}
disclosure-not-open = يمكن تعبئة إقرارات هذه الدورة ابتداءً من { $opens }.
disclosure-unanswered = { $count ->
    [zero] أُجيب عن جميع الأسئلة.
    [one] بقي سؤال واحد دون جواب. أجب عنه ثم قدِّم الإقرار من جديد.
    [two] بقي سؤالان دون جواب. أجب عنهما ثم قدِّم الإقرار من جديد.
    [few] بقيت { $count } أسئلة دون جواب. أجب عنها ثم قدِّم الإقرار من جديد.
    [many] بقي { $count } سؤالًا دون جواب. أجب عنها ثم قدِّم الإقرار من جديد.
   *[other] بقي { $count } سؤال دون جواب. أجب عنها ثم قدِّم الإقرار من جديد.
}
disclosure-extension-days = { $most ->
    [0] أُضيفت كل المهلة التي يمكن إضافتها.
    [zero] أُضيفت كل المهلة التي يمكن إضافتها.
    [one] يمكن إضافة يوم واحد على الأكثر.
    [two] يمكن إضافة يومين على الأكثر.
   *[other] اكتب عدد الأيام من 1 إلى { $most }
}
disclosure-designee-choose = اختر شخصًا يعبّئ عن غيره، على ألا تكون أنت
disclosure-reviewer-choose = اختر شخصًا ممن يراجعون هذه الإقرارات
disclosure-separated-own = هذا إقراره هو. اختر شخصًا آخر.
disclosure-separated-supervisor = هو رئيس لمن قدّم هذا الإقرار. اختر شخصًا آخر.
disclosure-separated-subordinate = هو مرؤوس لمن قدّم هذا الإقرار. اختر شخصًا آخر.
disclosure-nothing-found = بيِّن أولًا نتيجة البنود، أو نتيجة الإقرار كله.
disclosure-place-unknown = لا تسأل الاستمارة عن هذا. اختر بندًا من بنود الإقرار.
disclosure-not-shown = ليست هذه القائمة التي عُرضت عليك اليوم. اطّلع عليها من جديد ثم أنهِ مراجعتها.
disclosure-remedies-open = { $count ->
    [zero] لا إجراءات تصحيحية جارية.
    [one] ما زال إجراء تصحيحي واحد جاريًا. تحقَّق منه أو اسحبه أولًا.
    [two] ما زال إجراءان تصحيحيان جاريين. تحقَّق منهما أو اسحبهما أولًا.
    [few] ما زالت { $count } إجراءات تصحيحية جارية. تحقَّق منها أو اسحبها أولًا.
    [many] ما زال { $count } إجراءً تصحيحيًّا جاريًا. تحقَّق منها أو اسحبها أولًا.
   *[other] ما زال { $count } إجراء تصحيحي جاريًا. تحقَّق منها أو اسحبها أولًا.
}
disclosure-remedy-refused = هذا الإجراء الآن في مرحلة «{ $stage }»، فلا يمكن ذلك. اطّلع عليه من جديد.
disclosure-remedy-proposed-by-you = أنت من اقترح هذا الإجراء، ويبتّ فيه شخص آخر.
disclosure-remedy-proven-by-you = أنت من أفاد بتنفيذ هذا الإجراء أو قدَّم ما يثبته، ويتحقق منه شخص آخر.
disclosure-remedy-no-evidence = لا ينتظر أي إجراء في هذا الإقرار التنفيذ، فلا يُقبل ملف.
disclosure-remedy-version = اختر نسخة قُدِّمت بعد اقتراح هذا الإجراء
disclosure-remedy-file-told = أفدتَ بتنفيذ الإجراء والمكتب يستند إلى هذا الملف، فيبقى محفوظًا.
disclosure-remedy-not-called-for = يُقترح إجراء تصحيحي متى تبيّن ما يستدعيه. بيِّن أولًا نتيجة البنود.

disclosure-refused-assigned = هذا الإقرار مطلوب بالفعل، فلا حاجة إلى طلبه من جديد.
disclosure-refused-open = لم تكتمل مراجعة هذا الإقرار، فلا حاجة إلى إعادة فتحه.
disclosure-refused-waived = أُعفي من هذا الإقرار، ولا يلزم بشأنه شيء.
disclosure-refused-cancelled = أُلغي هذا الإقرار، ولا يلزم بشأنه شيء.
disclosure-refused-closed = هذا الإقرار مغلق. ويمكن لمكتب الأخلاقيات إعادة فتحه.
disclosure-refused-uncertified = لم يُعتمد هذا الإقرار. اعتمده أولًا.
disclosure-refused-certified = سبق اعتماد هذا الإقرار.
disclosure-refused-reviewed = رُوجع هذا الإقرار، فلا يمكن تغييره. ويمكن لمكتب الأخلاقيات إعادة فتحه.
disclosure-refused-no-extension = لا أحد ينتظر هنا مهلة إضافية.
disclosure-refused-extension-pending = طلبتَ مهلة إضافية من قبل، وسيبتّ مكتب الأخلاقيات في طلبك.
disclosure-refused-not-begun = لم يُبدأ هذا الإقرار. ابدأه أولًا.
disclosure-refused-filed = قُدِّم هذا الإقرار، فلا يمكن تغييره هنا. قدِّم تعديلًا له.
disclosure-refused-unfiled = لم يُقدَّم هذا الإقرار بعد.
disclosure-refused-unreviewed = لم تكتمل مراجعة هذا الإقرار. راجعه أولًا.
disclosure-refused-not-taken-up = لم يتولَّ أحد هذا الإقرار. افتحه أولًا.

statement-assigned = لم يُبدأ
statement-draft = مسودة
statement-extension-pending = طُلبت مهلة إضافية
statement-submitted = مُقدَّم
statement-in-review = قيد المراجعة
statement-information-requested = طُلبت معلومات
statement-resubmitted = مُقدَّم من جديد
statement-cleared = لا تضارب
statement-advice-given = أُسديت المشورة
statement-remedy-open = إجراء تصحيحي جارٍ
statement-certified = مُعتمد والإجراء التصحيحي جارٍ
statement-closed = مغلق
statement-waived = مُعفى منه
statement-cancelled = ملغى

cycle-planned = مُخطَّطة
cycle-launching = قيد الإطلاق
cycle-open = مفتوحة
cycle-closed = منتهية

novelty-blank = لا شيء يُفصح عنه
novelty-unchanged = دون تغيير
novelty-changed = فيه تغيير
novelty-new = الإقرار الأول

outcome-no-conflict = لا تضارب
outcome-clarified = تم التوضيح
outcome-advice-no-action = أُسديت المشورة ولا يلزم إجراء
outcome-advice-action = أُسديت المشورة ويلزم إجراء
outcome-discrepancy = تباين
outcome-not-compliant = عدم امتثال
outcome-referred = أُحيل إلى جهة أخرى

letter-filing-assigned-subject = إقرار إفصاح مطلوب تقديمه
letter-filing-assigned = يُرجى تقديم إقرار الإفصاح إلى مكتب الأخلاقيات في موعد أقصاه { $due }. ويمكنك أن تبدأ الآن وتُكمل لاحقًا.
letter-filing-due-subject = اقترب موعد إقرار الإفصاح
letter-filing-due = الموعد النهائي لتقديم إقرار الإفصاح هو { $due }. يُرجى تسجيل الدخول لتقديمه، أو لطلب مهلة إضافية.
letter-filing-overdue-subject = تأخر إقرار الإفصاح
letter-filing-overdue = كان الموعد النهائي لتقديم إقرار الإفصاح { $due }، ولم يُقدَّم بعد. يُرجى تسجيل الدخول لتقديمه.
letter-filing-done = إذا كنت قد قدّمته في هذه الأثناء، فلا يلزمك شيء.
letter-supervising-subject = تأخر في فريقك
letter-supervising = لم يقدّم أحد العاملين تحت إشرافك ما طلبه مكتب الأخلاقيات. يُرجى تذكير فريقك، ولا يفصح المكتب عمّن يتعلق به الأمر.
letter-received-subject = وصل إقرار الإفصاح
letter-received = وصل إقرار الإفصاح إلى مكتب الأخلاقيات. وفي البوابة إيصال يحمل رقمًا وبصمة، ويمكنك الاحتفاظ به.
letter-reviewed-subject = تمت مراجعة إقرار الإفصاح
letter-reviewed = أنهى مكتب الأخلاقيات النظر في إقرار الإفصاح. يُرجى تسجيل الدخول للاطلاع على النتيجة.
letter-following-due-subject = اقترب موعد في البوابة
letter-following-due = ينتظر مكتب الأخلاقيات منك شيئًا في موعد أقصاه { $due }. يُرجى تسجيل الدخول للاطلاع عليه.
letter-following-overdue-subject = فات موعد في البوابة
letter-following-overdue = كان مكتب الأخلاقيات ينتظر منك شيئًا في موعد أقصاه { $due }. يُرجى تسجيل الدخول للاطلاع عليه.
letter-following-office-subject = تأخر شيء مما تتابعه
letter-following-reviewing = تأخر شيء مما تتابعه لمكتب الأخلاقيات. يُرجى تسجيل الدخول للاطلاع عليه.
letter-following-escalated = طال تأخر شيء مما يتابعه مكتب الأخلاقيات. يُرجى تسجيل الدخول للاطلاع عليه.
