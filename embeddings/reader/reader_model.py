"""The reader as a network: e5-small whose lower layers read question and passage apart and whose upper layers read both.

A pair is "<s> query: question </s>" followed by "<s> passage: text </s>", each numbered from position 0. Layers below
`SPLIT` let a token see its own side alone, so that they are e5's own layers, stay as they are, and their states of a
passage are computed once in a training (DeFormer, Cao et al. 2020). The layers from `SPLIT` on see both sides and are
trained, with a vector for each side added before the first of them.
"""
import os, sys
import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import build_model as base  # noqa: E402
from encoder_graph import float_matrix  # noqa: E402

SPLIT = 6
QUESTION, PASSAGE = "query: ", "passage: "
LONGEST_QUESTION, LONGEST_PASSAGE = 64, 288
SEED = 20261127


class Layer(torch.nn.Module):
    """One layer of BERT: self-attention and a feed-forward net, each added to its input and normalised."""

    def __init__(self, hidden, inner, heads):
        super().__init__()
        self.heads = heads
        self.qkv, self.ao = torch.nn.Linear(hidden, 3 * hidden), torch.nn.Linear(hidden, hidden)
        self.fi, self.fo = torch.nn.Linear(hidden, inner), torch.nn.Linear(inner, hidden)
        self.aln, self.oln = torch.nn.LayerNorm(hidden, eps=1e-12), torch.nn.LayerNorm(hidden, eps=1e-12)

    def forward(self, x, mask, dropout=0.0):
        batch, length, hidden = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = self.ao(mixed.transpose(1, 2).reshape(batch, length, hidden))
        x = self.aln(x + F.dropout(mixed, dropout, self.training))
        return self.oln(x + F.dropout(self.fo(F.gelu(self.fi(x))), dropout, self.training))


class Reader(torch.nn.Module):
    """Returns relevance (batch) and start and end (batch × length); at position 0 these say "not here"."""

    def __init__(self, shape, rows):
        super().__init__()
        hidden = shape["hidden"]
        self.shape, self.rows = shape, rows
        self.word = torch.nn.Embedding(rows, hidden)
        self.position = torch.nn.Embedding(shape["positions"], hidden)
        self.kind = torch.nn.Parameter(torch.zeros(hidden))
        self.norm = torch.nn.LayerNorm(hidden, eps=1e-12)
        self.layers = torch.nn.ModuleList(Layer(hidden, shape["ffn"], shape["heads"]) for _ in range(shape["layers"]))
        self.side = torch.nn.Embedding(2, hidden)
        self.relevance, self.span = torch.nn.Linear(hidden, 1), torch.nn.Linear(hidden, 2)
        for head in (self.relevance, self.span):
            torch.nn.init.normal_(head.weight, std=0.02)
            torch.nn.init.zeros_(head.bias)
        torch.nn.init.zeros_(self.side.weight)

    def lower(self, ids, mask):
        """States below the split of one side: ids and mask (batch × length)."""
        x = self.norm(self.word(ids) + self.kind + self.position.weight[: ids.shape[1]])
        for layer in self.layers[:SPLIT]:
            x = layer(x, mask[:, None, None, :])
        return x

    def upper(self, states, sides, mask, dropout=0.0):
        """From the states of both sides, one after the other, to the three outputs."""
        x = states + self.side(sides)
        for layer in self.layers[SPLIT:]:
            x = layer(x, mask[:, None, None, :], dropout)
        start, end = self.span(x).unbind(-1)
        nowhere = torch.finfo(start.dtype).min
        return self.relevance(x[:, 0])[:, 0], start.masked_fill(~mask, nowhere), end.masked_fill(~mask, nowhere)

    def trained(self):
        """The parameters that training changes: those of the upper layers, the sides and the heads."""
        return [p for part in (self.layers[SPLIT:], self.side, self.relevance, self.span) for p in part.parameters()]


def untrained():
    """The reader as it starts, from the weights that build_model.py unpacks; and its tokenizer."""
    shape, pieces, scores, tensors, rows = base.untuned()
    tokenizer = base.tokenizer_of([pieces[i] for i in rows], [scores[i] for i in rows])
    reader = Reader(shape, len(rows))
    given = tensors | {"emb.word": tensors["emb.word"].reshape(-1, shape["hidden"])[rows],
                       "emb.type": tensors["emb.type"].reshape(-1, shape["hidden"])[0]}
    for name, parameter in named(reader).items():
        parameter.copy_(torch.tensor(np.ascontiguousarray(given[name])).view(parameter.shape))
    return reader, tokenizer


def dequantised(folder):
    """
    The reader that export.py wrote into a folder, and its tokenizer. Of the file come the layers from `SPLIT` on, the sides and
    the heads, int8 as float32 again; what lies below is e5's own in any reader and comes from where it was not yet int8.
    """
    reader, tokenizer = untrained()
    model = onnx.load(os.path.join(folder, "onnx", "model_quantized.onnx"))
    given = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    upper = tuple(f"l{i}." for i in range(SPLIT, reader.shape["layers"]))
    parameters = {name: parameter for name, parameter in named(reader).items() if name.startswith(upper)}
    values = {name: given[name] if name in given else float_matrix(given, name[:-2]) for name in parameters}
    for name, module in (("relevance", reader.relevance), ("span", reader.span)):
        parameters |= {name + ".w": module.weight.detach(), name + ".b": module.bias.detach()}
        values |= {name + ".w": given[name + ".w"].T, name + ".b": given[name + ".b"]}
    parameters["side"], values["side"] = reader.side.weight.detach(), given["side"]
    for name, parameter in parameters.items():
        parameter.copy_(torch.tensor(np.ascontiguousarray(values[name])).view(parameter.shape))
    return reader, tokenizer


def named(reader):
    """The encoder's weights, each by the name that it has in build_model's tensors; writing into them changes the reader."""
    found = {"emb.word": reader.word.weight, "emb.pos": reader.position.weight, "emb.type": reader.kind,
             "emb.ln.w": reader.norm.weight, "emb.ln.b": reader.norm.bias}
    for i, layer in enumerate(reader.layers):
        for part, joined in (("w", layer.qkv.weight), ("b", layer.qkv.bias)):
            found |= {f"l{i}.{c}.{part}": one for c, one in zip("qkv", joined.data.chunk(3))}
        for name in ("ao", "fi", "fo", "aln", "oln"):
            module = getattr(layer, name)
            found |= {f"l{i}.{name}.w": module.weight, f"l{i}.{name}.b": module.bias}
    return {name: parameter.detach() for name, parameter in found.items()}
