# ما يقوله سطر الأوامر.
cli-denied = هذا غير مسموح به.
cli-missing = لا يوجد شيء بهذا الوصف. تحقّق من الاسم أو العنوان أو الرقم.
cli-conflict = غيّر شخص آخر الشيء نفسه في الوقت ذاته. لم يتغيّر شيء؛ أعِد تنفيذ الأمر.
cli-file-exists = الملف { $file } موجود من قبل. سمِّ ملفاً آخر أو انقل ذاك الملف.
cli-recovery-missing = لا يوجد ملف { $file }. نفّذ أولاً “probity ceremony --out { $file }”.
cli-recovery-no-key = لا يحتوي الملف { $file } على مفتاح استرداد. استخدم الملف الذي كتبه “probity ceremony”.
cli-init-before = أُنشئ مكتب في { $folder } من قبل. اختر مجلداً آخر بالخيار ‎--dir.
cli-role = لا يوجد دور باسم “{ $role }”. الأدوار هي: { $known }.
cli-checkpoint-missing = لا يوجد ملف { $file }.
cli-checkpoint-foreign = نقطة التحقق في { $file } ليست موقّعة من هذا المكتب.
cli-record-unsound = السجل غير سليم. احتفظ بنسخة من قاعدة البيانات كما هي وأبلغ المدقّق.
cli-roster-missing = لا يوجد ملف { $file }.
cli-roster-refused = لم يُستورد شيء. صحّح السطور المذكورة أعلاه أو استخدم ‎--skip-bad-lines.
cli-roster-would = لم يتغيّر شيء. مؤدّى الملف: { $counts }
cli-roster-done = اعتُمدت قائمة الموظفين: { $counts }
cli-roster-incomplete = { $count ->
    [zero] لا ينقص الملفَّ أحد.
    [one] شخص واحد في الخدمة لا يرد في الملف. إذا كان الملف كاملاً فأضف ‎--complete، ويُعدّ من لم يرد فيه قد غادر.
    [two] شخصان في الخدمة لا يردان في الملف. إذا كان الملف كاملاً فأضف ‎--complete، ويُعدّ من لم يرد فيه قد غادر.
    [few] { $count } أشخاص في الخدمة لا يردون في الملف. إذا كان الملف كاملاً فأضف ‎--complete، ويُعدّ من لم يرد فيه قد غادر.
    [many] { $count } شخصاً في الخدمة لا يردون في الملف. إذا كان الملف كاملاً فأضف ‎--complete، ويُعدّ من لم يرد فيه قد غادر.
   *[other] { $count } شخص في الخدمة لا يردون في الملف. إذا كان الملف كاملاً فأضف ‎--complete، ويُعدّ من لم يرد فيه قد غادر.
}
cli-listen = لا يمكن تقديم الخدمة على { $address }: { $cause }. أوقف ما يستمع هناك أو سمِّ عنواناً آخر: في server.listen، أو بالخيار ‎--listen للعرض التجريبي.
cli-checkpoint-unchecked = تعذّر التحقق من توقيع { $file } لعدم وجود ملف الاعتماد هنا. ومع ذلك يُقارَن العدد والرمز.
cli-passphrase = عبارة المرور الخاصة بـ{ $email }
cli-share-missing = لا يوجد ملف { $file } يحتوي على حصة.
cli-share-line = الحصة { $share }، السطر { $line } من 5
cli-share-intact = الحصة { $number } سليمة وتخص مفتاح الاسترداد هذا.
cli-share-foreign = هذه حصة رقمها { $number } لكنها لا تخص مفتاح الاسترداد هذا. قارن البصمة المطبوعة على ورقتها.
cli-loss = يتذكر مخزن الحصص من قيود السجل { $remembered }؛ أما قاعدة البيانات الرئيسية التي أُعيدت ففيها { $found }. وفُقد ما جرى بينهما: طلبات وردود وحالات تنحٍّ وتغييرات في الأعضاء.
cli-loss-none = لم يُفقد شيء: قاعدة البيانات الرئيسية ليست أقدم مما يتذكره مخزن الحصص.
cli-loss-one-more = تم التوقيع. يجب أن يكون الموقّع الثاني شخصاً آخر: نفّذ “probity accept-loss” مرة أخرى بعنوانه.
cli-loss-accepted = قبِل شخصان الفقد، وسُجّل ذلك في السجل. شغّل المكتب من جديد، وأعِد ما جرى بينهما من تنحٍّ وتغييرات في الأعضاء.
cli-credential-restored = استُعيد ملف الاعتماد: { $file }. احفظه بعيداً عن كل نسخة احتياطية من قواعد البيانات.
cli-successor-fingerprints = أعطِ ‎--fingerprint واحدة لكل ‎--successor بالترتيب نفسه.
cli-desk-handed-over = سُلّم ما يلي: { $groups }. على شخصين (من الخلفاء أو البديل) أن يوقّعا عليه الآن في البوابة، ضمن أعضاء المكتب.
cli-language = لا توجد هنا لغة باسم “{ $language }”. اللغات هي: { $known }.
cli-form-ok = سليم: { $title }، الإصدار { $version }: { $sections ->
    [zero] بلا أقسام
    [one] قسم واحد
    [two] قسمان
    [few] { $sections } أقسام
   *[other] { $sections } قسماً
}، { $fields ->
    [zero] بلا أسئلة
    [one] سؤال واحد
    [two] سؤالان
    [few] { $fields } أسئلة
   *[other] { $fields } سؤالاً
}، باللغات { $languages }؛ البصمة { $fingerprint }

cli-cycle-none = لا دورة مُخطَّطة لسنة { $year }. يخطط المكتب للدورات في البوابة.
cli-cycle-several = في هذه السنة عدة دورات. حدِّد إحداها بالخيار --form، وهي: { $forms }
cli-cycle-launched = { $count ->
    [0] الدورة مفتوحة، ولم يكن ينقص أحد.
    [zero] الدورة مفتوحة، ولم يكن ينقص أحد.
    [one] الدورة مفتوحة، وأُسند إقرار واحد.
    [two] الدورة مفتوحة، وأُسند إقراران.
    [few] الدورة مفتوحة، وأُسندت { $count } إقرارات.
    [many] الدورة مفتوحة، وأُسند { $count } إقرارًا.
   *[other] الدورة مفتوحة، وأُسند { $count } إقرار.
}
cli-cycle-preview = { $count ->
    [0] لن يقدّم أحد إقرارًا.
    [zero] لن يقدّم أحد إقرارًا.
   *[other] عدد من سيقدّمون إقرارات: { $count }، ولدى { $assigned } منهم إقرار بالفعل.
}
cli-cycle-reason = { $count } · { $reason }
cli-cycle-unit = { $count } · { $unit }
cli-cycle-unreachable = دون عنوان بريد إلكتروني: { $ids }
cli-cycle-exempted = معفَون ولا يشملهم العدد: { $ids }
cli-cycle-unknown = تطلبها القواعد وليست لأحد في قائمة الموظفين: { $names }
cli-cycle-standing = { $state }. المُقدَّم: { $filed } من { $expected }، ومنها { $late } بعد الموعد. المتأخر: { $overdue }.
cli-cycle-state = { $count } · { $state }
cli-cycle-filed = { $filed } من { $expected } · { $unit }
cli-cycle-ahead = { $count ->
    [0] لن تُرسل أي رسالة في الأيام الستين المقبلة.
    [zero] لن تُرسل أي رسالة في الأيام الستين المقبلة.
   *[other] إذا لم يقدّم أحد إقراره في هذه الأثناء، تُرسل هذه الرسائل في الأيام الستين المقبلة:
}
cli-cycle-form = لا توجد استمارة بهذا الرمز. والاستمارات هي: { $known }
cli-cycle-planned = خُطِّط للدورة. يمكن التقديم من { $opens } إلى { $due }. اعرض من سيُفصح: “probity cycle preview”.
cli-cycle-outgoing-assigned = { $day }: { $count } · طلب التقديم
cli-cycle-outgoing-due = { $day }: { $count } · اقترب الموعد
cli-cycle-outgoing-overdue = { $day }: { $count } · تأخر
cli-cycle-reminded = { $count ->
    [0] لم تكن أي رسالة مستحقة.
    [zero] لم تكن أي رسالة مستحقة.
    [one] كُتبت رسالة واحدة.
    [two] كُتبت رسالتان.
    [few] كُتبت { $count } رسائل.
    [many] كُتبت { $count } رسالة.
   *[other] كُتبت { $count } رسالة.
}
cli-cycle-sample = سُحب { $count } من أصل { $population } من الإقرارات. البصمة SHA-256 للقائمة التي سُحبت منها: { $hash }.
cli-cycle-drawn = { $number } { $stratum }
