"""What happened to people and their accounts, in the past tense. `project.reactions` says who reacts."""

OFFICER_INVITED = "account.invited"  # subject: account
RESET_ASKED = "account.reset_asked"  # subject: account
POST_ENDED = "post.ended"  # subject: post
EMAIL_CHANGED = "account.email_changed"  # subject: account
CALENDAR_CHANGED = "calendar.changed"  # subject: 0; facts: the days

ALL = (OFFICER_INVITED, RESET_ASKED, POST_ENDED, EMAIL_CHANGED, CALENDAR_CHANGED)
