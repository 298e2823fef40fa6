# سجل المراجعة: ما الذي جرى، وما الذي أسفر عنه التحقق منه. يقرؤه مراجع الحسابات ومن يشغّل البرنامج من سطر الأوامر.

audit-checkpoint-unreadable = هذا ليس نقطة تحقّق. نقطة التحقّق ملف موقَّع، أو سطر واحد فيه عدد ورمز مثل ‎"4711 mZ3…="‎.

audit-report = { $rows ->
    [0] السجل خالٍ من القيود.
    [one] قُرئ قيد واحد.
    [two] قُرئ قيدان.
    [few] قُرئت { $rows } قيود.
    [many] قُرئ { $rows } قيداً.
   *[other] قُرئ { $rows } قيد.
  } { $erased ->
    [0] { "" }
    [one] مُحيت تفاصيل مختومة واحدة مع بقاء مكانها في السجل.
    [two] مُحيت التفاصيل المختومة لقيدين مع بقاء مكانيهما في السجل.
    [few] مُحيت التفاصيل المختومة لـ{ $erased } قيود مع بقاء أماكنها في السجل.
    [many] مُحيت التفاصيل المختومة لـ{ $erased } قيداً مع بقاء أماكنها في السجل.
   *[other] مُحيت التفاصيل المختومة لـ{ $erased } قيد مع بقاء أماكنها في السجل.
  } { $matched ->
    [0] لم تُؤكَّد أي نقطة تحقّق.
    [one] أُكِّدت نقطة تحقّق واحدة.
    [two] أُكِّدت نقطتا تحقّق.
    [few] أُكِّدت { $matched } نقاط تحقّق.
    [many] أُكِّدت { $matched } نقطة تحقّق.
   *[other] أُكِّدت { $matched } نقطة تحقّق.
  } { $sound ->
    [yes] السجل سليم.
   *[no] السجل ليس على الحال التي كُتب عليها:
  }

audit-finding-changed = غُيِّر القيد { $seq }: تفاصيله المختومة ليست تلك التي سُجِّلت.
audit-finding-gap = حُذفت قيود أو أُقحمت: يأتي القيد { $found } حيث ينبغي أن يأتي القيد { $expected }.
audit-finding-cut = اقتُطعت نهاية السجل: عدد القيود { $rows }، بينما يُحصي رأس السجل { $size }.
audit-finding-beyond = عدد القيود { $rows }، بينما لا يُحصي رأس السجل سوى { $size }.
audit-finding-head-unreadable = رأس السجل مفقود أو تتعذّر قراءته.
audit-finding-head-lies = القيود مطابقة لنقطة تحقّق لاحقة لكنها لا تطابق رأس السجل: لقد غُيِّر رأس السجل.
audit-finding-not-the-head = القيود لا تطابق رأس السجل. يقع أول تغيير بين القيدين { $first } و{ $last }.
audit-finding-not-the-checkpoint = القيود لا تطابق نقطة التحقّق التي تُحصي { $size }. يقع أول تغيير بين القيدين { $first } و{ $last }.
audit-finding-behind-checkpoint = تُحصي نقطة التحقّق { $size } من القيود، ولا يوجد منها سوى { $rows }: اقتُطعت نهاية السجل أو أُعيدت نسخة أقدم منه.
audit-finding-further = { $count ->
    [one] وعُثر على موضع آخر من هذا القبيل.
    [two] وعُثر على موضعين آخرين من هذا القبيل.
    [few] وعُثر على { $count } مواضع أخرى من هذا القبيل.
    [many] وعُثر على { $count } موضعاً آخر من هذا القبيل.
   *[other] وعُثر على { $count } موضع آخر من هذا القبيل.
  }

audit-code-login = تسجيل دخول
audit-code-login-refused = رفض تسجيل الدخول
audit-code-step-up = إدخال كلمة السر مجدداً
audit-code-logout = تسجيل خروج
audit-code-session-ended = إنهاء جلسة
audit-code-enrolment-sent = إرسال رابط التسجيل
audit-code-enrolled = إتمام التسجيل
audit-code-account-created = إنشاء حساب
audit-code-account-disabled = إغلاق حساب
audit-code-account-enabled = إعادة فتح حساب
audit-code-account-reset = إعادة تعيين حساب بعد التثبّت من الهوية
audit-code-password-changed = تغيير كلمة السر
audit-code-phrase-renewed = إنشاء عبارة استعادة
audit-code-phrase-used = استخدام عبارة الاستعادة
audit-code-role-given = إسناد دور
audit-code-role-taken = سحب دور
audit-code-group-created = إنشاء مجموعة
audit-code-group-certified = توقيع شهادة مجموعة
audit-code-group-rotated = تجديد مفتاح مجموعة
audit-code-approval-given = توقيع موافقة
audit-code-matter-received = تلقّي مسألة
audit-code-matter-read = فتح مسألة
audit-code-matter-listed = عرض قائمة مسائل
audit-code-matter-searched = بحث في المسائل
audit-code-matter-triaged = فرز مسألة
audit-code-matter-acknowledged = تأكيد الاستلام
audit-code-message-sent = كتابة رسالة
audit-code-note-added = إضافة ملاحظة داخلية
audit-code-matter-waiting = في انتظار مقدّم الطلب
audit-code-matter-answered = الرد على مسألة
audit-code-matter-closed = إغلاق مسألة
audit-code-matter-reopened = إعادة فتح مسألة
audit-code-matter-withdrawn = سحب مسألة
audit-code-matter-referred = إحالة مسألة إلى جهة أخرى
audit-code-matter-resealed = تضييق نطاق الاطلاع على مسألة
audit-code-matter-rewrapped = استعادة الاطلاع على مسألة
audit-code-matter-purge-proposed = اقتراح إتلاف مسألة
audit-code-matter-purge-approved = الموافقة على إتلاف مسألة
audit-code-matter-purged = إتلاف مسألة
audit-code-roster-imported = استيراد قائمة الموظفين
audit-code-figure-previewed = معاينة إحصاء
audit-code-figure-published = نشر إحصاء
audit-code-settings = تغيير الإعدادات
audit-code-founded = تأسيس المكتب
audit-code-backup = إنشاء نسخة احتياطية
audit-code-restored = استعادة نسخة احتياطية
audit-code-root-recovered = استعادة الأمناء للسر الجذري
audit-code-checkpoint-taken = أخذ نقطة تحقّق
audit-code-record-read = الاطلاع على سجل المراجعة
audit-code-detail-erased = محو تفاصيل مختومة
audit-code-reminded = كتابة تذكيرات
audit-code-letter-tested = كتابة رسالة تجريبية
audit-code-letter-requeued = إعادة رسالة إلى قائمة الإرسال
audit-code-letter-dropped = إسقاط رسالة
audit-code-cycle-planned = خُططت دورة إقرارات
audit-code-cycle-adjusted = عُدّلت دورة إقرارات
audit-code-cycle-launched = بدأ إطلاق دورة إقرارات
audit-code-cycle-opened = أُطلقت دورة إقرارات
audit-code-cycle-ended = انتهت دورة إقرارات
audit-code-filer-named = سُمّي مُقدِّم إقرار
audit-code-filer-unnamed = سُحبت تسمية مُقدِّم إقرار
audit-code-filer-exempted = أُعفي شخص من تقديم إقرار
audit-code-exemption-taken-back = سُحب إعفاء من تقديم إقرار
audit-code-statements-assigned = أُسندت إقرارات
audit-code-roster-followed = حُدِّثت دورة وفق قائمة الموظفين
audit-code-filers-moved = نُقل مُقدِّمو إقرارات إلى وحدة أخرى
audit-code-statement-cancelled = أُلغي إقرار
audit-code-statement-reinstated = طُلب إقرار من جديد
audit-code-statement-begun = بُدئ إقرار
audit-code-statement-saved = حُفظت مسودة إقرار
audit-code-statement-amended = بُدئ تعديل إقرار
audit-code-statement-filed = قُدِّم إقرار
audit-code-extension-asked = طُلبت مهلة إضافية
audit-code-extension-decided = بُتّ في طلب مهلة إضافية
audit-code-designee-chosen = تغيّر من يعاون مُقدِّم إقرار
audit-code-statement-waived = أُعفي من إقرار
audit-code-information-requested = طُلبت معلومات
audit-code-item-judged = قُيِّم بند
audit-code-statement-reviewed = رُوجع إقرار
audit-code-statement-certified = اعتُمدت مراجعة
audit-code-statement-returned = أُعيد إقرار إلى مُقدِّمه
audit-code-file-attached = أُرفق ملف
audit-code-file-removed = حُذف ملف
audit-code-file-read = فُتح ملف
audit-code-sample-drawn = سُحبت عيّنة للتحقق
audit-code-sample-checked = فُحصت وثائق إقرار مسحوب
audit-code-summary-composed = وافق المُقدِّم على ملخص علني
audit-code-summary-published = نُشر ملخص علني
audit-code-summary-withdrawn = سُحب ملخص علني
audit-code-refused = رفض
audit-code-remedy-proposed = اقتُرح إجراء تصحيحي
audit-code-remedy-agreed = وُوفق على إجراء تصحيحي
audit-code-remedy-contested = اعتُرض على إجراء تصحيحي
audit-code-remedy-decided = بتّ المكتب في إجراء تصحيحي
audit-code-remedy-proven = أُثبت تنفيذ إجراء تصحيحي
audit-code-remedy-verified = تُحقِّق من إجراء تصحيحي
audit-code-remedy-returned = أُعيد إثبات إجراء تصحيحي
audit-code-remedy-withdrawn = سُحب إجراء تصحيحي
