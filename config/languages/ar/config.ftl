# ما يشوب الإعدادات من أخطاء. يقرؤها من يشغّل البرنامج.

config-file-unreadable = تتعذّر قراءة الملف { $file }: ‏{ $cause }.
config-not-toml = الملف { $file }، السطر { $line }: النص ليس بصيغة TOML ‏({ $cause }).
config-unknown-section = ‏{ $file }: لا يوجد قسم باسم [{ $section }]. يورد الملف config/default.toml جميع الأقسام.
config-unknown-section-meant = ‏{ $file }: لا يوجد قسم باسم [{ $section }]. هل تقصد [{ $meant }]؟
config-unknown-key = ‏{ $file }: لا يتضمّن القسم [{ $section }] إعداداً باسم { $key }. يورد الملف config/default.toml جميع الإعدادات.
config-unknown-key-meant = ‏{ $file }: لا يتضمّن القسم [{ $section }] إعداداً باسم { $key }. هل تقصد { $meant }؟
config-unknown-variable = متغيّر البيئة { $variable } لا يدلّ على أي إعداد. اكتبه على الصورة PROBITY__SECTION__KEY.
config-not-section = ‏{ $file }: ‏{ $section } قسم قائم بذاته. اكتب [{ $section }] في سطر مستقل وإعداداته تحته.
config-wrong-kind = ‏{ $file }: يجب أن يكون الإعداد { $key } في القسم [{ $section }] على النحو الآتي: { $expected }.

config-kind-text = كلمات بين علامتي اقتباس
config-kind-number = عدد صحيح غير سالب
config-kind-switch = ‏true أو false
config-kind-list = قائمة كلمات، مثل ["en", "ar"]
config-kind-names = قسم قائم بذاته فيه سطر لكل لغة
config-kind-listen = عنوان ومنفذ، مثل 127.0.0.1:8080
config-kind-delivery = ‏"none" أو "folder" أو "smtp"
config-kind-security = ‏"tls" أو "starttls" أو "none"
config-kind-port = رقم منفذ من 1 إلى 65535

config-empty = لا يجوز أن يكون الإعداد { $setting } فارغاً.
config-range = قيمة الإعداد { $setting } هي { $value }، ويجب أن تقع بين { $least } و{ $most }.
config-secret-empty = يشير الإعداد { $setting } إلى الملف { $file }، وسطره الأول فارغ. اكتب فيه البيان السري.
config-time-zone = لا توجد منطقة زمنية باسم { $zone }. اكتب اسماً من أسماء IANA، مثل Europe/Zurich.
config-no-language = الإعداد office.languages فارغ. يلزم المكتبَ لغة واحدة على الأقل.
config-language-tag = ‏{ $language } ليس رمزاً للغة. اكتب رمزاً مثل en أو ar أو pt-BR.
config-language-not-among = لغة المكتب { $language } ليست من بين لغاته ({ $languages }).
config-name-missing = ليس للمكتب اسم باللغة { $language }. أضفه إلى القسم [office.name].
config-listen-without-proxy = سيستقبل الخادم الطلبات على { $listen } من دون حماية TLS. ضع أمامه خادماً وسيطاً يدعم TLS واجعل قيمة server.behind_proxy هي true، أو استقبل الطلبات على 127.0.0.1.
config-url = قيمة الإعداد server.public_url هي { $url }، ويجب أن تكون عنواناً مثل https://ethics.example.org من دون مسار.
config-url-without-tls = العنوان { $url } غير محمي ببروتوكول TLS. اكتب عنواناً يبدأ بالرمز https://.
config-shares-same = قيمتا الإعدادين shares.url وdatabase.url متطابقتان. يجب أن تُحفظ الحصص بمعزل عن قاعدة البيانات.
config-mail-host = يُفترض إرسال الرسائل عبر SMTP، لكن الإعداد mail.host فارغ. اكتب اسم خادم الترحيل.
config-mail-from = يجب أن يكون الإعداد mail.from عنوان بريد إلكتروني، لأن الرسائل تُرسل باسمه.
config-mail-open-password = ستمرّ كلمة سر mail.user عبر الشبكة مكشوفة. اجعل قيمة mail.security هي "tls" أو "starttls"، أو أفرغ الإعداد mail.user.
config-pinned-before = ثُبِّت مفتاح استرداد آخر في الإعدادات. لا تحذف السطر إلا إذا كنت تعرف سبب وجوده.
config-pin-by-hand = تعذّرت كتابة بصمة مفتاح الاسترداد في الملف probity.toml. أضف هذا السطر إلى القسم [office]: ‏{ $line }
