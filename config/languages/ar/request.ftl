request-title = { $title }
request-events = ما حدث
request-reply = اكتب إلى المكتب
request-send = أرسل إلى مكتب الأخلاقيات
request-withdraw = اسحب السؤال
request-over = هذا السؤال مغلق. إذا بقي لديك ما تسأل عنه، فاطلب المشورة من جديد واذكر رقمه.
request-receipt = دخلت برقم إيصال. إذا غادرت فلن تعيدك إلى هنا إلا أرقامه الأربعة والعشرون.

request-state-received = وصل
request-state-triaged = لدى أحد موظفي المكتب
request-state-acknowledged = لدى أحد موظفي المكتب
request-state-in-progress = لدى أحد موظفي المكتب
request-state-waiting = في انتظارك
request-state-answered = تم الرد
request-state-closed = مغلق
request-state-referred = أُحيل إلى جهة أخرى
request-state-withdrawn = مسحوب

withdraw-title = سحب السؤال
withdraw-back = عودة إلى سؤالك
withdraw-text = لك أن تسحب سؤالك في أي وقت، دون أن تذكر السبب.
withdraw-stops = يتوقف المكتب عن العمل عليه ولا يرد.
withdraw-stays = يبقى ما كُتب مختومًا إلى أن يجوز للمكتب إتلافه، ويظل بإمكانك قراءته هنا.
withdraw-counts = يظل محسوبًا في الإحصاءات السنوية، دون أي تفاصيل.
withdraw-type = لسحبه اكتب كلمة { $word }
withdraw-word = سحب
