"""Fits the weights of the confidence: python -m training.confidence CORPUS_FOLDER

CORPUS_FOLDER holds dev.jsonl.gz in the form of PolNeAR: reports that the tagger was not trained on. Writes
memcon/reading/tagger/model/confidence.toml, for the model that lies beside it, and prints how well the weights of each
half of the reports hold for the other half.
"""

import argparse
from pathlib import Path

from benchmarks.calibration import reliability
from memcon.reading.statements.confidence import Signs
from memcon.reading.tagger import network
from training.confidence.fitting import cross_fitted, fit_both
from training.confidence.judging import judged

FILE = Path(network.__file__).parent / "model" / "confidence.toml"
HEAD = """\
# What each sign of an attribution weighs: how likely it is right (statements/confidence.py). Fitted by
# `python -m training.confidence` with the model of the tagger that has this checksum; with another one, fit them anew.

"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    asked = parser.parse_args()
    examples = list(judged(asked.corpus / "dev.jsonl.gz"))
    tagged, ruled = fit_both(examples)
    FILE.write_text(f'{HEAD}model = "{network.SHA256}"\n{_table("tagged", tagged)}{_table("ruled", ruled)}', "utf-8")
    print(reliability(cross_fitted(examples)))


def _table(name: str, weights: Signs) -> str:
    return f"\n[{name}]\n" + "".join(f'"{sign}" = {weight}\n' for sign, weight in weights.items())


if __name__ == "__main__":
    main()
