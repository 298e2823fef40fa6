# What the service has to know of this language itself; see ../en/language.ftl.
# "ar" writes Western digits, as the documents of the United Nations do; "ar-EG" writes Arabic-Indic ones.
language-name = العربية
language-direction = rtl
language-locale = ar

working-days-none = اليوم
working-days-left = { $count ->
    [zero] اليوم
    [one] خلال يوم عمل واحد
    [two] خلال يومَي عمل
    [few] خلال { $count } أيام عمل
    [many] خلال { $count } يوم عمل
   *[other] خلال { $count } يوم عمل
}
working-days-late = { $count ->
    [zero] اليوم
    [one] متأخر يوم عمل واحدًا
    [two] متأخر يومَي عمل
    [few] متأخر { $count } أيام عمل
    [many] متأخر { $count } يوم عمل
   *[other] متأخر { $count } يوم عمل
}
span-of-days = من { $from } إلى { $to }
percent = { $value }٪

message-missing = اكتب شيئًا قبل أن ترسله
message-long = النص أطول من { $longest } كيبيبايت. اختصره، أو أرسل الباقي في رسالة ثانية.
message-strange-characters = في النص رموز غير مرئية تقلب اتجاه الكتابة أو لا أثر لها. اكتبه من جديد، أو الصقه دون تنسيق.
