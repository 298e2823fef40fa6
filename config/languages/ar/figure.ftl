figure-title = المسائل بحسب الموضوع، { $year }
figure-text = تُنشر إحصاءات كل سنة مرة واحدة، بعد انتهائها وتصنيف جميع مسائلها.
figure-none = لا توجد مسائل في أي سنة بعد.
figure-published = منشورة
figure-unpublished = غير منشورة
figure-subject = الموضوع الرئيسي
figure-matters = عدد المسائل
figure-total = جميع المواضيع
figure-files = البيانات نفسها في ملف:

preview-mark = ليست للنشر
preview-text = هذا ما سيُنشر عن السنة. أما الأعداد الحقيقية فللمكتب وحده.
preview-obstacles = لا يمكن النشر بعد:
preview-share = { $published } من أصل { $total } من المسائل ستدخل في أرقام منشورة
preview-count = العدد الحقيقي
preview-persons = الأشخاص
preview-published = المنشور
preview-why = سبب الحجب
preview-bounds = ما قد يستنتجه من هو خارج المكتب: من { $least } إلى { $most }.
preview-publish = انشر هذه السنة

publish-title = نشر إحصاءات { $year }
publish-back = عودة إلى المعاينة
publish-text = متى نُشرت هذه الأرقام بقيت كما هي.
publish-published = { $count ->
    [zero] لا يُنشر أي رقم.
    [one] يُنشر رقم واحد.
    [two] يُنشر رقمان.
    [few] تُنشر { $count } أرقام.
    [many] يُنشر { $count } رقمًا.
   *[other] يُنشر { $count } رقم.
}
publish-withheld = { $count ->
    [zero] لا يُحجب أي رقم.
    [one] يُحجب رقم واحد، إلى الأبد.
    [two] يُحجب رقمان، إلى الأبد.
    [few] تُحجب { $count } أرقام، إلى الأبد.
    [many] يُحجب { $count } رقمًا، إلى الأبد.
   *[other] يُحجب { $count } رقم، إلى الأبد.
}
publish-once = أي تصحيح لاحق يُعدّ نشرًا ثانيًا، وقد يكشف ما يحجبه هذا النشر.
publish-password-hint = كلمة مرورك من جديد، حتى لا يفعل ذلك غيرك من شاشتك.
publish-button = انشر إلى الأبد
preview-why-few = عدد المسائل أو الأشخاص قليل، أو يلزم الحجب لإخفاء عدد آخر.
