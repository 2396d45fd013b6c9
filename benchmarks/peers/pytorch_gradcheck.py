"""PyTorch's side of the command `detection`: the planted suite of property-tests/AutoGrad.Planted under torch.autograd.gradcheck.

Every plant has the name, the operands and the error of its twin there. It is checked as a user of PyTorch would, with every option at its default: in
double precision, but for the plants that are about single precision; by gradgradcheck where the second derivatives are wrong, and with
check_forward_ad where the tangents are. The output is one line of JSON for each plant: name, suite, and for each mode whether gradcheck accepted it.
"""

import json
import math
import random
import sys
import warnings

import torch
import torch.nn.functional as F
from torch.autograd import gradcheck, gradgradcheck

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
warnings.filterwarnings("ignore")

PLANTS = []


def between(low, high, *shape, seed=0):
    """The fractional parts of the multiples of the golden ratio, as in Numbers.cs."""
    step, shift = (math.sqrt(5) - 1) / 2, math.sqrt(2) - 1
    numbers = []
    for k in range(math.prod(shape)):
        u = (k + 1) * step + seed * shift
        numbers.append(low + (high - low) * (u - math.floor(u)))
    return torch.tensor(numbers).reshape(shape)


def numbers(*shape, seed=0):
    return between(-1, 1, *shape, seed=seed)


def at(*values):
    return torch.tensor(values)


def wrong(name, operands, f, form="backward"):
    PLANTS.append(("wrong", name, operands, f, form))


def right(name, operands, f):
    PLANTS.append(("right", name, operands, f, "backward"))


def custom(value, vjp, jvp=None):
    """A function with a backward rule, and a forward rule if there is one, of one's own."""

    class Custom(torch.autograd.Function):
        @staticmethod
        def forward(ctx, *x):
            y = value(*x)
            ctx.save_for_backward(*x, y)
            if jvp is not None:
                ctx.save_for_forward(*x)
            return y

        @staticmethod
        def backward(ctx, y_bar):
            *x, y = ctx.saved_tensors
            return vjp(x, y, y_bar)

        @staticmethod
        def jvp(ctx, *tangents):
            return jvp(ctx.saved_tensors, tangents)

    return Custom.apply


def one(value, derivative):
    """A function of one operand by its slope, a function of x and y."""
    return custom(value, lambda x, y, y_bar: derivative(x[0], y) * y_bar)


def all_but(like, value, *exceptions):
    t = torch.full(like.shape, float(value))
    for place, exception in exceptions:
        t.view(-1)[place] = exception
    return t


def scaled(x_bar, place, factor):
    return x_bar * all_but(x_bar, 1, (place, factor))


# Entries: one element, or a few at an end.

IMAGES = numbers(8, 784, seed=1)
DENSE = custom(
    lambda a, w: a @ w,
    lambda x, y, y_bar: (y_bar @ x[1].T, scaled(x[0].T @ y_bar, 391 * 128 + 77, 1.5)))
wrong("one entry of a 784x128 weight", [numbers(784, 128)], lambda w: (DENSE(IMAGES, w) ** 2).mean())
wrong("one element among 100000", [numbers(100_000)], lambda x: custom(lambda x: x * x, lambda x, y, y_bar: scaled(2 * x[0] * y_bar, 65_537, 0))(x).sum())
wrong("one entry of a bias", [numbers(32, 10), numbers(10, seed=1)], custom(lambda a, b: a + b, lambda x, y, y_bar: (y_bar, scaled(y_bar.sum(0), 3, 1.1))))
wrong("the first element", [numbers(1000)], custom(torch.exp, lambda x, y, y_bar: scaled(y * y_bar, 0, 0.5)))
wrong("the last element", [numbers(1000)], custom(torch.tanh, lambda x, y, y_bar: scaled((1 - y * y) * y_bar, 999, 2)))
wrong("the last row", [numbers(6, 5), numbers(5, 7, seed=1)], custom(
    lambda a, b: a @ b,
    lambda x, y, y_bar: ((y_bar @ x[1].T) * torch.tensor([[1.0]] * 5 + [[0.0]]), x[0].T @ y_bar)))
wrong("one sign in a tensor of rank 4", [numbers(2, 3, 4, 5)], custom(
    F.silu, lambda x, y, y_bar: scaled(y_bar * (torch.sigmoid(x[0]) + y * (1 - torch.sigmoid(x[0]))), 67, -1)))
wrong("NaN at one element", [at(-1.5, -0.5, 0.0, 0.25, 2.0)], one(lambda x: torch.where(x == 0, 1.0, torch.sin(x) / x), lambda x, y: (torch.cos(x) - y) / x))

# Factors: one too many, too few, or of the wrong size.

COS = one(torch.cos, lambda x, y: torch.sin(x))
wrong("sign flipped", [numbers(7)], COS)
wrong("factor 2 lost", [numbers(50)], one(lambda x: x * x, lambda x, y: x))
wrong("twice the gradient", [between(0.5, 2, 64)], one(torch.sqrt, lambda x, y: 1 / y))
wrong("half the gradient", [numbers(16), numbers(16, seed=1)], custom(
    lambda p, t: (p - t) ** 2, lambda x, y, y_bar: ((x[0] - x[1]) * y_bar, (x[1] - x[0]) * y_bar)))
wrong("factor 1/N lost", [numbers(1000)], custom(torch.mean, lambda x, y, y_bar: y_bar.expand(x[0].shape)))
wrong("factor 1/N too many", [numbers(64)], custom(torch.sum, lambda x, y, y_bar: (y_bar / x[0].numel()).expand(x[0].shape)))
wrong("chain factor forgotten", [numbers(20)], one(lambda x: torch.sin(3 * x), lambda x, y: torch.cos(3 * x)))
wrong("cotangent ignored", [numbers(30)], custom(torch.exp, lambda x, y, y_bar: y.clone()))
wrong("cotangent squared", [numbers(30)], custom(torch.exp, lambda x, y, y_bar: y * y_bar * y_bar))
wrong("a constant of six digits", [between(0.5, 2, 40)], one(F.gelu, lambda x, y: y / x + 0.398942 * x * torch.exp(-0.5 * x * x)))
wrong("one number, sign flipped", [torch.tensor(0.75)], COS)

# Shapes: axes confused, not summed, or not put back.

wrong("operand not transposed", [numbers(4, 5), numbers(5, 5, seed=1)], custom(
    lambda a, b: a @ b, lambda x, y, y_bar: (y_bar @ x[1], x[0].T @ y_bar)))
wrong("gradient transposed", [numbers(4, 6), numbers(6, 6, seed=1)], custom(
    lambda a, b: a @ b, lambda x, y, y_bar: (y_bar @ x[1].T, y_bar.T @ x[0])))
wrong("broadcast not summed", [numbers(8, 5), numbers(5, seed=1)], custom(lambda a, b: a + b, lambda x, y, y_bar: (y_bar, y_bar[0])))
wrong("broadcast averaged", [numbers(8, 5), numbers(5, seed=1)], custom(lambda a, b: a + b, lambda x, y, y_bar: (y_bar, y_bar.mean(0))))
wrong("broadcast summed over the wrong axis", [numbers(5, 5), numbers(5, seed=1)], custom(lambda a, b: a + b, lambda x, y, y_bar: (y_bar, y_bar.sum(1))))
wrong("broadcast over two axes, one taken for all", [numbers(2, 4, 3), numbers(3, seed=1)], custom(
    lambda a, b: a * b, lambda x, y, y_bar: (y_bar * x[1], 4 * (y_bar * x[0]).sum(0)[0])))
wrong("sum spread along the wrong axis", [numbers(6, 6)], custom(lambda x: x.sum(1), lambda x, y, y_bar: y_bar.expand(6, 6)))
wrong("permutation applied twice", [numbers(3, 3, 3)], custom(lambda x: x.permute(1, 2, 0).clone(), lambda x, y, y_bar: y_bar.permute(1, 2, 0)))
wrong("flip not flipped back", [numbers(9)], custom(lambda x: x.flip(0), lambda x, y, y_bar: y_bar.clone()))
wrong("rolled the same way", [numbers(8)], custom(lambda x: x.roll(1, 0), lambda x, y, y_bar: y_bar.roll(1, 0)))
wrong("parts of a concatenation swapped", [numbers(6), numbers(6, seed=1)], custom(lambda a, b: torch.cat([a, b]), lambda x, y, y_bar: (y_bar[6:], y_bar[:6])))
wrong("cumulative sum not reversed", [numbers(12)], custom(lambda x: x.cumsum(0), lambda x, y, y_bar: y_bar.cumsum(0)))

# Places: adjoints that arrive at the wrong one, or not at all.

LATE, TWICE = torch.tensor([2, 5, 5, 7]), torch.tensor([1, 4, 4, 0])


def overwritten(x, y_bar):
    x_bar = torch.zeros_like(x)
    for place, adjoint in zip(TWICE.tolist(), y_bar.tolist()):
        x_bar[place] = adjoint
    return x_bar


wrong("gather off by one", [numbers(10)], custom(lambda x: x[LATE], lambda x, y, y_bar: torch.zeros_like(x[0]).index_add(0, LATE + 1, y_bar)))
wrong("accumulation lost", [numbers(6)], custom(lambda x: x[TWICE], lambda x, y, y_bar: overwritten(x[0], y_bar)))
wrong("slice put back one place late", [numbers(12)], custom(lambda x: x[3:7].clone(), lambda x, y, y_bar: F.pad(y_bar, (4, 4))))
wrong("first place of a difference", [numbers(50)], custom(
    lambda x: x[1:] - x[:-1], lambda x, y, y_bar: F.pad(y_bar, (1, 0)) - scaled(F.pad(y_bar, (0, 1)), 0, 0)))
wrong("beyond the last whole vector", [numbers(1003)], custom(torch.exp, lambda x, y, y_bar: F.pad((y * y_bar)[:1000], (0, 3))))
wrong("second block reads the first", [numbers(5000)], lambda x: one(lambda x: x * x, lambda x, y: 2 * torch.cat([x[:4096], x[:904]]))(x).mean())

ROWS_TWICE = torch.tensor([0, 2, 2, 1])
wrong("a row that is taken twice averaged", [numbers(4, 3)], custom(
    lambda x: x[ROWS_TWICE], lambda x, y, y_bar: torch.zeros_like(x[0]).index_add(0, ROWS_TWICE, y_bar) * torch.tensor([[1.0], [1.0], [0.5], [1.0]])))

# Edges: of a batch, a slice, a block, a padding.


def before(x):
    return F.pad(x[:-1], (1, 0))


def after(x):
    return F.pad(x[1:], (0, 1))


def averages(x):
    return (before(x) + x + after(x)) / torch.tensor([2.0] + [3.0] * (x.numel() - 2) + [2.0])


wrong("one matrix of a batch", [numbers(4, 3, 5), numbers(4, 5, 2, seed=1)], custom(
    torch.bmm,
    lambda x, y, y_bar: (torch.tensor([1.0, 1.0, 0.5, 1.0]).reshape(4, 1, 1) * y_bar.bmm(x[1].transpose(1, 2)), x[0].transpose(1, 2).bmm(y_bar))))
wrong("a slice read without its offset", [numbers(12)], custom(lambda x: x[3:8] ** 2, lambda x, y, y_bar: F.pad(2 * x[0][:5] * y_bar, (3, 4))))
wrong("the seam between two halves", [numbers(16384)], lambda x: one(lambda x: x * x, lambda x, y: 2 * x * all_but(x, 1, (8191, 2), (8192, 2)))(x).mean())
wrong("padding taken for a circle", [numbers(10)], custom(
    lambda x: 0.5 * before(x) - x + 2 * after(x), lambda x, y, y_bar: 0.5 * y_bar.roll(-1, 0) - y_bar + 2 * y_bar.roll(1, 0)))
wrong("average pooling that counts its padding", [numbers(10)], custom(averages, lambda x, y, y_bar: (after(y_bar) + y_bar + before(y_bar)) / 3))

# Pitfalls: rules that look right, and are usual mistakes.

wrong("inverse not transposed", [torch.tensor([[2, 0.3, -0.4], [0.1, 1.5, 0.6], [-0.7, 0.2, 1.8]])], custom(torch.inverse, lambda x, y, y_bar: -y @ y_bar @ y))
wrong("log-sum-exp that overflows", [at(1000.0, 1001.0, 999.0)], one(lambda x: x.logsumexp(0), lambda x, y: torch.exp(x) / torch.exp(x).sum()))
wrong("an epsilon in the denominator", [between(0.5, 2, 30)], one(torch.sqrt, lambda x, y: 1 / (2 * y + 1e-6)))
wrong("rounding that lets all through", [between(0.6, 1.4, 9)], custom(torch.round, lambda x, y, y_bar: y_bar.clone()))
wrong("all to each of three that tie", [at(2.0, 1.0, 2.0, 2.0)], one(torch.max, lambda x, y: (x == y).to(x.dtype)))
wrong("only in single precision", [numbers(12).float()], one(lambda x: x * x, lambda x, y: (1 if x.dtype == torch.float32 else 2) * x))
wrong("only at minus zero", [at(-0.0, 0.0, 1.0, -2.0)], one(lambda x: x * x.abs(), lambda x, y: 2 * x.abs() + (1 / x < -1e300).to(x.dtype)))

# Saved: the wrong value kept for the backward rule, or none.


class StaleSquare(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        StaleSquare.saved = x.clone()
        return x * x

    @staticmethod
    def backward(ctx, y_bar):
        return 2 * StaleSquare.saved * y_bar


DIFFERENT = custom(lambda a, b: a * b, lambda x, y, y_bar: (y_bar * x[1], None if x[0].data_ptr() == x[1].data_ptr() else y_bar * x[0]))
wrong("wrong operand saved", [numbers(40), numbers(40, seed=1)], custom(lambda a, b: a * b, lambda x, y, y_bar: (y_bar * x[0], y_bar * x[0])))
wrong("operand saved for the result", [between(0.3, 2, 25)], one(torch.tanh, lambda x, y: 1 - x * x))
wrong("stale buffer", [numbers(30)], lambda x: StaleSquare.apply(x) + StaleSquare.apply(2 * x))
wrong("operand used twice", [numbers(15)], lambda x: DIFFERENT(x, x))
wrong("one operand of three", [numbers(6), numbers(6, seed=1), numbers(6, seed=2)], custom(
    lambda a, b, c: a * b + c, lambda x, y, y_bar: (y_bar * x[1], y_bar * x[0], 2 * y_bar)))
wrong("nothing recorded", [numbers(5)], lambda x: x.detach() ** 2)
wrong("one factor detached", [numbers(5)], lambda x: x * x.detach())

# Adjoints: rules that are right for usual ones, and not linear in them, or not twice the same.


class ConsumingSquare(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.saved = x.detach().clone()
        return x * x

    @staticmethod
    def backward(ctx, y_bar):
        ctx.saved *= 2 * y_bar
        return ctx.saved.clone()


wrong("adjoint clipped at 100", [numbers(12)], lambda x: torch.sin(custom(lambda x: 3 * x, lambda x, y, y_bar: 3 * y_bar.clamp(-100, 100))(x)))
wrong("adjoint with 1e-12 added", [numbers(12)], lambda x: torch.sin(custom(lambda x: 3 * x, lambda x, y, y_bar: 3 * (y_bar + 1e-12))(x)))
wrong("adjoint divided by itself", [numbers(12)], lambda x: torch.sin(custom(lambda x: 3 * x, lambda x, y, y_bar: 3 * y_bar ** 2 / y_bar)(x)))
wrong("buffer used up by the first pass", [numbers(12)], lambda x: torch.exp(ConsumingSquare.apply(x)))

# Reductions: parts of a gradient that go through a sum, forgotten.

wrong("mean not taken into account", [numbers(256)], custom(lambda x: x - x.mean(), lambda x, y, y_bar: y_bar.clone()))
wrong("only the diagonal of softmax", [numbers(4, 10)], one(lambda x: x.softmax(1), lambda x, y: y * (1 - y)))
wrong("deviation taken for a constant", [numbers(6, 32)], custom(
    lambda x: (x - x.mean(1, keepdim=True)) / x.std(1, keepdim=True),
    lambda x, y, y_bar: (y_bar - y_bar.mean(1, keepdim=True)) / x[0].std(1, keepdim=True)))
wrong("n in place of n - 1", [numbers(1500)], one(torch.var, lambda x, y: 2 * (x - x.mean()) / x.numel()))
wrong("norm that is not divided by", [numbers(20)], one(torch.norm, lambda x, y: x))
wrong("product divided by a zero", [at(1.5, -2.0, 0.0, 0.5)], one(torch.prod, lambda x, y: y / x))

# Regions: derivatives that are wrong only for some values.

wrong("only for negative numbers", [numbers(41)], one(lambda x: torch.where(x > 0, x, 0.01 * x), lambda x, y: torch.where(x > 0, 1.0, 0.1)))
wrong("only above a threshold", [between(-4, 4, 60)], one(lambda x: torch.log(1 + torch.exp(x)), lambda x, y: torch.where(x > 2, 1.0, torch.sigmoid(x))))
wrong("clamp that lets all through", [between(-2, 2, 30)], one(lambda x: x.clamp(-1, 1), lambda x, y: 1))
wrong("wrong value at a kink", [at(-1.0, 0.0, 2.0)], one(torch.abs, lambda x, y: torch.where(x == 0, 3.0, torch.sign(x))))
wrong("shortcut near zero", [at(-0.5, 0.0008, 0.25)], one(lambda x: torch.exp(x) - 1, lambda x, y: torch.where(x.abs() < 0.001, 1.0, torch.exp(x))))
wrong("slope beyond a corner", [between(-3, 3, 45)], one(lambda x: torch.where(x.abs() < 1, 0.5 * x * x, x.abs() - 0.5), lambda x, y: x))

# Small errors: behind a tolerance, a sum or a small gradient.

SWAP = torch.tensor([0, 6, 2, 3, 4, 5, 1, 7])
wrong("errors that cancel in a sum", [numbers(200)], one(torch.exp, lambda x, y: y + all_but(x, 0, (10, 0.01), (150, -0.01))))
wrong("adjoints of two elements swapped", [numbers(8)], custom(lambda x: x * x, lambda x, y, y_bar: 2 * x[0] * y_bar[SWAP]))
wrong("relative error 1e-3", [numbers(100)], one(torch.sin, lambda x, y: (1 + 1e-3) * torch.cos(x)))
wrong("relative error 1e-5", [numbers(100)], one(torch.sin, lambda x, y: (1 + 1e-5) * torch.cos(x)))
wrong("relative error 1e-7", [numbers(100)], one(torch.sin, lambda x, y: (1 + 1e-7) * torch.cos(x)))
wrong("one sign in a mean over 10000", [numbers(10_000)], lambda x: custom(torch.sin, lambda x, y, y_bar: scaled(torch.cos(x[0]) * y_bar, 4321, -1))(x).mean())
wrong("a gradient of 1e-9 with the wrong sign", [numbers(20)], one(lambda x: 1e-9 * torch.sin(x), lambda x, y: -1e-9 * torch.cos(x)))

# Orders: rules whose gradients are right, and whose gradients of gradients or tangents are not.

MATRIX = numbers(5, 5, seed=3)
FACTOR_LOST = one(lambda x: x * x, lambda x, y: x)


def over_numbers(a, b):
    return torch.tensor([left * right for left, right in zip(a.tolist(), b.tolist())])


wrong("second order: operand detached", [numbers(12)], one(lambda x: x ** 3, lambda x, y: 3 * x.detach() ** 2), "second order")
wrong("second order: adjoint detached", [numbers(12)], custom(lambda x: x * x, lambda x, y, y_bar: 2 * x[0] * y_bar.detach()), "second order")
wrong("second order: the rule of the rule", [numbers(12)], one(torch.tanh, lambda x, y: 1 - FACTOR_LOST(torch.tanh(x))), "second order")
wrong("second order: half of the product rule", [numbers(12), numbers(12, seed=1)], custom(
    lambda a, b: a * b, lambda x, y, y_bar: (y_bar * x[1].detach(), y_bar * x[0])), "second order")
wrong("second order: a rule over numbers", [numbers(12)], custom(torch.exp, lambda x, y, y_bar: over_numbers(y, y_bar)), "second order")
wrong("forward: twice the tangent", [numbers(12)], custom(
    torch.sin, lambda x, y, y_bar: torch.cos(x[0]) * y_bar, lambda x, tangents: 2 * torch.cos(x[0]) * tangents[0]), "forward")
wrong("forward: second tangent forgotten", [numbers(12), numbers(12, seed=1)], custom(
    lambda a, b: a * b, lambda x, y, y_bar: (y_bar * x[1], y_bar * x[0]), lambda x, tangents: tangents[0] * x[1]), "forward")
wrong("forward: tangent clipped at 100", [numbers(12)], custom(
    torch.sin, lambda x, y, y_bar: torch.cos(x[0]) * y_bar, lambda x, tangents: torch.cos(x[0]) * tangents[0].clamp(-100, 100)), "forward")
wrong("forward: tangent with 1e-12 added", [numbers(12)], custom(
    torch.sin, lambda x, y, y_bar: torch.cos(x[0]) * y_bar, lambda x, tangents: torch.cos(x[0]) * (tangents[0] + 1e-12)), "forward")
wrong("forward: matrix transposed", [numbers(5)], custom(
    lambda x: MATRIX @ x, lambda x, y, y_bar: MATRIX.T @ y_bar, lambda x, tangents: MATRIX.T @ tangents[0]), "forward")

# Kinks: derivatives to the left and to the right that differ.

right("relu at 0", [at(-1.0, 0.0, 2.0)], F.relu)
right("relu a hair from 0", [at(-1e-9, 1e-9, 1e-12)], F.relu)
right("leaky relu at 0", [at(-1.0, 0.0, 2.0)], F.leaky_relu)
right("absolute value at 0", [at(-1.0, 0.0, 2.0)], torch.abs)
right("relu6 at both corners", [at(0.0, 3.0, 6.0)], F.relu6)
right("clamp at its bounds", [at(-1.0, 0.2, 1.0)], lambda x: x.clamp(-1, 1))
right("hardswish at its corners", [at(-3.0, 0.5, 3.0)], F.hardswish)
right("softshrink at its corners", [at(-0.5, 0.5, 1.0)], F.softshrink)
right("hinge at its margin", [at(1.0, -1.0, 0.5)], lambda x: (1 - at(1.0, -1.0, 1.0) * x).clamp(min=0).mean())
right("Huber at its corner", [at(1.0, -1.0, 0.3)], lambda x: F.huber_loss(x, torch.zeros(3)))
right("L1 loss at equality", [at(1.0, 2.0, 3.0)], lambda x: F.l1_loss(x, at(1.0, 2.0, 3.5)))
right("maximum of equals", [at(1.0, 2.0), at(1.0, 3.0)], torch.maximum)
right("norm at 0", [torch.zeros(3)], torch.norm)
right("norm near 0", [at(3e-9, -4e-9)], torch.norm)
right("deviation of equals", [at(2.0, 2.0, 2.0)], torch.std)
right("a condition in code", [at(0.0)], lambda x: 2 * x if x.item() > 0 else -x)
right("a network through a dead unit", [at(0.5, -0.5)], lambda x: F.relu((x * at(1.0, 1.0)).sum()) + torch.tanh(x).sum())

TABLE = at(1.0, 4.0, 2.0, 8.0)


def interpolated(x):
    cell = x.floor()
    low, high = TABLE[cell.long()], TABLE[cell.long() + 1]
    return low + (x - cell) * (high - low)


def in_code(x, pieces):
    """sin 3x between the multiples of one over the number of pieces, in code that autograd does not see."""
    values, slopes = [], []
    for v in x.tolist():
        below = math.floor(v * pieces) / pieces
        low = math.sin(3 * below)
        slopes.append((math.sin(3 * (below + 1 / pieces)) - low) * pieces)
        values.append(low + slopes[-1] * (v - below))
    return torch.tensor(values) + torch.tensor(slopes) * (x - x.detach())


right("a fine table in code", [at(0.11074, 0.5, 0.123456789)], lambda x: in_code(x, 100_000))
right("a power of an absolute value at 0", [at(0.0, -1.0)], lambda x: x.abs() ** 1.5)
right("smoothstep at its ends", [at(0.0, 0.5, 1.0)], lambda x: x.clamp(0, 1) ** 2 * (3 - 2 * x.clamp(0, 1)))
right("interpolation in a table", [at(0.5, 1.25, 2.75)], interpolated)

# Ties: selections among equal elements.

right("two that tie for a maximum", [torch.tensor([[1.0, 1.0, 0.0], [3.0, 2.0, 1.0]])], lambda x: x.amax(1))
right("four that tie for a maximum", [torch.zeros(2, 4)], lambda x: x.amax(1))
right("pooling of equals", [at(1.0, 1.0, 0.5, 2.0, 3.0, 3.0)], lambda x: x.reshape(3, 2).amax(1))
right("pooling after relu", [at(-1.0, -2.0, 0.5, -2.0, -3.0, -1.0)], lambda x: F.relu(x).reshape(3, 2).amax(1))
right("two that tie for a minimum", [at(2.0, 1.0, 1.0)], torch.amin)
right("sort of equals", [at(2.0, 1.0, 2.0, 3.0)], lambda x: x.sort(stable=True).values)
right("top-k with a tie at the cut", [at(3.0, 1.0, 1.0, 2.0)], lambda x: x.topk(3).values)
right("sort of almost equals", [at(1.0, 1 + 1e-14, 0.5, 1 - 1e-13)], lambda x: x.sort().values)
right("median of three equals", [at(1.0, 2.0, 2.0, 2.0, 5.0)], torch.median)
right("median of equals", [at(1.0, 2.0, 2.0, 3.0, 5.0)], torch.median)

# Single precision, as its users write it.

SCALE, INPUTS = numbers(12, seed=5).float(), numbers(4, 6, seed=6).float()
LABELS = torch.tensor([3, 0, 9, 1, 1, 4, 7, 2])
right("single precision", [numbers(12).float()], lambda x: torch.sin(x) * torch.exp(x))
right("single precision, cross-entropy", [numbers(8, 10).float()], lambda x: F.cross_entropy(x, LABELS))
right("single precision, linear layer", [numbers(4, 6).float(), numbers(3, 6, seed=1).float(), numbers(3, seed=2).float()], F.linear)
right("single precision, a captured constant", [numbers(12).float()], lambda x: torch.tanh(x * SCALE))
right(
    "single precision, a small network",
    [numbers(8, 6, seed=1).float(), numbers(8, seed=2).float(), numbers(2, 8, seed=3).float(), numbers(2, seed=4).float()],
    lambda a, b, c, d: F.linear(torch.tanh(F.linear(INPUTS, a, b)), c, d))
right("single precision, a sum of 2000", [numbers(2000).float()], lambda x: (x * x).sum())
right("single precision, large numbers", [(numbers(10) * 1e6).float()], lambda x: (x * x).mean())
right("single precision, small numbers", [(numbers(10) * 1e-12).float()], lambda x: 1e12 * x)

# Scales from 1e-12 to 1e12.

right("operands of 1e-12", [numbers(6) * 1e-12], lambda x: x * x * 1e12)
right("operands of 1e12", [numbers(6) * 1e12], lambda x: x * x)
right("results of 1e-12", [numbers(6)], lambda x: 1e-12 * torch.sin(x))
right("results of 1e12", [numbers(6)], lambda x: 1e12 * torch.sin(x))
right("1e-6 beside 1e6", [at(1e-6, 1e6, 1.0)], lambda x: (x * x).sum())
right("logarithm of 1e-12", [at(1e-12, 1e-8, 1.0)], torch.log)
right("reciprocal of 1e-12", [at(1e-12, -1e-9, 2.0)], torch.reciprocal)
right("square root of 1e-12", [at(1e-12, 1e-6, 1.0)], torch.sqrt)
right("logarithm of 1e12", [at(1e12, 3e10)], torch.log)
right("a power of a small base", [at(1e-8, 1e-4)], lambda x: x ** 1.5)

# Extremes: ends of domains, overflow, underflow, saturation.

MASK = torch.tensor([False, True, False])
right("x log x near 0", [at(1e-10, 1e-5, 0.3)], lambda x: x * torch.log(x))
right("0 log y", [at(0.5, 2.0, 3.0)], lambda y: torch.xlogy(at(0.0, 1.0, 0.0), y))
right("softmax of huge logits", [at(1e4, 0.0, -1e4)], lambda x: x.softmax(0))
right("log-sum-exp of large logits", [at(1000.0, 1001.0, 999.0)], lambda x: x.logsumexp(0))
right("softmax beside an infinite mask", [at(1.0, 2.0, 3.0)], lambda x: x.masked_fill(MASK, -math.inf).softmax(0))
right("log-softmax beside an infinite mask", [at(1.0, 2.0, 3.0)], lambda x: x.masked_fill(MASK, -math.inf).log_softmax(0))
right("sigmoid saturated", [at(-800.0, -40.0, 40.0, 800.0)], torch.sigmoid)
right("log-sigmoid of large numbers", [at(-800.0, 0.0, 800.0)], F.logsigmoid)
right("cross-entropy of a certain row", [torch.tensor([[100.0, 0.0, 0.0]])], lambda x: F.cross_entropy(x, torch.tensor([0])))
right("exponential near overflow", [at(709.0, 700.0)], torch.exp)
right("the largest number", [at(2.0)], lambda x: x * (sys.float_info.max / 2))
right("exponential near underflow", [at(-740.0, -700.0)], torch.exp)
right("log1p of 1e-15", [at(1e-15, -1e-12)], torch.log1p)
right("expm1 of 1e-15", [at(1e-15, -1e-12)], torch.expm1)
right("arc cosine near 1", [at(1 - 1e-10, -1 + 1e-10)], torch.acos)
right("square root guarded by where", [at(-1.0, 1e-8, 4.0)], lambda x: torch.where(x > 0, torch.where(x > 0, x, 1.0).sqrt(), 0.0))
right("square root at 0", [at(0.0)], torch.sqrt)
right("a power at the end of its domain", [at(0.0, 1.0)], lambda x: x ** 1.5)
right("minus zero", [at(-0.0, 0.0)], lambda x: x * x.abs())
right("numbers beside NaN", [at(0.5, math.nan, -1.0)], torch.sin)
right("an infinite operand", [at(0.5, math.inf)], torch.tanh)
right("inverse beside a singular matrix", [1 / (torch.arange(8.0)[:, None] + torch.arange(8.0) + 1)], torch.inverse)
right("product with one zero", [at(1.5, 0.0, 2.0)], torch.prod)
right("product with two zeros", [at(1.5, 0.0, 2.0, 0.0)], torch.prod)
right("cumulative product with a zero", [at(1.5, 0.0, 2.0)], lambda x: x.cumprod(0))

# Flat: derivatives of 0, and operands without elements.

ROWS = torch.tensor([0, 2, 2])
right("a constant", [numbers(4)], lambda x: torch.full(x.shape, 3.0))
right("an operand that does not matter", [numbers(4), numbers(3, seed=1)], lambda a, b: torch.sin(a))
right("zero times a function", [numbers(4)], lambda x: 0 * torch.exp(x))
right("floor between its steps", [at(0.1, 0.37, 0.9)], torch.floor)
right("floor at a step", [at(1.0)], torch.floor)
right("sign away from 0", [at(-0.5, 1e-7, 2.0)], lambda x: torch.sign(x) * x * x)
right("round beside a half", [at(0.49999, 1.50001)], lambda x: torch.round(x) + x)
right("the largest by its index", [at(0.3, 0.9, 0.5)], lambda x: x.gather(0, x.argmax(0, keepdim=True)) ** 2)
right("embedding with rows not used", [numbers(5, 3)], lambda w: torch.sin(F.embedding(ROWS, w)))
right("a row that is taken three times", [numbers(3, 2)], lambda x: torch.sin(x[torch.tensor([1, 1, 1])]))
right("averages that leave the padding out", [numbers(8)], lambda x: torch.exp(averages(x)))
right("a single number", [torch.tensor(0.7)], torch.tanh)
right("one operand without elements", [numbers(3), torch.zeros(0)], lambda a, b: torch.sin(a).sum() + b.sum())
right("no elements", [torch.zeros(0)], lambda x: torch.sin(x).sum())

# Randomness.

right("dropout", [numbers(20)], lambda x: torch.sin(F.dropout(x, 0.5, training=True)))
right("noise with a seed of its own", [numbers(20)], lambda x: torch.tanh(x + torch.randn(20, generator=torch.Generator().manual_seed(5))))
right("noise that differs from run to run", [numbers(4)], lambda x: x * random.random())

# Smooth functions that change within a step of 1e-6, or lose their digits in one.


def logistic(x, times):
    for _ in range(times):
        x = 3.9 * x * (1 - x)
    return x


right("sine of a million x", [numbers(6)], lambda x: torch.sin(1e6 * x))
right("1e8 added and taken away", [numbers(6)], lambda x: (x + 1e8) - 1e8)
right("sine beside 1e12", [numbers(6)], lambda x: torch.sin(x) + 1e12)
right("sine beside 1e16", [numbers(6)], lambda x: torch.sin(x) + 1e16)
right("a sine that shows beside 1e15", [numbers(6)], lambda x: 1e6 * torch.sin(x) + 1e15)
right("1 - cos x near 0", [at(1e-4, -1e-3)], lambda x: 1 - torch.cos(x))
right("logistic map, twenty times", [at(0.2, 0.37)], lambda x: logistic(x, 20))
right("a steep sigmoid", [at(1e-6, -3e-6, 1e-5)], lambda x: torch.sigmoid(1e5 * x))
right("a flat bump", [at(0.05, 0.2)], lambda x: torch.exp(-1 / (x * x)))
right("atan2 beside its cut", [at(1e-8, -1e-8), at(-1.0, -2.0)], torch.atan2)
right("tangent beside its pole", [at(math.pi / 2 - 1e-5)], torch.tan)
right("a polynomial beside a triple root", [at(1.001, 0.99)], lambda x: (((x - 3) * x + 3) * x - 1) * 1e3)


def accepted(operands, f, form, fast):
    """Whether the check returns; what it throws, of whichever type, is its refusal."""
    inputs = [x.clone().requires_grad_() for x in operands]
    try:
        if form == "second order":
            return gradgradcheck(f, inputs, fast_mode=fast)
        return gradcheck(f, inputs, fast_mode=fast, check_forward_ad=form == "forward")
    except Exception:
        return False


def main():
    torch.manual_seed(1)
    random.seed(1)
    print(torch.__version__, flush=True)
    for suite, name, operands, f, form in PLANTS:
        row = {"suite": suite, "name": name, "slow": accepted(operands, f, form, fast=False), "fast": accepted(operands, f, form, fast=True)}
        print(json.dumps(row), flush=True)


if __name__ == "__main__":
    sys.exit(main())
