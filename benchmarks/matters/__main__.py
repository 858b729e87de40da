from benchmarks.matters import by_words, negotiations, score
from memcon.views.issues.suggesting import of_like_meaning

for way, joining in (("by words", by_words), ("with meaning", of_like_meaning)):
    found = score(negotiations(), joining)
    print(f"{way:13} P {found.precision:.3f}  R {found.recall:.3f}  F1 {found.f1:.3f}")
