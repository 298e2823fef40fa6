# النماذج: ما يُقال لمن يملأ نموذجاً، ولمن يكتب نموذجاً.

form-at = { $label }: ‏{ $what }
form-money = ‏{ $currency } { $amount }
form-subject = صاحبه
form-yes = نعم
form-no = لا
form-subject-self = أنا
form-subject-spouse = زوجي أو زوجتي
form-subject-dependent-child = أحد أولادي المعالين
form-subject-joint = ملكية مشتركة
form-threshold-from = ما لا يقل عن { $currency } { $amount }
form-threshold-above = ما يزيد على { $currency } { $amount }
form-band = من { $currency } { $from } إلى أقل من { $below }
form-band-below = أقل من { $currency } { $below }
form-band-above = ‏{ $currency } { $from } فأكثر

form-section-open = أضف ما لديك مما يجب الإفصاح عنه، أو بيّن أنه لا يوجد شيء.
form-section-missing = أجب عن أسئلة هذا القسم.
form-subject-missing = بيّن لمن يعود.
form-missing-text = اكتب جوابك.
form-missing-choice = اختر جواباً.
form-missing-date = اذكر التاريخ.
form-missing-country = اختر بلداً.
form-missing-name = اكتب الاسم.
form-missing-file = أرفق الوثيقة.
form-not-asked = هذا غير مطلوب. احذف الجواب.
form-not-applicable = لا ينطبق عليك هذا السؤال بعد ما أجبت به من قبل. احذف الجواب.
form-no-such-option = ليس هذا من الأجوبة المعروضة. اختر واحداً منها.
form-wrong-kind = ليس هذا نوع الجواب الذي يقبله السؤال. أجب عنه من جديد.
form-long = كتبت { $length } من الأحرف، والحد الأقصى { $longest }. اختصر النص.
form-strange-characters = في النص رموز غير مرئية تقلب اتجاه الكتابة أو لا أثر لها. اكتبه من جديد، أو الصقه دون تنسيق.
form-no-day = لا وجود لهذا اليوم. اكتب اليوم والشهر والسنة، والسنة بأربعة أرقام.
form-date-before = هذا التاريخ يسبق { $first }. تحقق من التاريخين.
form-no-country = لا نعرف بلداً بهذا الاسم. اختر بلداً من القائمة، أو اكتب رمزه المؤلف من حرفين، مثل CH.
form-currency-missing = اذكر العملة.
form-no-currency = ‏{ $code } ليست عملة متداولة. اكتب رمزها المؤلف من ثلاثة أحرف، مثل USD أو CHF.
form-money-missing = اكتب المبلغ.
form-money-negative = لا يمكن أن يكون المبلغ سالباً. اكتبه بلا إشارة؛ أما ما عليك من ديون فمكانه قسم الخصوم.
form-money-number = ليس هذا مبلغاً. اكتبه بالأرقام وحدها، مثل 12500 أو 12,500.50.
form-money-long = لا يزيد المبلغ على { $most } رقماً. تحقق منه.
form-money-decimals = { $count ->
    [0] ليس لعملة { $currency } كسور عشرية. اكتب مبلغاً صحيحاً.
    [one] لعملة { $currency } منزلة عشرية واحدة. تحقق من المبلغ.
    [two] لعملة { $currency } منزلتان عشريتان. تحقق من المبلغ.
   *[other] لعملة { $currency } { $count } منازل عشرية. تحقق من المبلغ.
}
form-money-two-ways = يمكن قراءة هذا المبلغ على وجهين. اكتب { $grouped } أو { $divided }.
form-items-many = { $most ->
    [one] لا يتسع هذا القسم إلا لبند واحد.
    [two] لا يتسع هذا القسم لأكثر من بندين.
   *[other] الحد الأقصى لعدد البنود هنا { $most }. اجمع الصغير منها معاً.
}
form-item-twice = هذا البند وارد مرتين. احذف أحدهما.
form-item-id = يتكون رمز القيد من حروف لاتينية صغيرة وأرقام وشرطات، بما لا يزيد على 40. اختر له رمزًا آخر.
form-answers-large = أجوبتك أكبر من { $most } كيبيبايت. اختصر أطولها، أو أرفق وثيقة بدلاً منها.
form-below-threshold = لا يلزمك الإفصاح عن هذا: فالمطلوب هو الإفصاح عن { $threshold }. ولك أن تُبقيه.

form-dropped-section = لم يعد هذا القسم مطلوباً.
form-dropped-field = لم يعد هذا السؤال مطروحاً.
form-dropped-value = صار السؤال يقبل نوعاً آخر من الأجوبة. يُرجى الإجابة عنه من جديد.
form-dropped-file = تبقى الوثائق مع الإقرار الذي أُرفقت به. أرفقها من جديد إن كانت لا تزال مهمة.

form-import-once = هذا القسم ليس قائمة، فلا يمكن استيراد شيء إليه.
form-import-long = في الجدول أكثر من { $most } سطر. قسّمه، أو احذف ما لا يلزم الإفصاح عنه.
form-import-empty = ليس في الجدول أي سطر تحت العناوين.
form-import-twice = العمود “{ $heading }” وارد مرتين. احذف أحدهما.
form-import-no-heading = لا يحمل أي عمود اسم سؤال من أسئلة هذا القسم. سمّ الأعمدة في السطر الأول بهذه الأسماء: { $known }.

form-flaw = { $file }:{ $line }: ‏{ $what }
form-no-toml = هذا ليس بصيغة TOML: ‏{ $cause }.
form-file-name = يجب أن يكون اسم ملف هذا النموذج { $name }.
form-key-unknown = لا مكان هنا للمفتاح “{ $key }”. المفاتيح الممكنة: { $known }.
form-key-meant = لا مكان هنا للمفتاح “{ $key }”. هل قصدت “{ $meant }”؟
form-key-missing = المفتاح “{ $key }” غير موجود هنا.
form-key-kind = قيمة المفتاح “{ $key }” ينبغي أن تكون { $expected }.
form-expects-text = نصاً بين علامتي اقتباس
form-expects-number = عدداً صحيحاً من { $least } إلى { $most }
form-expects-switch = ‏true أو false
form-expects-texts = قائمة كلمات، مثل ["one", "two"]
form-expects-numbers = قائمة أعداد صحيحة، مثل [0, 1000, 5000]
form-expects-table = جدولاً، مثل {"{"} en = "…", ar = "…" {"}"}
form-expects-tables = قائمة جداول، لكل منها عنوانه [[heading]] أو ترد بين قوسين
form-language = ‏“{ $language }” ليس رمزاً للغة. اكتب رمزاً مثل en أو ar أو pt-BR.
form-words-missing = النص باللغة “{ $language }” غير موجود.
form-words-empty = النص باللغة “{ $language }” فارغ.
form-code = ‏“{ $code }” ليس رمزاً صالحاً. استعمل حروفاً لاتينية صغيرة وأرقاماً وشرطات، لا تزيد على 60.
form-code-reserved = الرمز “{ $code }” مخصص لبيان صاحب البند. اختر رمزاً آخر.
form-twice = ‏“{ $code }” وارد مرتين. اختر غيره.
form-too-many = عددها هنا أكثر من { $most }. لن يملأها أحد.
form-no-section = ليس في النموذج أي قسم. ابدأ قسماً بالعنوان [[section]].
form-no-field = ليس في القسم أي سؤال. ابدأ سؤالاً بالعنوان [[section.field]].
form-once = القسم الذي تُطرح أسئلته مرة واحدة ليس قائمة، ولا مكان فيه للمفتاح “{ $key }”.
form-name-words = لا يصلح “{ $field }” اسماً للبند: لا يصلح لذلك إلا نص أو شخص أو منظمة.
form-type-unknown = لا يوجد نوع باسم “{ $type }”. الأنواع هي: { $known }.
form-type-meant = لا يوجد نوع باسم “{ $type }”. هل قصدت “{ $meant }”؟
form-no-options = يحتاج الاختيار إلى خيارات، مثل options = [{"{"} code = "shares", en = "Shares", ar = "أسهم" {"}"}].
form-bands-rise = تبدأ كل شريحة بمبلغ أكبر من بداية الشريحة التي قبلها.
form-not-before = لا يوجد قبل هذا السؤال تاريخ باسم “{ $field }”.
form-statistic = لا يدخل في الإحصاءات إلا الاختيار أو الشريحة أو البلد أو نعم ولا: فالكلمات والمبالغ قد تكشف شخصاً.
form-when-later = يرد السؤال “{ $field }” بعد هذا السؤال. الشرط يشير إلى سؤال سابق.
form-no-codes = ليس للسؤال من النوع “{ $type }” أجوبة محددة. اذكر اختياراً أو شريحة أو بلداً أو نعم ولا.
form-country = ‏“{ $code }” ليس رمز بلد. اكتب حرفين كبيرين، مثل CH.
form-stranger = لا يوجد “{ $code }”. الموجود هو: { $known }.
form-stranger-meant = لا يوجد “{ $code }”. هل قصدت “{ $meant }”؟
form-threshold-currency = ليس للحد الأدنى عملة. اكتبها، مثل currency = "USD".
form-threshold-amount = لكل حد أدنى إما “from” وإما “above”، وواحد منهما لا غير.
form-threshold-of = لا يقيس الحد الأدنى “{ $field }”: لا يقيس إلا مبلغاً أو شريحة.
form-threshold-band = الشريحة بعملة { $currency }؛ ويجب أن يكون الحد الأدنى بها أيضاً.
