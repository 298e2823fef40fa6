# The pages on which the office plans, launches and follows a cycle of disclosure.

way-cycles = دورات الإفصاح

cycles-title = دورات الإفصاح
cycles-text = تطلب الدورة من كل من يلزمه الإفصاح إقرارًا واحدًا، باستمارة واحدة، عن سنة واحدة.
cycles-walled = تقرّر في شأن العاملين في مكتب الأخلاقيات نفسه: فإقراراتهم لديك منذ الإطلاق، ولا يقرّر فيها أحد من المكتب.
cycles-none = لم يُخطَّط لأي دورة. وتبدأ كل سنة بدورة.
cycles-plan = التخطيط لدورة
cycles-due = الموعد النهائي
cycles-filed = قُدِّم { $filed } من { $expected }
cycle-name = { $form } { $year }
cycle-rehearsal = تجربة
cycle-rehearsal-text = هذه دورة تجريبية: يمكن إطلاقها والاطلاع عليها، ولا تُرسَل منها أي رسالة.
cycle-changed = غيّر شخص آخر هذه الدورة في هذه الأثناء. اطّلع عليها كما هي الآن، ثم قرِّر من جديد.
cycle-done-plan = تم تعديل الخطة.

overview-text = لا يعلم أحد بهذه الدورة قبل إطلاقها. وحتى ذلك الحين يمكن تغيير كل شيء.
overview-days = المواعيد
cycle-opens = تُفتح في
cycle-due = الموعد النهائي
cycle-planned-due = الموعد المخطط
cycle-moved = { $day }؛ لا يعمل المكتب في ذلك اليوم، فيكون الموعد يوم العمل التالي
cycle-reported = الفترة المشمولة
cycle-period = من { $from } إلى { $until }
cycle-task-plan = المواعيد والتذكير والمهل
cycle-task-rules = من يُفصح بموجب قاعدة
cycle-task-named = من سُمّي بالاسم
cycle-task-preview = مراجعة أخيرة
cycle-task-preview-hint = كم شخصًا سيُفصح، بحسب السبب والوحدة، ومن لا تصله الرسائل
cycle-task-launch = الإطلاق
cycle-task-launch-hint = يُطلب إقرار من كل من يلزمه الإفصاح، وتُرسَل الرسائل
cycle-task-done = تم
cycle-task-missing = لا أحد بعد
cycle-task-optional = اختياري
cycle-task-look = قبل الإطلاق
cycle-task-then = بعد ذلك
cycle-rules-count = { $count ->
    [0] لا قواعد
    [zero] لا قواعد
    [one] قاعدة واحدة
    [two] قاعدتان
    [few] { $count } قواعد
    [many] { $count } قاعدة
   *[other] { $count } قاعدة
}
cycle-named-count = { $count ->
    [0] لم يُسمَّ أحد
    [zero] لم يُسمَّ أحد
    [one] سُمّي شخص واحد
    [two] سُمّي شخصان
    [few] سُمّي { $count } أشخاص
    [many] سُمّي { $count } شخصًا
   *[other] سُمّي { $count } شخص
}

plan-title = التخطيط لدورة
plan-adjust-title = المواعيد والتذكير والمهل
plan-text = المذكور هنا هو ما تقترحه إعدادات المكتب. غيِّر ما يختلف هذه السنة، ثم يأتي تحديد من يُفصح.
plan-used-text = بدأ تقديم الإقرارات وفق هذه الخطة: فتبقى السنة والاستمارة والفترة على حالها، ولا يمكن إلا تأخير الموعد النهائي. ويسري الموعد الجديد على من لم يقدّم إقراره.
plan-years = مقترحات لسنة أخرى:
plan-year = السنة التي تُسمى بها الدورة
plan-form = الاستمارة
plan-form-title = { $title }
plan-form-choose = اختر استمارة
plan-kind = التجربة أولًا
plan-rehearsal = هذه دورة تجريبية
plan-rehearsal-hint = يمكن إطلاق الدورة التجريبية والاطلاع عليها كأي دورة، ولا تُرسَل منها رسائل، ولا تحل محل دورة السنة.
plan-days = المواعيد
plan-opens = يبدأ التقديم في
plan-due = آخر موعد للتقديم
plan-due-hint = إذا لم يكن المكتب يعمل في ذلك اليوم، فالعبرة بيوم العمل التالي.
plan-from = أول يوم تشمله الفترة
plan-until = آخر يوم تشمله الفترة
plan-reminders = التذكير
plan-before = عدد الأيام قبل الموعد النهائي، الأكثر أولًا
plan-told = وكذلك
plan-on-the-day = التذكير في يوم الموعد نفسه
plan-managers = إبلاغ الرؤساء المباشرين بوجود تأخر في فرقهم
plan-managers-hint = لا يُذكر لهم أبدًا صاحب الإقرار ولا ما ورد فيه.
plan-after = عدد الأيام بعد الموعد النهائي حتى أول تذكير بالتأخر
plan-every = ثم يُكرر كل كذا يوم
plan-clocks = المهل
plan-clocks-text = بأيام التقويم. وما ينتهي في يوم عطلة يُستحق في يوم العمل التالي.
plan-review = من التقديم إلى الاعتماد
plan-information = من السؤال إلى جوابه
plan-remedy = من الاتفاق على الإجراء التصحيحي إلى إثباته
plan-newcomer = لمن يلتحق بعد الإطلاق
plan-extension-cap = أقصى مهلة إضافية للإقرار الواحد
plan-fee = رسم التأخير
plan-fee-text = يورد المكتب قائمة بمن يلزمهم الرسم ولا يحصّله أبدًا. اترك المبلغ فارغًا إن لم يكن هناك رسم.
plan-fee-amount = المبلغ
plan-fee-currency = العملة بأحرفها الثلاثة
plan-fee-grace = عدد الأيام بعد الموعد النهائي دون رسم
plan-kept = الحفظ
plan-retention = عدد سنوات حفظ الإقرار بعد إغلاقه
plan-button = اعتماد خطة هذه الدورة
plan-keep = حفظ هذه التعديلات
plan-number = اكتب عددًا صحيحًا، مثل 30
plan-day = اكتب التاريخ: اليوم ثم الشهر ثم السنة، مثل 31 3 2027

rules-title = من يُفصح بموجب قاعدة
rules-text = كل من يستوفي جميع ما تطلبه قاعدة يُطلب منه الإفصاح. وأول قاعدة تنطبق على الشخص هي التي تحدد السبب.
rules-none = لا توجد قواعد بعد: ولا يُفصح إلا من سُمّي بالاسم.
rules-everybody = كل من في سجل الموظفين
rules-grades = فئات الدرجات
rules-duties = المهام
rules-units = الوحدات
rules-some-units = في بعض الوحدات فقط
rules-name = { $name }
rules-remove = حذف
rules-preview = عرض من سيُفصح
rules-named = تسمية شخص
rules-add-title = إضافة قاعدة
rules-add-text = حدِّد ما يجب أن يتوافر في الشخص؛ ويكفي واحد من كل قائمة. وما يُترك فارغًا لا يشترط شيئًا.
rules-reason = سبب الإفصاح
rules-add = إضافة هذه القاعدة

named-title = من سُمّي بالاسم
named-text = أشخاص لا تنطبق عليهم أي قاعدة، سمّاهم المكتب أو جهة التنسيق في وحدتهم. وفي دورة جارية يُطلب منهم الإقرار خلال دقيقة، بمهلة الملتحق الجديد.
named-none = لم يُسمَّ أحد.
named-person = الرقم الوظيفي أو البريد الإلكتروني
named-person-hint = كما يرد في سجل الموظفين
named-person-missing = لا أحد ممن يخصونك في سجل الموظفين يحمل هذا الرقم أو العنوان. تحقق منه.
named-remove = سحب التسمية
named-add-title = تسمية شخص
named-add = تسمية هذا الشخص

exempted-title = المعفَون
exempted-text = أشخاص كان يلزمهم الإفصاح بموجب قاعدة أو تسمية، ولا يلزمهم هذه السنة. يقترح ذلك شخص مع ذكر السبب، ويوقّع شخص آخر؛ فلا يشملهم الإطلاق ولا أي سجل موظفين لاحق.
exempted-none = لم يُعفَ أحد.
exempted-waits = في انتظار توقيع ثانٍ
exempted-holds = معفى
exempted-sign = التوقيع على ما اقترحه آخرون
exempted-remove = سحب الإعفاء
exempted-add-title = إعفاء شخص
exempted-add-text = تقترح الإعفاء بتوقيعك، ويسري متى وقّع شخص آخر أيضًا.
exempted-launched = أُطلقت هذه الدورة، فلم يعد ممكنًا إعفاء أحد منها. يمكن بدلًا من ذلك الاستغناء عن الإقرار من صفحته.
exempted-not-asked = لا قاعدة ولا تسمية تطلب من هذا الشخص الإفصاح، فلا حاجة إلى أي إجراء.
exempted-before = هذا الشخص معفى بالفعل، أو ينتظر إعفاؤه توقيعًا ثانيًا.
exempted-too-near = لا يمكنك إعفاء نفسك أو من هو أعلى منك أو أدنى في التسلسل الإداري، فاطلب ذلك من زميل. أما العاملون في مكتب الأخلاقيات نفسه فيقرّر في شأنهم المناوب.
ending-exempt = الإعفاء قبل الإطلاق: { $cycle }
preview-exempted = { $count ->
    [zero] لم يُعفَ أحد.
    [one] أُعفي شخص واحد ولا يشمله العدد أعلاه.
    [two] أُعفي شخصان ولا يشملهما العدد أعلاه.
    [few] أُعفي { $count } أشخاص ولا يشملهم العدد أعلاه.
    [many] أُعفي { $count } شخصًا ولا يشملهم العدد أعلاه.
   *[other] أُعفي { $count } شخص ولا يشملهم العدد أعلاه.
}
cycle-exempted-count = { $count ->
    [0] لم يُعفَ أحد
    [zero] لم يُعفَ أحد
    [one] أُعفي شخص واحد
    [two] أُعفي شخصان
    [few] أُعفي { $count } أشخاص
    [many] أُعفي { $count } شخصًا
   *[other] أُعفي { $count } شخص
}
dashboard-exempted = معفَون قبل الإطلاق

preview-filers-title = من سيُفصح
preview-filers-text = بحسب سجل الموظفين اليوم. ولم يُرسَل شيء إلى أحد.
preview-filers-none = لن يُفصح أحد. أضف قاعدة أو سمِّ شخصًا.
preview-filers = { $count ->
    [zero] لن يُفصح أحد.
    [one] سيُفصح شخص واحد.
    [two] سيُفصح شخصان.
    [few] سيُفصح { $count } أشخاص.
    [many] سيُفصح { $count } شخصًا.
   *[other] سيُفصح { $count } شخص.
}
preview-filers-assigned = { $count ->
    [zero] ليس لأي منهم إقرار بعد.
    [one] لدى واحد منهم إقرار بالفعل.
    [two] لدى اثنين منهم إقراران بالفعل.
   *[other] لدى { $count } منهم إقرارات بالفعل.
}
preview-filers-count = الأشخاص
preview-filers-all = الجميع
preview-by-reason = بحسب السبب
preview-by-unit = بحسب الوحدة
preview-unit = الوحدة
preview-unknown = تطلب القواعد ما يلي، ولا أحد في سجل الموظفين يحمله. لعل فيه خطأ إملائيًا.
preview-unreachable-title = دون بريد إلكتروني
preview-unreachable = { $count ->
    [0] لكل من سيُفصح بريد إلكتروني.
    [zero] لكل من سيُفصح بريد إلكتروني.
    [one] شخص واحد لا تصله الرسائل. أبلغه بطريقة أخرى.
    [two] شخصان لا تصلهما الرسائل. أبلغهما بطريقة أخرى.
    [few] { $count } أشخاص لا تصلهم الرسائل. أبلغهم بطريقة أخرى.
    [many] { $count } شخصًا لا تصلهم الرسائل. أبلغهم بطريقة أخرى.
   *[other] { $count } شخص لا تصلهم الرسائل. أبلغهم بطريقة أخرى.
}
preview-launch = الانتقال إلى الإطلاق

launch-title = إطلاق: { $cycle }
launch-filers = { $count ->
    [zero] لن يُطلب إقرار من أحد.
    [one] سيُطلب إقرار من شخص واحد.
    [two] سيُطلب إقرار من شخصين.
    [few] سيُطلب إقرار من { $count } أشخاص.
    [many] سيُطلب إقرار من { $count } شخصًا.
   *[other] سيُطلب إقرار من { $count } شخص.
}
launch-letters = أول الرسائل
launch-no-letters = لا شيء: هذه دورة تجريبية
launch-unreachable = من لا تصله الرسائل
launch-stays = بعد ذلك تبقى الاستمارة والسنة والفترة على حالها، ولا يمكن إلا تأخير الموعد النهائي.
launch-goes-on = إذا انقطع الإطلاق استؤنف تلقائيًا، ولا يُطلب من أحد إقراران.
launch-follows = من يلتحق أو ينتقل أو يغادر لاحقًا يُتابَع من سجل الموظفين التالي.
launch-nobody = لن يُفصح أحد. حدِّد أولًا من يُفصح.
launch-button = { $count ->
    [zero] إطلاق
    [one] إطلاق لشخص واحد
    [two] إطلاق لشخصين
    [few] إطلاق لـ{ $count } أشخاص
    [many] إطلاق لـ{ $count } شخصًا
   *[other] إطلاق لـ{ $count } شخص
}

dashboard-share = قُدِّم { $filed } من الإقرارات المطلوبة وعددها { $expected }.
dashboard-launching = الدورة قيد الإطلاق: حصل { $assigned } من { $filers } على إقراراتهم. يمكنك مغادرة هذه الصفحة، فالإطلاق يستمر تلقائيًا.
dashboard-again = تحديث العرض
dashboard-filing = سير التقديم
dashboard-review = ما آلت إليه الإقرارات المقدَّمة
dashboard-reminders = عدد رسائل التذكير قبل التقديم
dashboard-reminded = { $count ->
    [0] دون تذكير
    [zero] دون تذكير
    [one] بعد تذكير واحد
    [two] بعد تذكيرين
    [few] بعد { $count } رسائل تذكير
    [many] بعد { $count } رسالة تذكير
   *[other] بعد { $count } رسالة تذكير
}
dashboard-all = جميع الوحدات
course-title = ما قُدِّم حتى الآن
course-due = الموعد النهائي
course-table = البيانات نفسها في جدول
course-then = قُدِّم في ذلك اليوم
course-so-far = حتى ذلك اليوم
cycle-done-end = أُنهيت الدورة.

filers-title = الإقرارات
filers-views = أي الإقرارات
filers-none = لا يوجد شيء من هذا.
filers-back = العودة إلى الدورة
filers-all-units = جميع الوحدات
filers-who = صاحب الإقرار
filers-filed = المقدَّمة
filers-expected = المطلوبة
filers-not-begun = لم تُبدأ
filers-begun = بدأت
filers-overdue = متأخرة
filers-asked = طُلبت مهلة
filers-extended = مُنحت مهلة
filers-on-time = في الموعد
filers-late = بعد الموعد
filers-in-review = قيد المراجعة
filers-questions = عليها أسئلة
filers-cleared = لا تضارب
filers-advised = أُسديت المشورة
filers-remedy = إجراء تصحيحي جارٍ
filers-certified = معتمدة
filers-waived = مُعفى منها
filers-cancelled = ملغاة
filers-without-address = دون بريد إلكتروني
filers-walled = لدى المناوب
filers-one = إقرار { $name }
filers-number = الرقم
filers-staff-id = الرقم الوظيفي
filers-assigned = تاريخ الطلب
filers-told = آخر رسالة بشأنه
filers-more-days = { $count ->
    [zero] لا أيام
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}

extension-title = مهلة إضافية
extension-asked = { $count ->
    [zero] طُلبت مهلة إضافية للسبب الآتي:
    [one] طُلبت مهلة يوم واحد للسبب الآتي:
    [two] طُلبت مهلة يومين للسبب الآتي:
    [few] طُلبت مهلة { $count } أيام للسبب الآتي:
    [many] طُلبت مهلة { $count } يومًا للسبب الآتي:
   *[other] طُلبت مهلة { $count } يوم للسبب الآتي:
}
extension-days = الأيام الممنوحة
extension-days-hint = { $most ->
    [0] أُضيفت كل المهلة التي يمكن إضافتها.
    [zero] أُضيفت كل المهلة التي يمكن إضافتها.
    [one] يوم واحد على الأكثر. وإذا لم يكن المكتب يعمل في الموعد الجديد، فالعبرة بيوم العمل التالي.
    [two] يومان على الأكثر. وإذا لم يكن المكتب يعمل في الموعد الجديد، فالعبرة بيوم العمل التالي.
    [few] { $most } أيام على الأكثر. وإذا لم يكن المكتب يعمل في الموعد الجديد، فالعبرة بيوم العمل التالي.
    [many] { $most } يومًا على الأكثر. وإذا لم يكن المكتب يعمل في الموعد الجديد، فالعبرة بيوم العمل التالي.
   *[other] { $most } يوم على الأكثر. وإذا لم يكن المكتب يعمل في الموعد الجديد، فالعبرة بيوم العمل التالي.
}
extension-message = ما تقوله لصاحب الإقرار
extension-grant = منح هذه الأيام
extension-refuse = رفض الطلب
extension-done = تم البتّ في الطلب، وأُبلغ صاحب الإقرار بأن لديه ما يقرؤه.

ending-title = الاستغناء عن هذا الإقرار
ending-text = تقترح ذلك بتوقيعك، ويتم حين يوقّع شخص آخر أيضًا. وبعدها لا يُطلب ما لم يُقدَّم.
ending-how = الإجراء المطلوب
ending-waive = الإعفاء منه
ending-waive-hint = لا يلزمه الإفصاح هذه السنة.
ending-cancel = إلغاؤه
ending-cancel-hint = ما كان ينبغي أن يُطلب منه.
ending-because = السبب
ending-button = اقتراح ذلك
ending-waits = اقترح أحدهم الاستغناء عن هذا الإقرار، وينتظر الاقتراح توقيعًا ثانيًا:
ending-alone = يلزم لهذا توقيع شخصين ممن لهم صفتك، وليس هناك سواك. وإلى أن ينضم إليك غيرك يظل الإقرار مطلوبًا.
ending-done = تم توقيعك. ويجب أن يوقّع شخص آخر أيضًا.
endings-title = إقرارات يُستغنى عنها
endings-text = قرار الاستغناء عن إقرار يتخذه شخصان: يقترحه أحدهما ويوقّعه الآخر.
endings-none = لا إقرار ينتظر توقيعًا ثانيًا.
endings-others = اقترحتَها وتنتظر توقيع شخص آخر
endings-tick = حدِّد إقرارًا واحدًا على الأقل
endings-sign = التوقيع على ما حُدِّد
endings-done = تم توقيعك. ولم تعد هذه الإقرارات مطلوبة.

letters-ahead-title = الرسائل المقبلة
letters-ahead-text = ما سيُرسَل وفي أي يوم إذا لم يقدّم أحد إقراره في هذه الأثناء. ومن يقدّم إقراره لا تصله رسائل أخرى؛ ويُبلَّغ الرؤساء المباشرون في أيام التأخر بوجود تأخر دون ذكر صاحبه.
letters-ahead-rehearsal = هذه دورة تجريبية، فلا تُرسَل أي من هذه الرسائل.
letters-ahead-none = لن تُرسَل أي رسالة في الأشهر الأربعة المقبلة.
letters-ahead-what = المناسبة
letters-ahead-count = الرسائل
letters-ahead-assigned = طلب التقديم
letters-ahead-due = اقتراب الموعد
letters-ahead-overdue = تأخر

fees-title = رسوم التأخير
fees-text = من قدّموا إقراراتهم بعد انقضاء أيام السماح، ومن لم يقدّموها رغم انقضائها. يورد المكتب أسماءهم ولا يحصّل شيئًا.
fees-none = لا رسوم على أحد.
fees-owed = { $count ->
    [zero] لا رسوم على أحد ({ $amount }).
    [one] على شخص واحد رسم قدره { $amount }.
    [two] على شخصين رسم قدره { $amount } لكل منهما.
    [few] على { $count } أشخاص رسم قدره { $amount } لكل منهم.
    [many] على { $count } شخصًا رسم قدره { $amount } لكل منهم.
   *[other] على { $count } شخص رسم قدره { $amount } لكل منهم.
}

end-title = إنهاء هذه الدورة
end-text = لن يُطلب إقرار من أحد ولن يُذكَّر أحد بعد ذلك. ويمكن مواصلة مراجعة ما قُدِّم. ولا رجعة في هذا الإجراء.
end-who = عرض من لم يقدّم إقراره
end-button = إنهاء هذه الدورة

units-text = سير التقديم في وحدتك. يمكنك تسمية من يلزمه الإفصاح من وحدتك، ويبقى ما يفصحون عنه محجوبًا عنك.
units-none = لا توجد دورة جارية.
units-nobody = لا أحد من وحدتك مطلوب منه الإفصاح بحسب المعلوم اليوم.
units-scope = ترى وحدتك فقط: من يُفصح، وهل قدّم إقراره. ولا ترى شيئًا مما ورد في الإقرار أو مما ترتب عليه.
units-count = { $count }

calendar-due = موعد تقديم إقرار الإفصاح
calendar-keep = إضافة الموعد النهائي إلى تقويمك
