"""The network: a small pretrained encoder, features added to its words, a tag for each, and pointers between them."""

import torch
from torch import nn
from transformers import BertModel

from memcon.reading.tagger.decoding import TAGS
from memcon.reading.tagger.words import FEATURES

POINTER = 96


class Network(nn.Module):
    """Gives for each word the scores of its tags, and three vectors: what it is as a part of a source, as a part of a
    content, and as a cue of either."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        size = encoder.config.hidden_size
        self.features = nn.ModuleList(nn.Embedding(len(values), size) for values in FEATURES)
        for table in self.features:
            nn.init.zeros_(table.weight)
        self.drop = nn.Dropout(0.2)
        self.tag = nn.Sequential(nn.Linear(size, size), nn.GELU(), nn.Dropout(0.2), nn.Linear(size, len(TAGS)))
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.pointers = nn.Linear(size, 4 * POINTER)

    def forward(
        self, pieces: torch.Tensor, seen: torch.Tensor, features: torch.Tensor, heads: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """`pieces`, `seen` [B, T], `features` [B, T, F] of each piece, `heads` [B, W] the first piece of each word.
        Gives tags [B, W, 7] and pointers [B, W, 4 * POINTER]: content, its cue, cue of a source, source."""
        embedded = self.encoder.embeddings.word_embeddings(pieces)
        for at, table in enumerate(self.features):
            embedded = embedded + table(features[..., at])
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=seen).last_hidden_state
        words = torch.gather(hidden, 1, heads.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
        words = self.drop(words)
        return self.tag(words), self.pointers(words)


def crf_loss(
    scores: torch.Tensor, transitions: torch.Tensor, gold: torch.Tensor, counted: torch.Tensor
) -> torch.Tensor:
    """The negative log-likelihood of the gold tags [B, W] by `scores` [B, W, tags], summed; words that are not counted
    are passed over. What is counted is one stretch of each row."""
    alpha, before = torch.zeros_like(scores[:, 0]), torch.zeros_like(gold[:, 0])
    path, started = scores.new_zeros(len(scores)), torch.zeros_like(counted[:, 0])
    for at in range(scores.shape[1]):
        here, score, right = counted[:, at], scores[:, at], gold[:, at]
        step = torch.logsumexp(alpha.unsqueeze(2) + transitions, dim=1) + score
        alpha = torch.where(here.unsqueeze(1), torch.where(started.unsqueeze(1), step, score), alpha)
        gain = score.gather(1, right.unsqueeze(1)).squeeze(1) + torch.where(started, transitions[before, right], 0.0)
        path = path + torch.where(here, gain, 0.0)
        before, started = torch.where(here, right, before), started | here
    return (torch.logsumexp(alpha, dim=1) - path)[started].sum()


def pointer_scores(pointers: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """From content to cue [B, W, W] (row: the content's word) and from cue to source [B, W, W] (row: the cue's)."""
    content, its_cue, cue, source = pointers.split(POINTER, dim=-1)
    scale = POINTER**-0.5
    return content @ its_cue.transpose(1, 2) * scale, cue @ source.transpose(1, 2) * scale


def pointer_loss(
    scores: torch.Tensor, targets: torch.Tensor, mask: torch.Tensor, counted: torch.Tensor
) -> torch.Tensor:
    """Cross-entropy of pointing at any one of the targets. `targets` [B, W, W] true where right, `mask` [B, W] the
    words that may be pointed at, `counted` [B, W] the rows that count; the mean over these."""
    scores = scores.masked_fill(~mask.unsqueeze(1), -1e4)
    rows = counted & targets.any(dim=2)
    if not rows.any():
        return scores.new_zeros(())
    every = torch.logsumexp(scores[rows], dim=1)
    right = torch.logsumexp(scores[rows].masked_fill(~targets[rows], -1e4), dim=1)
    return (every - right).mean()
