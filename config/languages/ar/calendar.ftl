# أيام العمل والمواعيد النهائية.

calendar-missing = لا يوجد تقويم باسم { $name }. أنشئ الملف { $file }، أو اذكر في الإعداد office.calendar تقويماً من التقاويم المرفقة بالبرنامج.
calendar-unreadable = يتعذّر فهم التقويم { $name }: ‏{ $cause }.
calendar-weekday = يذكر التقويم { $name } يوم عمل غير معروف: { $word }. اكتب monday وtuesday وما إلى ذلك.
calendar-holiday = في التقويم { $name } عطلة بلا تاريخ. اكتب إما day = 2017-04-14 وإما yearly = "12-25".
calendar-never-works = ليس في التقويم { $name } أي يوم عمل. اذكر يوماً واحداً على الأقل في working_days.

deadline-today = الموعد النهائي اليوم
deadline-running = الموعد النهائي { $due }، { $left }
deadline-paused = معلّق منذ { $since }
deadline-met = أُنجز في { $on }، ضمن الموعد
deadline-met-late = أُنجز في { $on }؛ وكان الموعد النهائي { $due }
deadline-was-due = كان الموعد النهائي { $due }
deadline-overdue = كان الموعد النهائي { $due }، { $late }

deadline-rests-already = الموعد النهائي معلّق أصلاً.
deadline-goes-already = الموعد النهائي غير معلّق.
deadline-is-met = استُوفي الموعد النهائي، ولم يعد ممكناً تغييره.
deadline-day-too-early = كان آخر تغيير في هذا الموعد بتاريخ { $last }. اختر ذلك اليوم أو يوماً لاحقاً له.
