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
cli-roster-would = سيُضاف { $added } ويُغيَّر { $changed } ويُنهى { $ended }؛ ويبقى { $unchanged } على حاله. العيوب: { $flaws }.
cli-roster-done = أُضيف { $added } وغُيِّر { $changed } وأُنهي { $ended }؛ وبقي { $unchanged } على حاله. العيوب: { $flaws }.
cli-listen = لا يمكن تقديم الخدمة على { $address }: { $cause }. أوقف ما يستمع هناك أو غيّر server.listen.
