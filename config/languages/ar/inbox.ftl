inbox-title = الوارد
inbox-views = طرق عرض الوارد
inbox-view-open = المفتوحة
inbox-view-unread = غير المقروءة
inbox-view-due = المستحقة اليوم
inbox-view-overdue = المتأخرة
inbox-view-mine = لديَّ
inbox-view-unassigned = غير المسندة
inbox-view-done = المنتهية
inbox-matter = المسألة
inbox-received = تاريخ الورود
inbox-due = موعد الرد
inbox-state = الحالة
inbox-handler = يتولاها
inbox-unread = غير مقروءة:
inbox-anonymous = دون اسم
inbox-take = أتولاها
inbox-none-open = لا توجد مسائل مفتوحة. يظهر هنا ما يُسأل عنه المكتب فور وصوله.
inbox-none-unread = اطّلعت على كل شيء.
inbox-none-due = لا يُستحق شيء اليوم.
inbox-none-overdue = لا يوجد أي تأخير.
inbox-none-mine = ليست لديك مسألة مفتوحة. تجد ما لم يُسند إلى أحد تحت «غير المسندة».
inbox-none-unassigned = لكل مسألة مفتوحة من يتولاها.
inbox-none-done = لم تُغلق أي مسألة ولم تُحل ولم تُسحب بعد.

matter-state-received = في انتظار التصنيف
matter-state-triaged = مصنَّفة
matter-state-acknowledged = أُشعر باستلامها
matter-state-in-progress = قيد النظر
matter-state-waiting = في انتظار صاحب الطلب
matter-state-answered = تم الرد عليها
matter-state-closed = مغلقة
matter-state-referred = محالة
matter-state-withdrawn = مسحوبة

matter-aside = المسألة وما يمكن عمله
matter-fact-kind = صفته
matter-fact-requester = صاحب الطلب
matter-fact-unit = الوحدة
matter-fact-received = تاريخ الورود
matter-fact-due = موعد الرد
matter-fact-handler = يتولاها
matter-fact-subject = الموضوع
matter-fact-channel = وردت عن طريق
matter-write = اكتب إلى صاحب الطلب
matter-write-hint = يقرأ صاحب الطلب هذا. الرد يوقف احتساب المهلة، والسؤال الذي ينتظر جوابًا يعلّقها إلى حين وصوله.
matter-send-answer = أرسله ردًّا
matter-send-message = أرسله رسالةً
matter-send-wait = اسأل وانتظر
matter-note = ملاحظة داخلية
matter-note-hint = لا يقرأها إلا المكتب، ولا يقرأها صاحب الطلب أبدًا.
matter-note-keep = احفظ الملاحظة
matter-neighbours = المسائل المجاورة
matter-previous = المسألة السابقة
matter-next = المسألة التالية

triage-title = التصنيف
triage-subject = الموضوع الرئيسي
triage-further = مواضيع أخرى
triage-kind = صفة صاحب الطلب
triage-handler = يتولاها
triage-urgency = درجة الاستعجال
triage-counted = كيف تُحتسب
triage-counted-matter = مسألة
triage-counted-matter-hint = تطلبت تقديرًا، وتُحتسب في الإحصاءات السنوية.
triage-counted-minor = تواصل بسيط
triage-counted-minor-hint = تبادل قصير أو إرشاد إلى جهة، ويُذكر على حدة.
triage-button = احفظ التصنيف

deed-acknowledge = أشعر صاحب الطلب بالاستلام
deed-acknowledge-explain = يرى صاحب الطلب أن أحد الموظفين يتولى المسألة. ويستمر احتساب المهلة.
deed-resume = استئناف دون انتظار الجواب
deed-resume-explain = تُستأنف المسألة ويُستأنف احتساب المهلة اعتبارًا من اليوم.
deed-close = إغلاق
deed-close-explain = لا يمكن بعد ذلك إضافة شيء سوى ملاحظة، إلى أن يُعاد فتحها.
deed-refer = إحالة إلى جهة أخرى
deed-refer-explain = لما يخرج عن ولاية المكتب. يُبلَّغ صاحب الطلب بالجهة المختصة، ولا يُنقل من هنا أي شيء.
deed-reopen = إعادة فتح
deed-reopen-explain = تعود المسألة قيد النظر، ويظهر ذلك لصاحب الطلب وفي السجل.
deed-recuse = حجب عن شخص
deed-recuse-explain = يُستبدل مفتاح المسألة، فلا يعود بإمكان الشخص الذي تختاره فتحها. أما ما قُرئ من قبل فقد قُرئ.
deed-give-back = أعدها إلى صاحب الطلب
deed-give-back-explain = نال صاحب الطلب مفاتيح جديدة فأُغلقت هذه المسألة دونه. تحقق من هويته وجهًا لوجه. توقّع أنت ثم شخص آخر، فتنال المسألة مفتاحًا جديدًا يخصّه أيضًا.

keys-next-row = المسألة التالية
keys-previous-row = المسألة السابقة
keys-open = افتحها
keys-take = أتولاها
keys-answer = اكتب إلى صاحب الطلب
keys-note = اكتب ملاحظة
keys-triage = افتح التصنيف
keys-next-matter = المسألة التالية
keys-previous-matter = المسألة السابقة
recuse-who = من لا ينبغي أن يقرأها بعد الآن
refer-target = الجهة المحال إليها
refer-message = ما يُقال لصاحب الطلب
reopen-reason = سبب إعادة الفتح
triage-handler-none = لا أحد بعد

search-title = البحث
search-text = ما هو مختوم لا يمكن البحث عنه في قاعدة البيانات: تُفتح جميع مسائل مكتبك وتُفحص. ويذكر السجل ذلك مرة واحدة مع كلماتك، وما تفتحه من القائمة يُسجَّل كالمعتاد.
search-words = الكلمات
search-words-hint = ترد جميعها في السؤال أو رسالة أو ملاحظة أو الرقم أو اسم صاحب الطلب. ولا فرق بين حالات الأحرف والتشكيل وطرق الكتابة. لا تتجاوز { $longest } حرف.
search-button = ابحث
search-found = نتائج البحث
search-count = { $count ->
    [zero] لم يُعثر على أي مسألة.
    [one] عُثر على مسألة واحدة.
    [two] عُثر على مسألتين، الأحدث أولًا.
    [few] عُثر على { $count } مسائل، الأحدث أولًا.
    [many] عُثر على { $count } مسألة، الأحدث أولًا.
   *[other] عُثر على { $count } مسألة، الأحدث أولًا.
}
search-looked = { $count ->
    [zero] لم تُفحص أي مسألة.
    [one] فُحصت مسألة واحدة.
    [two] فُحصت مسألتان.
    [few] فُحصت { $count } مسائل.
    [many] فُحصت { $count } مسألة.
   *[other] فُحصت { $count } مسألة.
}
search-none = جرّب كلمات أقل أو جزءًا من كلمة.
keys-search = البحث
