"""Writes e5-small's encoder as an ONNX graph with int8 matrices, part by part, for the models made of its layers."""
import hashlib, json, os
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

# SmoothQuant's α: the share of an activation's unevenness that its matrix takes over. From .75 to .9 the reader's int8 outputs lie
# nearest to those in float32.
SMOOTHING = 0.8
# Below this share of the median a column's maximum says only that calibration met nothing of it.
LEAST_MAXIMUM = 0.1


def int8(matrix, axis):
    """A matrix as int8 with the scale of each row or column along `axis`."""
    scale = np.abs(matrix).max(axis, keepdims=True) / 127
    scale[scale == 0] = 1
    return np.clip(np.rint(matrix / scale), -127, 127).astype(np.int8), scale.astype(np.float32)


def sharing_input(name):
    """The matrices whose input is the same as that of `name`, itself among them; the first names their common factor."""
    layer, _, part = name.partition(".")
    return [f"{layer}.{one}" for one in ("qkv" if part in ("q", "k", "v") else [part])]


def float_matrix(weights, name):
    """A matrix of a model written here as float32 again, [out, in]."""
    factor = weights.get(sharing_input(name)[0] + ".m", np.ones(1, np.float32))
    return (weights[name + ".q"] * weights[name + ".s"] * factor[:, None]).T


class Graph:
    """
    Nodes and weights under construction. `tensors` are float32 by name: emb.ln.w, l0.q.w, l0.q.b and so on. `maxima` holds the
    largest magnitude that calibration met in each column of what goes into a matrix, by the matrix's name; see `smoothed`.
    """

    def __init__(self, shape, tensors, maxima=None):
        self.shape, self.tensors, self.maxima, self.nodes, self.weights = shape, tensors, maxima or {}, [], {}

    def const(self, name, value):
        self.weights.setdefault(name, numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def op(self, kind, inputs, outputs=1, **attrs):
        stem = f"{kind}_{len(self.nodes)}"
        names = [stem if i == 0 else f"{stem}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, name="n_" + stem, **attrs))
        return names[0] if outputs == 1 else names

    def layer_norm(self, x, name):
        weight, bias = (self.const(name + part, self.tensors[name + part]) for part in (".w", ".b"))
        return self.op("LayerNormalization", [x, weight, bias], axis=-1, epsilon=1e-12)

    def linear(self, x, name, n_in, n_out):
        """int8, the activation scaled as it comes (dynamic quantisation)."""
        x, matrix = self.smoothed(x, name, self.tensors[name + ".w"].reshape(n_out, n_in).T)
        q, scale = int8(matrix, 0)
        xq, x_scale, x_zero = self.op("DynamicQuantizeLinear", [x], 3)
        y = self.op("Cast", [self.op("MatMulInteger", [xq, self.const(name + ".q", q), x_zero])], to=TensorProto.FLOAT)
        y = self.op("Mul", [y, self.op("Mul", [x_scale, self.const(name + ".s", scale[0])])])
        return self.op("Add", [y, self.const(name + ".b", self.tensors[name + ".b"])])

    def smoothed(self, x, name, matrix):
        """
        x with its columns divided, and the matrix with its rows multiplied, by the same numbers: a few columns of x are many
        times larger than the others and would leave these hardly any of the 256 steps (SmoothQuant, Xiao et al. 2023).
        """
        if name not in self.maxima:
            return x, matrix
        sharing = sharing_input(name)
        weight_maxima = np.max([np.abs(self.tensors[n + ".w"].reshape(matrix.shape[::-1])).max(0) for n in sharing], 0)
        maxima = np.maximum(self.maxima[name], LEAST_MAXIMUM * np.median(self.maxima[name]))
        factor = maxima ** SMOOTHING / np.maximum(weight_maxima, 1e-5) ** (1 - SMOOTHING)
        return self.op("Mul", [x, self.const(sharing[0] + ".m", (1 / factor).astype(np.float32))]), matrix * factor[:, None]

    def words(self, matrix):
        """The vectors of input_ids out of `matrix`, kept as int8."""
        words, scale = int8(matrix, 1)
        found = self.op("Cast", [self.op("Gather", [self.const("emb.word.q", words), "input_ids"])], to=TensorProto.FLOAT)
        return self.op("Mul", [found, self.op("Gather", [self.const("emb.word.s", scale), "input_ids"])])

    def seen(self):
        """What is added to the scores of attention: nothing where attention_mask is 1, minus infinity elsewhere."""
        seen = self.op("Unsqueeze", [self.op("Cast", ["attention_mask"], to=TensorProto.FLOAT),
                                     self.const("axes", np.array([1, 2], np.int64))])
        return self.unless(seen)

    def unless(self, allowed):
        """0 where `allowed` is 1, minus infinity where it is 0."""
        return self.op("Mul", [self.op("Sub", [self.const("one", np.float32(1)), allowed]),
                               self.const("minus_inf", np.float32(-1e9))])

    def layer(self, x, i, bias):
        """The i-th layer over x; `bias` is added to the scores of its attention."""
        H, F, heads = self.shape["hidden"], self.shape["ffn"], self.shape["heads"]
        op, p = self.op, f"l{i}."
        split = self.const("split", np.array([0, 0, heads, H // heads], np.int64))
        join = self.const("join", np.array([0, 0, H], np.int64))
        scale = self.const("scale", np.float32((H // heads) ** -0.5))
        q, k, v = (op("Reshape", [self.linear(x, p + c, H, H), split]) for c in "qkv")
        scores = op("MatMul", [op("Transpose", [q], perm=[0, 2, 1, 3]), op("Transpose", [k], perm=[0, 2, 3, 1])])
        attention = op("Softmax", [op("Add", [op("Mul", [scores, scale]), bias])], axis=-1)
        mixed = op("Transpose", [op("MatMul", [attention, op("Transpose", [v], perm=[0, 2, 1, 3])])], perm=[0, 2, 1, 3])
        x = self.layer_norm(op("Add", [self.linear(op("Reshape", [mixed, join]), p + "ao", H, H), x]), p + "aln")
        y = self.linear(x, p + "fi", H, F)
        erf = op("Erf", [op("Div", [y, self.const("sqrt2", np.float32(2 ** 0.5))])])
        gelu = op("Mul", [op("Mul", [y, op("Add", [erf, "one"])]), self.const("half", np.float32(0.5))])
        return self.layer_norm(op("Add", [self.linear(gelu, p + "fo", F, H), x]), p + "oln")

    def model(self, name, length, outputs, opset):
        """The finished model; `outputs` is name → (value within the graph, dimensions), `length` the name of the second one."""
        for out, (made, _) in outputs.items():
            self.nodes.append(helper.make_node("Identity", [made], [out], name="n_output" if len(outputs) == 1 else "n_" + out))
        inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", length])
                  for n in ("input_ids", "attention_mask", "token_type_ids")]
        given = [helper.make_tensor_value_info(n, TensorProto.FLOAT, shape) for n, (_, shape) in outputs.items()]
        graph = helper.make_graph(self.nodes, name, inputs, given, list(self.weights.values()))
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8)


def write_folder(out, model, tokenizer, shape, vocabulary, manifest):
    """A folder in Transformers.js layout; the checksums of its files go into the manifest."""
    os.makedirs(os.path.join(out, "onnx"), exist_ok=True)
    tokenizer.save(os.path.join(out, "tokenizer.json"), pretty=False)
    onnx.save(model, os.path.join(out, "onnx", "model_quantized.onnx"))
    write = lambda name, value: json.dump(value, open(os.path.join(out, name), "w"), indent=2)
    write("config.json", dict(
        model_type="bert", architectures=["BertModel"], hidden_size=shape["hidden"], num_attention_heads=shape["heads"],
        num_hidden_layers=shape["layers"], intermediate_size=shape["ffn"], max_position_embeddings=shape["positions"],
        vocab_size=vocabulary, type_vocab_size=2, layer_norm_eps=1e-12, hidden_act="gelu", pad_token_id=1))
    write("tokenizer_config.json", dict(
        tokenizer_class="XLMRobertaTokenizer", model_max_length=512, bos_token="<s>", eos_token="</s>", unk_token="<unk>",
        pad_token="<pad>", mask_token="<mask>", cls_token="<s>", sep_token="</s>"))
    names = ("config.json", "tokenizer.json", "tokenizer_config.json", "onnx/model_quantized.onnx")
    digest = lambda name: hashlib.sha256(open(os.path.join(out, name), "rb").read()).hexdigest()
    write("manifest.json", manifest | dict(sha256={n: digest(n) for n in names}))
