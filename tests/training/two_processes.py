"""A run of a few steps, printed as JSON by the process that leads: alone or under ``torchrun``."""

import json
import sys
from pathlib import Path

import torch

from chatbot.model.tokenizer import Tokenizer
from chatbot.model.words import Lexicon
from tests.tiny import TINY, tiny_corpora
from training.batching import Stream
from training.distributed import join
from training.network import Network, Regularisation
from training.trainer import Trainer, TrainingOptions
from training.vocab import piece_weights


def main(tokenizer_path: str) -> None:
    """Eight steps without noise, so that the processes' own random numbers do not matter."""
    torch.set_num_threads(1)
    group = join("cpu")
    tokenizer = Tokenizer(Path(tokenizer_path))
    torch.manual_seed(1)
    lexicon = Lexicon(("what", "you", "your"), tokenizer.pieces())
    network = Network(TINY.model, lexicon, torch.from_numpy(piece_weights(tokenizer)))
    stream = Stream("known", tiny_corpora().known, tokenizer, TINY.model, size=16, seed=1)
    still = Regularisation(noise=0.0, lead=0.0, dropout=0.0)
    options = TrainingOptions(steps=8, learning_rate=4e-3, warmup=2, regularisation=still)
    trainer = Trainer(network, options, lambda step: [stream.batch(step)], group=group)
    losses = [(step.loss, step.gradient_norm) for step in trainer.run()]
    if group.leads:
        sys.stdout.write(json.dumps(losses) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
