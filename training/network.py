"""The network in torch: whole sequences, autograd.  The same weights, names and numbers as ``chatbot.model``.

Shape letters as in `chatbot.model`.  The attention is computed from the lower decoder layer and fed to the upper
one, so that teacher forcing runs each layer over the whole target in one call.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from chatbot.model.arrays import Array
from chatbot.model.config import ModelConfig
from chatbot.model.tokenizer import ENGRAM, FIRST_PIECE, PAD, TEXT, USER
from chatbot.model.words import Lexicon
from training.memory import Memory, Reciter


@dataclass(frozen=True, slots=True)
class Regularisation:
    """What training adds so that the meaning leads and the words help.

    ``noise`` is the expected length of the Gaussian noise on the unit sentence vector; ``lead`` the share of
    examples that see neither attention nor the encoder's last states, only the sentence vector (never one with a
    history or a passage, which must be read); ``dropout`` acts on embeddings and on the decoder's features.
    """

    noise: float = 0.4
    lead: float = 0.2
    dropout: float = 0.1


@dataclass(frozen=True, slots=True)
class Read:
    """A padded batch of sources, read: as `chatbot.model.encoder.Encoded`, with ``mask`` (B, S), true on pieces."""

    ids: Tensor
    mask: Tensor
    states: Tensor
    sentence: Tensor
    hidden: Tensor
    cell: Tensor


class Encoder(nn.Module):
    """Bidirectional LSTM layers; the backward direction starts at each source's own last piece.

    Packing is slow on a CPU (pytorch#149194), so a batch without padding goes without.
    """

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.lstm = nn.LSTM(
            config.embedding,
            config.encoder_hidden,
            num_layers=config.encoder_layers,
            bidirectional=True,
            batch_first=True,
        )
        self.pool = nn.Linear(config.states, config.embedding)
        self.word_input = nn.Linear(config.embedding, config.embedding, bias=False)
        nn.init.eye_(self.word_input.weight)
        self.word_share = nn.Parameter(torch.tensor([1.0, 0.5]))

    def forward(self, embedded: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """``embedded`` (B, S, E), ``mask`` (B, S) -> states (B, S, 2H), last h and c (B, 2HL)."""
        if bool(mask.all()):
            states, (hidden, cell) = self.lstm(embedded)
            return states, hidden.transpose(0, 1).flatten(1), cell.transpose(0, 1).flatten(1)
        lengths = mask.sum(dim=1).cpu()
        packed = nn.utils.rnn.pack_padded_sequence(embedded, lengths, batch_first=True, enforce_sorted=False)
        output, (hidden, cell) = self.lstm(packed)
        states, _ = nn.utils.rnn.pad_packed_sequence(output, batch_first=True, total_length=mask.shape[1])
        return states, hidden.transpose(0, 1).flatten(1), cell.transpose(0, 1).flatten(1)


class Attention(nn.Module):
    """Scaled dot-product attention (Luong et al. 2015)."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.query = nn.Linear(config.decoder_hidden, config.attention, bias=False)
        self.key = nn.Linear(config.states, config.attention, bias=False)
        self.follow = nn.Parameter(torch.tensor([1.5, 3.5]))

    def forward(self, hidden: Tensor, states: Tensor, mask: Tensor, behind: Tensor) -> tuple[Tensor, Tensor]:
        """``hidden`` (B, T, G), ``states`` (B, S, 2H), ``behind`` (B, T, S, 2) -> context (B, T, 2H), weights
        (B, T, S).
        """
        keys = self.key(states)
        scores = self.query(hidden) @ keys.transpose(1, 2) / keys.shape[-1] ** 0.5 + behind @ self.follow
        weights = scores.masked_fill(~mask[:, None], -1e9).softmax(dim=-1)
        return weights @ states, weights


class Decoder(nn.Module):
    """Two LSTM layers with attention between them, a tied output and a copy gate."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        size = config.decoder_hidden
        self.start_hidden = nn.Linear(config.bridge_input, 2 * size)
        self.start_cell = nn.Linear(config.bridge_input, 2 * size)
        self.lower = nn.LSTM(2 * config.embedding, size, batch_first=True)
        self.attention = Attention(config)
        self.upper = nn.LSTM(size + config.states, size, batch_first=True)
        self.output = nn.Linear(size + config.states, config.embedding)
        self.output_bias = nn.Parameter(torch.zeros(config.vocab_size))
        self.pointer = nn.Linear(size + config.states + config.embedding, 1)


class Network(nn.Module):
    """Encoder and decoder with shared piece embeddings, the table of words, and what retrains have taught: a memory
    and its reciter.  No state is kept between calls.
    """

    reciter: Reciter | None

    piece_weight: Tensor

    def __init__(
        self,
        config: ModelConfig,
        lexicon: Lexicon,
        piece_weight: Tensor | None = None,
        remembered: int = 0,
        answers: int = 0,
    ) -> None:
        super().__init__()
        self.config, self.lexicon = config, lexicon
        self.embedding = nn.Embedding(config.vocab_size, config.embedding)
        nn.init.normal_(self.embedding.weight, std=config.embedding**-0.5)
        self.words = nn.Embedding(len(lexicon), config.embedding, padding_idx=0)
        nn.init.normal_(self.words.weight[1:], std=config.embedding**-0.5)
        self.register_buffer("piece_weight", torch.ones(config.vocab_size) if piece_weight is None else piece_weight)
        self.encoder = Encoder(config)
        self.decoder = Decoder(config)
        self.memory = Memory(config.embedding, remembered, answers)
        self.reciter = Reciter(config) if remembered else None

    def teach(self, keys: Tensor, owners: Sequence[int], values: Tensor) -> list[bool]:
        """Let the memory hold exactly these (see `Memory.hold`); the reciter goes on from the decoder at first."""
        if self.reciter is None:
            self.reciter = Reciter(self.config, self.decoder).to(keys.device)
        return self.memory.hold(keys, owners, values)

    def recited(self, rows: Tensor, previous: Tensor, target: Tensor) -> Tensor:
        """Teacher forcing from the memory's answers ``rows`` (B,): log P(target_t | target_<t), (B, T), in nats; 0 on
        padding.
        """
        values, real = self.memory.values[rows], target != PAD
        logits = self._recited_logits(self._recite(values, previous)[real])
        logs = -functional.cross_entropy(logits, target[real], reduction="none")
        return torch.zeros(target.shape, dtype=logs.dtype, device=logs.device).masked_scatter(real, logs)

    def recitation(self, rows: Tensor, previous: Tensor) -> Tensor:
        """P(. | previous) from the memory's answers ``rows`` (B,), (B, T, V)."""
        return self._recited_logits(self._recite(self.memory.values[rows], previous)).softmax(dim=-1)

    def _recite(self, values: Tensor, previous: Tensor) -> Tensor:
        """Features of the reciter, (B, T, G), led by ``values`` (B, E)."""
        assert self.reciter is not None, "nothing was taught"
        reciter, size = self.reciter, self.config.decoder_hidden
        led = values * self.config.scale
        hidden, cell = torch.tanh(reciter.start_hidden(led)), reciter.start_cell(led)
        embedded = self.embedding(previous) * self.config.scale
        entering = torch.cat([embedded, led[:, None].expand_as(embedded)], dim=-1)
        below, _ = reciter.lower(entering, (hidden[None, :, :size].contiguous(), cell[None, :, :size].contiguous()))
        above: Tensor
        above, _ = reciter.upper(below, (hidden[None, :, size:].contiguous(), cell[None, :, size:].contiguous()))
        return above

    def _recited_logits(self, features: Tensor) -> Tensor:
        assert self.reciter is not None, "nothing was taught"
        wanted = self.reciter.output(features) * self.config.scale**0.5
        return functional.linear(wanted, self.embedding.weight, self.reciter.output_bias)

    def read(self, ids: Tensor, dropout: float = 0.0) -> Read:
        """Encode a padded batch (B, S)."""
        mask = ids != PAD
        rows = torch.tensor([self.lexicon.rows(source) for source in ids.tolist()], device=ids.device)
        embedded, meant = self.embedding(ids), self.words(rows)
        entering = (embedded + self.encoder.word_input(meant)) * self.config.scale
        entering = functional.dropout(entering, dropout, training=self.training and dropout > 0)
        states, hidden, cell = self.encoder(entering, mask)
        last = (mask & last_turn(ids)).to(states.dtype)
        sentence = self._sentence(rows, self.piece_weight[ids] * last, last, embedded, meant, states)
        return Read(ids, mask, states, sentence, hidden, cell)

    def _sentence(
        self, rows: Tensor, weights: Tensor, last: Tensor, embedded: Tensor, meant: Tensor, states: Tensor
    ) -> Tensor:
        """As `chatbot.model.encoder.Encoder`: words of the table, pieces of other words, mean state."""
        words = functional.normalize((meant * (last * new_words(rows))[..., None]).sum(dim=1), dim=-1, eps=1e-6)
        weights = (weights * (rows == 0))[..., None]
        others = (weights * embedded).sum(dim=1) / weights.sum(dim=1).clamp_min(1e-6)
        mean = (states * last[..., None]).sum(dim=1) / last.sum(dim=1, keepdim=True)
        share = self.encoder.word_share
        return functional.normalize(share[0] * words + share[1] * others + self.encoder.pool(mean), dim=-1, eps=1e-6)

    def log_probabilities(
        self, read: Read, previous: Tensor, target: Tensor, regularisation: Regularisation | None = None
    ) -> Tensor:
        """Teacher forcing: log P(target_t | target_<t, source), (B, T), in nats.

        ``previous`` (B, T) is the target shifted right behind BOS.  With ``regularisation`` noise is added.
        """
        features, weights, embedded = self._decode(read, previous, regularisation)
        return self._mix(read, features, weights, embedded, target)

    def _decode(
        self, read: Read, previous: Tensor, regularisation: Regularisation | None
    ) -> tuple[Tensor, Tensor, Tensor]:
        decoder, size = self.decoder, self.config.decoder_hidden
        rate = regularisation.dropout if regularisation and self.training else 0.0
        sentence, keep = read.sentence, torch.ones_like(read.sentence[:, :1])
        if regularisation and self.training:
            noise = torch.randn_like(sentence) / sentence.shape[-1] ** 0.5
            sentence = sentence + regularisation.noise * noise
            led = (torch.rand_like(keep) < regularisation.lead) & ~has_context(read.ids)[:, None]
            keep = (~led).to(keep.dtype)
        sentence = sentence * self.config.scale
        hidden = torch.tanh(decoder.start_hidden(torch.cat([read.hidden * keep, sentence], dim=-1)))
        cell = decoder.start_cell(torch.cat([read.cell * keep, sentence], dim=-1))
        embedded = self.embedding(previous) * self.config.scale
        led = torch.cat([functional.dropout(embedded, rate), sentence[:, None].expand_as(embedded)], dim=-1)
        below, _ = decoder.lower(led, (hidden[None, :, :size].contiguous(), cell[None, :, :size].contiguous()))
        behind = follows(read.ids, previous).to(below.dtype)
        context, weights = decoder.attention(below, read.states, read.mask, behind)
        context = context * keep[:, None]
        above, _ = decoder.upper(
            torch.cat([functional.dropout(below, rate), context], dim=-1),
            (hidden[None, :, size:].contiguous(), cell[None, :, size:].contiguous()),
        )
        features = functional.dropout(torch.cat([above, context], dim=-1), rate)
        return features, weights * keep[:, None], embedded

    def _mix(self, read: Read, features: Tensor, weights: Tensor, embedded: Tensor, target: Tensor) -> Tensor:
        """(B, T), zero on padding: the wide softmax is computed for real pieces only."""
        real = target != PAD
        wanted = target[real]
        generated = -functional.cross_entropy(self._logits(features[real]), wanted, reduction="none")
        source = read.ids[:, None].expand(-1, target.shape[1], -1)[real]
        gate, copied = self._copy(source, features[real], weights[real], embedded[real])
        copied = (copied * (source == wanted[:, None])).sum(dim=-1)
        mixed = (gate * generated.exp() + (1 - gate) * copied).clamp_min(1e-12).log()
        return torch.zeros(target.shape, dtype=mixed.dtype, device=mixed.device).masked_scatter(real, mixed)

    def _logits(self, features: Tensor) -> Tensor:
        hidden = self.decoder.output(features) * self.config.scale**0.5
        return functional.linear(hidden, self.embedding.weight, self.decoder.output_bias)

    def _copy(self, source: Tensor, features: Tensor, weights: Tensor, embedded: Tensor) -> tuple[Tensor, Tensor]:
        """``source`` and ``weights`` (..., S) -> gate (...), copying probabilities (..., S)."""
        gate = torch.sigmoid(self.decoder.pointer(torch.cat([features, embedded], dim=-1)))[..., 0]
        copyable = weights * (source >= FIRST_PIECE)
        total = copyable.sum(dim=-1, keepdim=True)
        gate = torch.where(total[..., 0] > 0, gate, torch.ones_like(gate))
        return gate, copyable / total.clamp_min(1e-9)

    def distribution(self, read: Read, previous: Tensor) -> Tensor:
        """The whole mixture P(. | previous, source), (B, T, V): for greedy checks and for the equality test."""
        features, weights, embedded = self._decode(read, previous, None)
        index = read.ids[:, None].expand(-1, previous.shape[1], -1)
        gate, copied = self._copy(index, features, weights, embedded)
        mixed = gate[..., None] * self._logits(features).softmax(dim=-1)
        return mixed.scatter_add(-1, index, (1 - gate)[..., None] * copied)


def new_words(rows: Tensor) -> Tensor:
    """(B, S), true on the first piece of each word of the table; as `chatbot.model.encoder.new_words`."""
    before = functional.pad(rows[:, :-1], (1, 0))
    return (rows != before) & (rows != 0)


def last_turn(ids: Tensor) -> Tensor:
    """(B, S), true from the last speaker's marker on; as `chatbot.model.encoder.last_turn`."""
    places = torch.arange(ids.shape[1], device=ids.device)
    start = torch.where(ids == USER, places, 0).amax(dim=1, keepdim=True)
    return places >= start


def follows(source: Tensor, previous: Tensor) -> Tensor:
    """(B, T, S, 2) for ``source`` (B, S) and ``previous`` (B, T); as `chatbot.model.attention.follows`."""
    behind = functional.pad(source, (2, 0), value=-1)
    before = functional.pad(previous, (1, 0), value=PAD)[:, :-1]
    one = (behind[:, None, 1:-1] == previous[..., None]) & (previous >= FIRST_PIECE)[..., None]
    two = one & (behind[:, None, :-2] == before[..., None]) & (before >= FIRST_PIECE)[..., None]
    return torch.stack([one, two], dim=-1)


def has_context(ids: Tensor) -> Tensor:
    """(B,), true where something stands before the question: earlier turns or a passage."""
    return ((ids == ENGRAM) | (ids == TEXT)).any(dim=1) | ((ids == USER).sum(dim=1) > 1)


def to_arrays(network: Network) -> dict[str, Array]:
    """All weights as float32 arrays under the names of the checkpoint file; there each key has a value of its own."""
    weights = {name: value.detach().cpu().float().numpy() for name, value in network.state_dict().items()}
    owners = weights.pop("memory.owners").astype(np.int64)
    return {**weights, "memory.values": weights["memory.values"][owners]}


def from_arrays(config: ModelConfig, weights: dict[str, Array], lexicon: Lexicon) -> Network:
    """A network with these weights; raises `KeyError` when one is missing, `RuntimeError` when one does not fit."""
    values, owners = np.unique(weights["memory.values"], axis=0, return_inverse=True)
    network = Network(config, lexicon, remembered=len(weights["memory.keys"]), answers=len(values))
    own = {**weights, "memory.values": values, "memory.owners": owners.reshape(-1)}
    network.load_state_dict({name: torch.from_numpy(np.array(own[name])) for name in network.state_dict()})
    return network
