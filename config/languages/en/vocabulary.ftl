# What the codes of config/vocabulary/ are called: the name of the list, a hyphen, the code.

advice-subject-private-interests = Private interests
advice-subject-official-duties = Official duties
advice-subject-conduct = Conduct and reporting
advice-subject-outside-activities = Outside employment and activities
advice-subject-gifts = Gifts, honours, awards and hospitality
advice-subject-investments = Personal investments and financial interests
advice-subject-financial-disclosure = Question on financial disclosure
advice-subject-family-relationships = Family relationships
advice-subject-political-activity = Political activity
advice-subject-post-employment = Work after leaving the organisation
advice-subject-change-of-circumstances = Change of circumstances
advice-subject-other-conflict = Other conflict of interest
advice-subject-procurement = Procurement and due diligence on vendors
advice-subject-use-of-resources = Use of property, assets and information
advice-subject-publication = Publication, speaking and social media
advice-subject-fundraising = Fundraising and sponsorship
advice-subject-workplace-conduct = Concern about conduct at work
advice-subject-reporting-misconduct = How to report misconduct
advice-subject-retaliation = Concern about retaliation
advice-subject-policy-interpretation = Interpretation of a policy
advice-subject-employment-matter = Employment matter (outside the mandate)
advice-subject-other = Other

requester-kind-staff = Staff member
requester-kind-manager = Manager
requester-kind-human-resources = Human resources
requester-kind-head-of-unit = Head of a unit
requester-kind-elected-official = Elected official
requester-kind-contractor = Contractor
requester-kind-intern = Intern
requester-kind-former-staff = Former staff member
requester-kind-external = Person outside the organisation
requester-kind-anonymous = Anonymous

channel-portal = Portal
channel-portal-anonymous = Portal, anonymously
channel-e-mail = E-mail
channel-phone = Telephone
channel-in-person = In person
channel-referral = Referral

urgency-routine = Routine
urgency-soon = Soon
urgency-urgent = Urgent

referral-ombudsman = Ombudsman
referral-human-resources = Human resources
referral-internal-oversight = Internal oversight
referral-legal = Legal affairs
referral-staff-counsellor = Staff counsellor
referral-other = Another office

grade-group-elected = Elected officials
grade-group-director = Directors
grade-group-professional = Professional category
grade-group-national-professional = National professional officers
grade-group-general-service = General service category
grade-group-not-graded = Without a grade

contract-type-continuing = Continuing
contract-type-fixed-term = Fixed-term
contract-type-temporary = Temporary
contract-type-secondment = Secondment or loan
contract-type-consultant = Consultant
contract-type-intern = Internship
contract-type-other = Other

region-field = Field
region-headquarters = Headquarters
region-africa = Africa
region-americas = The Americas
region-arab-states = Arab States
region-asia-pacific = Asia and the Pacific
region-cis = Commonwealth of Independent States
region-europe = Europe

gender-female = Female
gender-male = Male
gender-another = Another
gender-undisclosed = Undisclosed

vocabulary-unreadable = The vocabulary { $name } cannot be understood: { $cause }.
vocabulary-code = The vocabulary { $name } has a code { $code }. A code is made of small letters, digits and hyphens.
vocabulary-twice = The vocabulary { $name } has the code { $code } twice.
vocabulary-group = The vocabulary { $name } puts { $code } into a group { $group } that it does not list in groups.
vocabulary-empty = The vocabulary { $name } has no code.
vocabulary-unknown-file = { $file } is the file of no vocabulary. There are { $names }.
vocabulary-no-such-code = There is no { $code } among these: { $codes }.

filing-reason-grade = Grade
filing-reason-procurement-duty = Procurement
filing-reason-investment-duty = Investment
filing-reason-confidential-access = Access to confidential procurement or investment information
filing-reason-ethics-office = Ethics Office
filing-reason-all-staff = All staff
filing-reason-other-duty = Other duty

waiver-reason-files-elsewhere = Files with another organisation
waiver-reason-long-leave = On long leave
waiver-reason-changed-duties = Duties have changed
waiver-reason-named-by-mistake = Named by mistake
waiver-reason-left = Has left
waiver-reason-other-waiver = Another reason

remedy-kind-once = Done once
remedy-kind-lasting = Lasting
remedy-kind-recusal = Recusal
remedy-kind-disclosure-to-supervisor = Disclosure to the supervisor
remedy-kind-divestiture = Divestiture
remedy-kind-no-further-purchase = No further purchase
remedy-kind-blind-trust = Blind trust
remedy-kind-resign-outside-position = Resignation from an outside position
remedy-kind-seek-approval = Approval to be sought
remedy-kind-return-gift = Return of a gift
remedy-kind-restitution = Restitution
remedy-kind-conflict-waiver = Waiver with conditions
remedy-kind-limited-duties = Limited duties
remedy-kind-transfer = Transfer
remedy-kind-referral = Referral
