"""PyTorch's side of the operations of `peers --operations`, under the names of OperationTable.cs.

`make` is given `NAME`, `forward` or `backward`, and the operands as text, with commas between them: KIND/SHAPE, as OperandSpec.cs describes them.
"""

import torch
import torch.nn.functional as F

OPERATIONS = {
    # Functions of one operand.
    "negate": torch.neg,
    "abs": torch.abs,
    "floor": torch.floor,
    "square": torch.square,
    "reciprocal": torch.reciprocal,
    "sqrt": torch.sqrt,
    "rsqrt": torch.rsqrt,
    "exp": torch.exp,
    "expm1": torch.expm1,
    "log": torch.log,
    "log1p": torch.log1p,
    "sin": torch.sin,
    "cos": torch.cos,
    "tan": torch.tan,
    "atan": torch.atan,
    "sinh": torch.sinh,
    "tanh": torch.tanh,
    "erf": torch.erf,
    "lgamma": torch.lgamma,
    "sigmoid": torch.sigmoid,
    "log-sigmoid": F.logsigmoid,
    "relu": torch.relu,
    "leaky-relu": F.leaky_relu,
    "elu": F.elu,
    "gelu": F.gelu,
    "gelu-tanh": lambda x: F.gelu(x, approximate="tanh"),
    "silu": F.silu,
    "mish": F.mish,
    "softplus": F.softplus,
    "softsign": F.softsign,
    "hardswish": F.hardswish,
    "clamp": lambda x: x.clamp(-1, 1),
    "pow-2.5": lambda x: x**2.5,
    # Functions of two.
    "add": torch.add,
    "subtract": torch.sub,
    "multiply": torch.mul,
    "divide": torch.div,
    "pow": torch.pow,
    "maximum": torch.maximum,
    "atan2": torch.atan2,
    "logaddexp": torch.logaddexp,
    "xlogy": torch.xlogy,
    "add-number": lambda x: x + 1,
    # Masks.
    "greater": torch.gt,
    "equal": torch.eq,
    "and": torch.logical_and,
    "not": torch.logical_not,
    "any": torch.any,
    "where": torch.where,
    "masked-fill": lambda x, mask: x.masked_fill(mask, 0),
    "masked-select": torch.masked_select,
    # Casts.
    "to-float64": torch.Tensor.double,
    "to-int32": torch.Tensor.int,
    "to-bool": torch.Tensor.bool,
    "to-float32": torch.Tensor.float,
    # Reductions.
    "sum": torch.sum,
    "sum-axis-0": lambda x: x.sum(0),
    "sum-axis-1": lambda x: x.sum(1),
    "mean": torch.mean,
    "mean-axis-0": lambda x: x.mean(0),
    "mean-axis-1": lambda x: x.mean(1),
    "amax": torch.amax,
    "amax-axis-0": lambda x: x.amax(0),
    "amax-axis-1": lambda x: x.amax(1),
    "var": torch.var,
    "var-axis-0": lambda x: x.var(0),
    "var-axis-1": lambda x: x.var(1),
    "std": torch.std,
    "std-axis-0": lambda x: x.std(0),
    "std-axis-1": lambda x: x.std(1),
    "norm": torch.linalg.vector_norm,
    "norm-axis-0": lambda x: torch.linalg.vector_norm(x, dim=0),
    "norm-axis-1": lambda x: torch.linalg.vector_norm(x, dim=1),
    "norm-1": lambda x: torch.linalg.vector_norm(x, 1),
    "argmax": torch.argmax,
    "argmax-axis-0": lambda x: x.argmax(0),
    "argmax-axis-1": lambda x: x.argmax(1),
    "prod": torch.prod,
    "prod-axis-1": lambda x: x.prod(1),
    "logsumexp-axis-0": lambda x: x.logsumexp(0),
    "logsumexp-axis-1": lambda x: x.logsumexp(1),
    # Along an axis.
    "cumsum-axis-0": lambda x: x.cumsum(0),
    "cumsum-axis-1": lambda x: x.cumsum(1),
    "cumprod-axis-1": lambda x: x.cumprod(1),
    "logcumsumexp-axis-1": lambda x: x.logcumsumexp(1),
    "sort-axis-0": lambda x: x.sort(0).values,
    "sort-axis-1": lambda x: x.sort(1).values,
    "topk-axis-1": lambda x: x.topk(5, 1).values,
    "median-axis-1": lambda x: x.median(1).values,
    # Normalizations.
    "softmax-axis-0": lambda x: x.softmax(0),
    "softmax-axis-1": lambda x: x.softmax(1),
    "log-softmax-axis-1": lambda x: x.log_softmax(1),
    "layer-norm": lambda x, weight, bias: F.layer_norm(x, weight.shape, weight, bias),
    # Losses.
    "mse": F.mse_loss,
    "l1": F.l1_loss,
    "huber": F.huber_loss,
    "smooth-l1": F.smooth_l1_loss,
    "bce-with-logits": F.binary_cross_entropy_with_logits,
    "bce": lambda x, target: F.binary_cross_entropy(x.sigmoid(), target),
    "kl-div": lambda x, target: F.kl_div(x, target, reduction="batchmean"),
    "poisson-nll": F.poisson_nll_loss,
    "cross-entropy": F.cross_entropy,
    "nll": F.nll_loss,
    "multi-margin": F.multi_margin_loss,
    "triplet-margin": F.triplet_margin_loss,
    # Matrices.
    "matmul": torch.matmul,
    "bmm": torch.bmm,
    "linear": F.linear,
    "dot": torch.dot,
    "outer": torch.outer,
    "einsum": lambda a, b: torch.einsum("bij,bkj->bik", a, b),
    "trace": torch.trace,
    "inverse": torch.linalg.inv,
    "solve": torch.linalg.solve,
    "det": torch.linalg.det,
    "logdet": torch.logdet,
    "cholesky": torch.linalg.cholesky,
    # Indexing.
    "gather-axis-0": lambda x, index: x.gather(0, index),
    "gather-axis-1": lambda x, index: x.gather(1, index),
    "index-select-axis-0": lambda x, index: x.index_select(0, index),
    "index-select-axis-1": lambda x, index: x.index_select(1, index),
    "embedding": lambda table, index: F.embedding(index, table),
    "scatter-add-axis-0": lambda x, index, source: x.scatter_add(0, index, source),
    "index-add-axis-0": lambda x, index, source: x.index_add(0, index, source),
    "one-hot": lambda labels: F.one_hot(labels, 10),
    # Shapes: where PyTorch gives a view, a copy is asked for, as the next operation would need one.
    "concat-axis-0": lambda *x: torch.cat(x, 0),
    "concat-axis-1": lambda *x: torch.cat(x, 1),
    "stack-axis-1": lambda *x: torch.stack(x, 1),
    "slice": lambda x: x[2:-2],
    "slice-columns": lambda x: x[:, 2:-2].contiguous(),
    "slice-steps": lambda x: x[:, ::2].contiguous(),
    "transpose": lambda x: x.T.contiguous(),
    "permute": lambda x: x.permute(1, 2, 0).contiguous(),
    "broadcast-rows": lambda x: x.expand(1000, -1).contiguous(),
    "pad": lambda x: F.pad(x, (1, 1, 1, 1)),
    "tile": lambda x: x.tile(2, 2),
    "repeat-interleave": lambda x: x.repeat_interleave(2, 0),
    "flip": lambda x: x.flip(1),
    "roll": lambda x: x.roll(3, 1),
    "tril": torch.tril,
    "diagonal": lambda x: x.diagonal().contiguous(),
    # Random samples.
    "normal": torch.randn_like,
    "uniform": torch.rand_like,
    "dropout": lambda x: F.dropout(x, 0.5),
}


def definite(shape):
    a = torch.randn(shape)
    return 0.5 * (a + a.mT) + shape[-1] * torch.eye(shape[-1])


def operand(text):
    kind, lengths = text.split("/")
    shape = [int(length) for length in lengths.split("x") if length]
    if kind in ("variable", "positive", "definite"):
        value = {"variable": torch.randn, "positive": lambda s: torch.empty(s).uniform_(0.5, 2), "definite": definite}[kind](shape)
        return value.requires_grad_()
    if kind == "mask":
        return torch.randn(shape) > 0
    if kind.startswith("below"):
        return torch.randint(0, int(kind[len("below"):]), shape)
    return {"constant": torch.randn, "unit": torch.rand}[kind](shape)


def make(name, mode, operands):
    function = OPERATIONS[name]
    x = [operand(text) for text in operands.split(",")]
    if mode == "forward":

        def forward():
            with torch.no_grad():
                function(*x)

        return forward

    variables = [value for value in x if value.requires_grad]
    seed = torch.randn_like(function(*x))

    def backward():
        for variable in variables:
            variable.grad = None
        function(*x).backward(seed)

    return backward
