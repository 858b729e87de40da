"""Rule 6: the same input gives the same output, alone or among others, in whatever order and process."""

import hashlib
import os
import subprocess
import sys

import msgspec
import pytest

from memcon.model.findings import Reading
from tests.cases import ROOT, article_of, example_files, reading_of

FILES = example_files()[7:10]
PRINT_DIGEST = """
from tests.reading.test_rule_six import FILES, digest
from tests.cases import reading_of
print(digest([reading_of(file) for file in FILES]))
"""


def digest(readings: list[Reading]) -> str:
    return hashlib.sha256(msgspec.json.encode(readings)).hexdigest()


def test_articles_read_in_another_order_read_the_same() -> None:
    from memcon.reading import Reader

    backwards = list(Reader().read_all(article_of(file) for file in reversed(FILES)))
    assert backwards[::-1] == [reading_of(file) for file in FILES]


def test_a_text_reads_the_same_a_second_time() -> None:
    from memcon.reading import Reader

    assert Reader().read(article_of(FILES[0])) == reading_of(FILES[0])


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_reads_the_same(seed: str) -> None:
    surroundings = {**os.environ, "PYTHONHASHSEED": seed, "OMP_NUM_THREADS": seed, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-c", PRINT_DIGEST], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == digest([reading_of(file) for file in FILES])
