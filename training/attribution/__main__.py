"""Makes the model that ships: python -m training.attribution CORPUS_FOLDER OUT_FOLDER [--threads N]

CORPUS_FOLDER holds train.jsonl.gz and dev.jsonl.gz in the form of PolNeAR; OUT_FOLDER gets the checkpoints, the model,
its pieces and its checksum. README.md beside this file says what to install.
"""

import argparse
from pathlib import Path

from training.attribution.export import export
from training.attribution.prepare import prepare
from training.attribution.train import Plan, train


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--threads", type=int, default=Plan.threads)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    examples, dev = (prepare(asked.corpus / f"{part}.jsonl.gz", asked.threads) for part in ("train", "dev"))
    train(examples, dev, asked.out, Plan(threads=asked.threads))
    print(export(asked.out / "network.pt", asked.out, examples))


if __name__ == "__main__":
    main()
