problem-missing-title = There is nothing here
problem-missing = This page does not exist, or it is not one for you.
problem-missing-do = Check the address, or start again from your own page.
problem-broken-title = Something failed on our side
problem-broken = It is not your fault, and nothing you sent before is lost. What you sent just now was probably not kept.
problem-broken-do = Go back and send it again in a few minutes. If that fails too, tell the administrator this number; it says nothing about you or what you wrote.
problem-busy-title = Too much at once
problem-busy = Many people are signing in at this moment.
problem-busy-do = Wait half a minute, go back and send it again.
problem-hasty = { $count ->
    [one] Too many requests came from your network. Wait { $count } second and try again.
   *[other] Too many requests came from your network. Wait { $count } seconds and try again.
}
problem-large-title = Too large
problem-large = A form may hold at most { $limit } KiB of text.
problem-large-do = Go back, shorten it or send it in two messages.
problem-foreign-title = This form can't be accepted
problem-foreign = The form is too old, or it did not come from this service.
problem-foreign-do = Go back, load the page again, and send it from there. Copy a long text first.
problem-link-title = This link can't be used
problem-link = It was used already, or it is older than it may be.
problem-link-do = Ask the Ethics Office for a new one. If you did not use it yourself, say so.
problem-closed-title = Not open yet
problem-closed = The Ethics Office is still setting up its keys, so nothing can be written to it. Please come back later.
problem-number = Number of this request:
problem-home = Go to your own page
