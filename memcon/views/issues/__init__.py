"""What is at stake: which issues a record has, what is filed under each, and which may be proposed."""

from memcon.record.matters import file_under
from memcon.views.issues.likely import likely_words
from memcon.views.issues.lists import IssueList, WrongIssues, issues_of, read_issues, shipped

__all__ = ["IssueList", "WrongIssues", "file_under", "issues_of", "likely_words", "read_issues", "shipped"]
