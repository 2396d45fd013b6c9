"""PyTorch's side of the command `peers`: times what it is asked for, while the other side waits.

It prints one line `ready VERSION`, then answers each line `WORKLOAD OPTIMIZER SECONDS WARM_UP_SECONDS` on its standard input with one line
`SECONDS_PER_CALL CORE_SHARE`, measured over about SECONDS. A workload is `train:WIDTHS:BATCH:ACTIVATION:LOSS`, `product-sum:N`,
`chain:N:LENGTH` or `operation:NAME:MODE:OPERANDS`, of which pytorch_operations.py tells; the first time one is named, it is made and warmed up.
The number of threads comes from the environment.
"""

import os
import sys
import time

import torch

import pytorch_operations


def training_step(widths, batch, activation, loss, optimizer):
    lengths = [int(width) for width in widths.split("-")]
    layers = []
    for inputs, outputs in zip(lengths, lengths[1:]):
        layers += [torch.nn.Linear(inputs, outputs), {"tanh": torch.nn.Tanh, "relu": torch.nn.ReLU}[activation]()]
    model = torch.nn.Sequential(*layers[:-1])
    x = torch.randn(int(batch), lengths[0])
    if loss == "bce-with-logits":
        targets = torch.randint(0, 2, (int(batch), lengths[-1])).float()
        loss_of = torch.nn.functional.binary_cross_entropy_with_logits
    else:
        targets = torch.randint(0, lengths[-1], (int(batch),))
        loss_of = torch.nn.functional.cross_entropy
    if optimizer == "adam":
        update = torch.optim.Adam(model.parameters(), lr=1e-3, foreach=True)
    else:
        update = torch.optim.SGD(model.parameters(), lr=1e-2, foreach=True)

    def step():
        update.zero_grad(set_to_none=True)
        loss_of(model(x), targets).backward()
        update.step()

    return step


def product_sum(length):
    a = torch.randn(int(length), requires_grad=True)
    b = torch.randn(int(length), requires_grad=True)

    def step():
        a.grad = b.grad = None
        (a * b).sum().backward()

    return step


def chain(length, multiplications):
    a = torch.randn(int(length), requires_grad=True)
    factor = torch.ones(int(length))
    times = range(int(multiplications))

    def step():
        a.grad = None
        y = a
        for _ in times:
            y = y * factor
        y.sum().backward()

    return step


def make(workload, optimizer):
    kind, *parts = workload.split(":")
    if kind == "train":
        return training_step(*parts, optimizer)
    return {"product-sum": product_sum, "chain": chain, "operation": pytorch_operations.make}[kind](*parts)


def timed(step, calls):
    processor = time.process_time()
    start = time.perf_counter()
    for _ in range(calls):
        step()
    wall = time.perf_counter() - start
    return wall / calls, (time.process_time() - processor) / wall


def warm(step, duration):
    start = time.perf_counter()
    calls = 1
    while time.perf_counter() - start < duration:
        seconds, _ = timed(step, calls)
        calls = max(1, min(2 * calls, int(duration / 12 / seconds)))
    return seconds


def main():
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    torch.manual_seed(1)
    print("ready", torch.__version__, flush=True)
    steps = {}
    for line in sys.stdin:
        workload, optimizer, duration, warm_up = line.split()
        if (workload, optimizer) not in steps:
            step = make(workload, optimizer)
            steps[workload, optimizer] = step, warm(step, float(warm_up))
        step, seconds = steps[workload, optimizer]
        print(*timed(step, max(1, int(float(duration) / seconds))), flush=True)


if __name__ == "__main__":
    main()
