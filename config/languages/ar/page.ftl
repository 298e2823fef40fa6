# What stands on every page, and the parts pages are made of.

way-skip = انتقل إلى المحتوى
way-main = الأقسام الرئيسية
way-sign-in = تسجيل الدخول
way-sign-out = تسجيل الخروج
way-anonymous = اطلب المشورة دون ذكر اسمك
way-return = العودة برقم الإيصال
way-inbox = الوارد
way-requests = طلباتك
way-ask = اطلب المشورة
way-figures = الإحصاءات
way-languages = اللغات
way-confidentiality = كيف تُصان السرية

problems-title-prefix = يلزم التصحيح:
problems-title = يُرجى مراجعة ما يلي

part-crumbs = مسار هذه الصفحة
part-how-secret = كيف تُصان السرية
part-optional = (اختياري)
part-choose = اختر
part-change = تعديل
part-new = جديد
part-by = في موعد أقصاه
part-day = اليوم
part-month = الشهر
part-year = السنة
part-limit = { $count ->
    [zero] لا يُقبل أي حرف.
    [one] حرف واحد على الأكثر.
    [two] حرفان على الأكثر.
    [few] { $count } أحرف على الأكثر.
    [many] { $count } حرفًا على الأكثر.
   *[other] { $count } حرف على الأكثر.
}

pager-label = صفحات القائمة
pager-previous = الصفحة السابقة
pager-next = الصفحة التالية
pager-range = من { $from } إلى { $to } من أصل { $of }

keys-title = اختصارات لوحة المفاتيح
keys-switch = استخدم اختصارات المفتاح الواحد على هذا الجهاز
