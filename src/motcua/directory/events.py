"""What happened to people and their accounts, in the past tense. `project.reactions` says who reacts."""

OFFICER_INVITED = "account.invited"  # subject: account
RESET_ASKED = "account.reset_asked"  # subject: account
POST_ENDED = "post.ended"  # subject: post

ALL = (OFFICER_INVITED, RESET_ASKED, POST_ENDED)
