"""The whole network, put together from a checkpoint folder.  Knows ids only, no text and no lessons."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from chatbot.errors import CheckpointError
from chatbot.model.arrays import Array, unit
from chatbot.model.attention import Attention
from chatbot.model.cells import LSTMWeights
from chatbot.model.config import ModelConfig
from chatbot.model.decoder import Decoder, DecoderState, Source
from chatbot.model.encoder import Encoded, Encoder
from chatbot.model.files import load_weights
from chatbot.model.linear import Linear
from chatbot.model.memory import Memory, Reciter
from chatbot.model.pointer import Pointer
from chatbot.model.tokenizer import Tokenizer
from chatbot.model.words import Lexicon


class Network:
    """An encoder and a decoder that share the piece embeddings.  Holds no state between calls."""

    def __init__(self, config: ModelConfig, weights: Mapping[str, Array], lexicon: Lexicon) -> None:
        """Raises `CheckpointError` when a weight is missing or has another shape than ``config`` says."""
        self.config, self._lexicon = config, lexicon
        try:
            self.encoder = _encoder(config, weights)
            self.decoder = _decoder(weights)
            self.memory = Memory.of(weights["memory.keys"], weights["memory.values"], weights["memory.gate"])
            self.reciter = _reciter(weights) if len(self.memory) else None
        except KeyError as error:
            raise CheckpointError(f"The checkpoint is damaged: it has no weight named {error}.") from error
        shapes = self.encoder.embedding.shape, self.encoder.words.shape
        memory = weights["memory.keys"].shape, weights["memory.values"].shape, weights["memory.gate"].shape
        fits = memory == ((len(self.memory), config.embedding),) * 2 + ((3,),)
        if not fits or shapes != ((config.vocab_size, config.embedding), (len(lexicon), config.embedding)):
            raise CheckpointError("The checkpoint is damaged: its weights do not fit its configuration.")

    @classmethod
    def load(cls, folder: Path, tokenizer: Tokenizer) -> "Network":
        """From a checkpoint folder; raises `CheckpointError`."""
        return cls(ModelConfig.load(folder), load_weights(folder), Lexicon.load(folder, tokenizer))

    def encode(self, sources: Sequence[Sequence[int]]) -> Encoded:
        """Sources of one length (B of them, S ids each)."""
        rows = [self._lexicon.rows(source) for source in sources]
        return self.encoder(np.asarray(sources, np.int64), np.asarray(rows, np.int64))

    def word_vector(self, word: str) -> Array | None:
        """(E,) unit vector of a word of the table, None for others."""
        row = self._lexicon.row(word)
        return unit(self.encoder.words[row]) if row else None

    def start(self, ids: Sequence[int]) -> tuple[Source, DecoderState]:
        """Read one source and stand before its first piece."""
        return self.decoder.start(self.encode([ids]))

    def recite(
        self, sentence: Array, in_other_words: bool = False
    ) -> tuple[Reciter, Source, DecoderState, float] | None:
        """What a retrain taught that is nearest to a sentence vector (E,): who recites it from where, and the chance
        (0 to 1) that it is meant (see `Memory`).  None in a network that was never retrained.
        """
        if self.reciter is None:
            return None
        value, meant = self.memory(sentence, in_other_words)
        return self.reciter, *self.reciter.start(value), meant

    def sentence_vectors(self, sources: Sequence[Sequence[int]]) -> Array:
        """(N, E) unit vectors for N sources of any lengths, batched by equal length so that nothing is padded."""
        vectors = np.zeros((len(sources), self.config.embedding), np.float32)
        by_length: dict[int, list[int]] = {}
        for number, source in enumerate(sources):
            by_length.setdefault(len(source), []).append(number)
        for numbers in by_length.values():
            for start in range(0, len(numbers), 256):
                chunk = numbers[start : start + 256]
                vectors[chunk] = self.encode([sources[number] for number in chunk]).sentence
        return vectors


def _lstm(weights: Mapping[str, Array], prefix: str, suffix: str) -> LSTMWeights:
    bias = weights[f"{prefix}.bias_ih_{suffix}"] + weights[f"{prefix}.bias_hh_{suffix}"]
    return LSTMWeights(weights[f"{prefix}.weight_ih_{suffix}"], weights[f"{prefix}.weight_hh_{suffix}"], bias)


def _linear(weights: Mapping[str, Array], prefix: str) -> Linear:
    return Linear(weights[f"{prefix}.weight"], weights[f"{prefix}.bias"])


def _encoder(config: ModelConfig, weights: Mapping[str, Array]) -> Encoder:
    layers = [
        (_lstm(weights, "encoder.lstm", f"l{layer}"), _lstm(weights, "encoder.lstm", f"l{layer}_reverse"))
        for layer in range(config.encoder_layers)
    ]
    return Encoder(
        embedding=weights["embedding.weight"],
        piece_weight=weights["piece_weight"],
        words=weights["words.weight"],
        word_input=weights["encoder.word_input.weight"],
        word_share=weights["encoder.word_share"],
        layers=layers,
        pool=_linear(weights, "encoder.pool"),
    )


def _decoder(weights: Mapping[str, Array]) -> Decoder:
    return Decoder(
        embedding=weights["embedding.weight"],
        start_hidden=_linear(weights, "decoder.start_hidden"),
        start_cell=_linear(weights, "decoder.start_cell"),
        lower=_lstm(weights, "decoder.lower", "l0"),
        attention=Attention(
            weights["decoder.attention.query.weight"],
            weights["decoder.attention.key.weight"],
            weights["decoder.attention.follow"],
        ),
        upper=_lstm(weights, "decoder.upper", "l0"),
        output=_linear(weights, "decoder.output"),
        output_bias=weights["decoder.output_bias"],
        pointer=Pointer(weights["decoder.pointer.weight"], weights["decoder.pointer.bias"]),
    )


def _reciter(weights: Mapping[str, Array]) -> Reciter:
    return Reciter(
        embedding=weights["embedding.weight"],
        start_hidden=_linear(weights, "reciter.start_hidden"),
        start_cell=_linear(weights, "reciter.start_cell"),
        lower=_lstm(weights, "reciter.lower", "l0"),
        upper=_lstm(weights, "reciter.upper", "l0"),
        output=_linear(weights, "reciter.output"),
        output_bias=weights["reciter.output_bias"],
    )
