# أسماء الرموز الواردة في config/vocabulary/: اسم القائمة ثم شرطة ثم الرمز.

advice-subject-private-interests = المصالح الخاصة
advice-subject-official-duties = المهام الرسمية
advice-subject-conduct = السلوك والإبلاغ
advice-subject-outside-activities = العمل والأنشطة خارج المنظمة
advice-subject-gifts = الهدايا ومظاهر التكريم والجوائز والضيافة
advice-subject-investments = الاستثمارات الشخصية والمصالح المالية
advice-subject-financial-disclosure = استفسار عن الإفصاح المالي
advice-subject-family-relationships = العلاقات الأسرية
advice-subject-political-activity = النشاط السياسي
advice-subject-post-employment = العمل بعد انتهاء الخدمة
advice-subject-change-of-circumstances = تغيّر الظروف
advice-subject-other-conflict = حالة أخرى من تضارب المصالح
advice-subject-procurement = المشتريات والعناية الواجبة بشأن المورّدين
advice-subject-use-of-resources = استخدام الممتلكات والأصول والمعلومات
advice-subject-publication = النشر وإلقاء الكلمات ووسائل التواصل الاجتماعي
advice-subject-fundraising = جمع الأموال والرعاية
advice-subject-workplace-conduct = شاغل يتعلق بالسلوك في مكان العمل
advice-subject-reporting-misconduct = كيفية الإبلاغ عن سوء السلوك
advice-subject-retaliation = شاغل يتعلق بإجراءات انتقامية
advice-subject-policy-interpretation = تفسير سياسة من السياسات
advice-subject-employment-matter = مسألة وظيفية (خارج نطاق الولاية)
advice-subject-other = موضوع آخر

requester-kind-staff = موظف
requester-kind-manager = مدير
requester-kind-human-resources = الموارد البشرية
requester-kind-head-of-unit = رئيس وحدة
requester-kind-elected-official = مسؤول منتخب
requester-kind-contractor = متعاقد
requester-kind-intern = متدرب
requester-kind-former-staff = موظف سابق
requester-kind-external = شخص من خارج المنظمة
requester-kind-anonymous = مجهول الهوية

channel-portal = البوابة
channel-portal-anonymous = البوابة من دون كشف الهوية
channel-e-mail = البريد الإلكتروني
channel-phone = الهاتف
channel-in-person = الحضور الشخصي
channel-referral = الإحالة

urgency-routine = عادي
urgency-soon = قريباً
urgency-urgent = عاجل

referral-ombudsman = أمين المظالم
referral-human-resources = الموارد البشرية
referral-internal-oversight = الرقابة الداخلية
referral-legal = الشؤون القانونية
referral-staff-counsellor = مستشار الموظفين
referral-other = مكتب آخر

grade-group-elected = المسؤولون المنتخبون
grade-group-director = المديرون
grade-group-professional = الفئة الفنية
grade-group-national-professional = الموظفون الفنيون الوطنيون
grade-group-general-service = فئة الخدمات العامة
grade-group-not-graded = بلا رتبة

contract-type-continuing = تعيين مستمر
contract-type-fixed-term = تعيين محدد المدة
contract-type-temporary = تعيين مؤقت
contract-type-secondment = انتداب أو إعارة
contract-type-consultant = خبير استشاري
contract-type-intern = تدريب داخلي
contract-type-other = نوع آخر

region-field = الميدان
region-headquarters = المقر
region-africa = أفريقيا
region-americas = الأمريكتان
region-arab-states = الدول العربية
region-asia-pacific = آسيا والمحيط الهادئ
region-cis = رابطة الدول المستقلة
region-europe = أوروبا

gender-female = أنثى
gender-male = ذكر
gender-another = غير ذلك
gender-undisclosed = غير مفصح عنه

vocabulary-unreadable = يتعذّر فهم قائمة المفردات { $name }: ‏{ $cause }.
vocabulary-code = تتضمّن قائمة المفردات { $name } الرمز { $code }. يتألف الرمز من حروف لاتينية صغيرة وأرقام وشرطات.
vocabulary-twice = يتكرّر الرمز { $code } في قائمة المفردات { $name }.
vocabulary-group = تضع قائمة المفردات { $name } الرمز { $code } في المجموعة { $group } غير المدرجة في groups.
vocabulary-empty = ليس في قائمة المفردات { $name } أي رمز.
vocabulary-unknown-file = لا يخصّ الملف { $file } أي قائمة مفردات. القوائم هي: { $names }.
vocabulary-no-such-code = ليس { $code } من بين الرموز الآتية: { $codes }.

filing-reason-grade = الرتبة
filing-reason-procurement-duty = المشتريات
filing-reason-investment-duty = الاستثمار
filing-reason-confidential-access = الاطلاع على معلومات سرية بشأن المشتريات أو الاستثمار
filing-reason-ethics-office = مكتب الأخلاقيات
filing-reason-all-staff = جميع الموظفين
filing-reason-other-duty = مهام أخرى

waiver-reason-files-elsewhere = يقدّم إقراره لدى منظمة أخرى
waiver-reason-long-leave = في إجازة طويلة
waiver-reason-changed-duties = تغيّرت مهامه
waiver-reason-named-by-mistake = سُمّي خطأً
waiver-reason-left = ترك الخدمة
waiver-reason-other-waiver = سبب آخر

remedy-kind-once = يُنفَّذ مرة واحدة
remedy-kind-lasting = مستمر
remedy-kind-recusal = التنحي
remedy-kind-disclosure-to-supervisor = إفصاح للرئيس المباشر
remedy-kind-divestiture = التخلص من الحصة
remedy-kind-no-further-purchase = عدم الشراء مستقبلًا
remedy-kind-blind-trust = صندوق استئماني مغلق
remedy-kind-resign-outside-position = الاستقالة من منصب خارجي
remedy-kind-seek-approval = طلب موافقة
remedy-kind-return-gift = رد الهدية
remedy-kind-restitution = رد المنفعة
remedy-kind-conflict-waiver = إعفاء بشروط
remedy-kind-limited-duties = تقييد المهام
remedy-kind-transfer = النقل إلى وظيفة أخرى
remedy-kind-referral = الإحالة إلى جهة أخرى
