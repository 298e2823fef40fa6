# الحسابات وكلمات المرور والجلسات.
identity-argon-costs = لا يقبل Argon2 هذه الكلفة: { $cause }. غيّر القسم [password].
identity-password-short = اختر كلمة مرور من { $shortest } حرفاً على الأقل. أربع كلمات مألوفة خيار جيد.
identity-password-common = كلمة المرور هذه من أول ما يُجرَّب. اختر غيرها؛ أربع كلمات مألوفة خيار جيد.
identity-password-own = لا تستخدم اسمك أو عنوانك كلمةَ مرور.
identity-password-generated = تُنشأ عبارة المرور لك، لأن دورك يقترن بمفتاح.
identity-login-address = أدخل عنوان بريد إلكتروني، مثل amina.haddad@example.int.
identity-name = أدخل اسماً لا يتجاوز 200 حرف، من دون محارف تحكّم.
identity-sign-in-refused = العنوان وكلمة المرور غير متطابقين. تحقّق منهما وحاول من جديد.
identity-too-early = محاولات خاطئة كثيرة. انتظر { $seconds ->
    [zero] أقل من ثانية
    [one] ثانية واحدة
    [two] ثانيتين
    [few] { $seconds } ثوانٍ
    [many] { $seconds } ثانية
   *[other] { $seconds } ثانية
} ثم حاول من جديد.
identity-current-wrong = هذه ليست كلمة مرورك الحالية.
identity-phrase-refused = العنوان وعبارة الاسترداد غير متطابقين.
identity-receipt-refused = لا يوجد طلب بهذا الإيصال. تحقّق من الأرقام الأربعة والعشرين.
identity-language = لا يستخدم المكتب هذه اللغة.
identity-step-up = اكتب كلمة مرورك من جديد أولاً: يتطلب هذا الإجراء كلمة مرور كُتبت في الدقائق الأخيرة.
