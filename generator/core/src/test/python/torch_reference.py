"""What PyTorch gives for the definitions of the standard library, for StandardTorchTest.

    python3 generator/core/src/test/python/torch_reference.py

writes generator/core/src/test/resources/torch/*.npz. It last ran with PyTorch 1.13.0a0 and NumPy 1.24.2, which are Debian 12's
python3-torch and python3-numpy. The name of an array is a call in Chainrule's language, a slash, and what the array is. What PyTorch does not have
(focal, dice, pinball, log_cosh, hinge, squared_hinge, distillation, gaussian, other gates of glu, lion) is composed here from what it has.
"""

import math
import pathlib

import numpy
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
FOLDER = pathlib.Path(__file__).resolve().parent.parent / "resources" / "torch"


def save(name, arrays):
    FOLDER.mkdir(exist_ok=True)
    numpy.savez_compressed(FOLDER / name, **arrays)


def drawn(seed, *shape):
    return torch.from_numpy(numpy.random.default_rng(seed).normal(size=shape) * 1.3)


# Activations: the value and the slope at each point.

POINTS = torch.cat([
    torch.tensor([0.0, 0.5, -0.5, 1.0, -1.0, 3.0, -3.0, 6.0, 20.0, -20.0, 100.0, -100.0, 1e-6, -1e-6]),
    drawn(1, 23),
])

ACTIVATIONS = {
    "identity(z)": lambda z: z * 1,
    "sigmoid(z)": torch.sigmoid,
    "tanh(z)": torch.tanh,
    "softplus(z)": F.softplus,
    "softplus(z, beta = 3, threshold = 2)": lambda z: F.softplus(z, 3, 2),
    "softplus(z, threshold = 5)": lambda z: F.softplus(z, threshold=5),
    "logsigmoid(z)": F.logsigmoid,
    "gelu(z)": F.gelu,
    "gelu_tanh(z)": lambda z: F.gelu(z, approximate="tanh"),
    "silu(z)": F.silu,
    "mish(z)": F.mish,
    "softsign(z)": F.softsign,
    "tanhshrink(z)": F.tanhshrink,
    "gaussian(z)": lambda z: torch.exp(-z * z),
    "relu(z)": F.relu,
    "leaky_relu(z)": F.leaky_relu,
    "leaky_relu(z, negative_slope = 0.3)": lambda z: F.leaky_relu(z, 0.3),
    "rrelu(z)": F.rrelu,
    "rrelu(z, lower = 0.25, upper = 0.5)": lambda z: F.rrelu(z, 0.25, 0.5),
    "hardtanh(z)": F.hardtanh,
    "hardtanh(z, min_val = -3, max_val = 0.5)": lambda z: F.hardtanh(z, -3, 0.5),
    "relu6(z)": F.relu6,
    "hardsigmoid(z)": F.hardsigmoid,
    "hardswish(z)": F.hardswish,
    "elu(z)": F.elu,
    "elu(z, alpha = 0.3)": lambda z: F.elu(z, 0.3),
    "celu(z)": F.celu,
    "celu(z, alpha = 0.3)": lambda z: F.celu(z, 0.3),
    "selu(z)": F.selu,
    "hardshrink(z)": F.hardshrink,
    "hardshrink(z, lambda = 1)": lambda z: F.hardshrink(z, 1),
    "softshrink(z)": F.softshrink,
    "softshrink(z, lambda = 1)": lambda z: F.softshrink(z, 1),
    "threshold(z, 0.5, 2)": lambda z: F.threshold(z, 0.5, 2),
}

# Slopes by their formulas, where PyTorch 1.13 rounds a factor to float or subtracts what is nearly equal.
SLOPES = {
    "tanhshrink(z)": lambda z: torch.tanh(z) ** 2,
    "hardsigmoid(z)": lambda z: torch.where(z.abs() < 3, 1 / 6, 0.0),
    "celu(z, alpha = 0.3)": lambda z: torch.where(z > 0, 1.0, torch.exp(z / 0.3)),
}


def activations():
    arrays = {"points": POINTS.numpy()}
    for call, f in ACTIVATIONS.items():
        z = POINTS.clone().requires_grad_()
        value = f(z)
        slope = SLOPES[call](POINTS) if call in SLOPES else torch.autograd.grad(value.sum(), z)[0]
        arrays[call + "/value"] = value.detach().numpy()
        arrays[call + "/slope"] = slope.numpy()
    save("activations.npz", arrays)


# Functions of tensors: the mean over a batch of the sum of their elements, and the gradient for each real argument.

def signs(seed, *shape):
    return torch.sign(drawn(seed, *shape))


def unit(seed, *shape):
    return torch.sigmoid(drawn(seed, *shape))


def bits(seed, *shape):
    return (drawn(seed, *shape) > 0).double()


def classes(seed, count, samples):
    return torch.from_numpy(numpy.random.default_rng(seed).integers(0, count, samples))


def whole(f):
    """A function of vectors as a loss: the sum of its elements, the mean over the samples."""
    return lambda *x: f(*x).sum() / x[0].shape[0]


REAL = dict(p=drawn(2, 4, 5), y=drawn(3, 4, 5))
TIED = dict(p=torch.tensor([[0.0, 1.0, -1.0, 0.5, 100.0], [2.0, -0.5, 20.0, -100.0, 3.0]]), y=torch.zeros(2, 5))
COUNTS = dict(p=drawn(4, 3, 4), y=torch.tensor([[0.0, 1, 2, 3], [7.0, 0, 1, 20], [4.0, 1, 1, 0]]))
RATES = dict(p=drawn(4, 3, 4).exp(), y=COUNTS["y"])
SPREAD = dict(p=drawn(5, 3, 4), y=drawn(6, 3, 4), var=drawn(7, 3, 4).exp())
CLASS = dict(z=drawn(8, 5, 4), t=classes(9, 4, 5))
FAR = dict(z=torch.tensor([[20.0, -20, 0, 1], [100.0, -100, 1, 0], [0.0, 0, 0, 0]]), t=torch.tensor([1, 0, 2]))
SOFT = dict(z=drawn(10, 5, 3), y=torch.softmax(drawn(11, 5, 3), 1))
YES_NO = dict(z=drawn(12, 4, 6), y=bits(13, 4, 6))
YES_NO_FAR = dict(z=torch.tensor([[0.0, 20, -20, 100, -100, 1]]), y=torch.tensor([[1.0, 0, 1, 1, 0, 0]]))
PROBABLE = dict(p=unit(14, 4, 3), y=unit(15, 4, 3))
LOGS = dict(logp=torch.log_softmax(drawn(16, 3, 5), 1), y=torch.softmax(drawn(17, 3, 5), 1))
LOGLOGS = dict(logp=LOGS["logp"], y=torch.log_softmax(drawn(17, 3, 5), 1))
SIDES = dict(z=drawn(18, 4, 3), y=signs(19, 4, 3))
SIDES_FAR = dict(z=torch.tensor([[1.0, -1, 100, -100, 20, 0]]), y=torch.tensor([[1.0, -1, 1, 1, -1, 1]]))
APART = dict(x=torch.cat([drawn(20, 4, 3).abs(), torch.ones(1, 3)]), y=torch.cat([signs(21, 4, 3), -torch.ones(1, 3)]))
RANKED = dict(a=torch.cat([drawn(22, 4, 3), torch.ones(1, 3)]), b=torch.cat([drawn(23, 4, 3), torch.ones(1, 3)]), y=signs(24, 5, 3))
MULTI = dict(z=torch.cat([drawn(25, 4, 3), torch.tensor([[1.0, 0, 3]])]), t=torch.tensor([0, 1, 2, 1, 0]))
LABELS = dict(z=torch.cat([drawn(26, 3, 5), torch.tensor([[1.0, 0, 3, 2, -1]])]), y=torch.tensor([[1.0, 0, 0, 1, 0], [0, 0, 0, 0, 1], [1, 1, 1, 0, 1], [0, 1, 0, 1, 0]]))
PAIR = dict(u=drawn(27, 6, 3), v=drawn(28, 6, 3), y=torch.tensor([1.0, -1, -1, 1, -1, -1]))
TRIPLE = dict(a=drawn(29, 4, 3), b=drawn(30, 4, 3), c=drawn(31, 4, 3))


def listed(y):
    """PyTorch's form of labels: their numbers, then -1."""
    rows = [[k for k, there in enumerate(row) if there] for row in y.tolist()]
    return torch.tensor([row + [-1] * (y.shape[1] - len(row)) for row in rows])


def focal(z, y, alpha=0.25, gamma=2):
    yes = alpha * y * torch.sigmoid(-z) ** gamma * F.logsigmoid(z)
    no = (1 - alpha) * (1 - y) * torch.sigmoid(z) ** gamma * F.logsigmoid(-z)
    return -(yes + no).mean()


def dice(p, y, smooth=1):
    return (1 - (2 * (p * y).sum(1) + smooth) / (p.sum(1) + y.sum(1) + smooth)).mean()


def pinball(p, y, q=0.5):
    return torch.where(y > p, q * (y - p), (1 - q) * (p - y)).mean()


def log_cosh(p, y):
    d = (p - y).abs()
    return (d + F.softplus(-2 * d, threshold=1e9) - math.log(2)).mean()


def distillation(z, teacher, temperature):
    student = torch.log_softmax(z / temperature, 1)
    return temperature**2 * F.kl_div(student, torch.softmax(teacher / temperature, 1), reduction="batchmean")


def hinge(z, y):
    return (1 - y * z).clamp_min(0).mean()


def squared_hinge(z, y):
    return ((1 - y * z).clamp_min(0) ** 2).mean()


def halves(gate):
    return whole(lambda x: x[:, : x.shape[1] // 2] * gate(x[:, x.shape[1] // 2 :]))


# What stands after a # tells data sets apart.
TENSORS = [
    ("mse(p, y)", REAL, F.mse_loss),
    ("l1(p, y)", REAL, F.l1_loss),
    ("l1(p, y)#tied", TIED, F.l1_loss),
    ("smooth_l1(p, y)", REAL, F.smooth_l1_loss),
    ("smooth_l1(p, y)#tied", TIED, F.smooth_l1_loss),
    ("smooth_l1(p, y, beta = 0.5)", TIED, lambda p, y: F.smooth_l1_loss(p, y, beta=0.5)),
    ("smooth_l1(p, y, beta = 0.5)#real", REAL, lambda p, y: F.smooth_l1_loss(p, y, beta=0.5)),
    ("huber(p, y)", REAL, F.huber_loss),
    ("huber(p, y)#tied", TIED, F.huber_loss),
    ("huber(p, y, delta = 0.5)", TIED, lambda p, y: F.huber_loss(p, y, delta=0.5)),
    ("log_cosh(p, y)", REAL, log_cosh),
    ("log_cosh(p, y)#tied", TIED, log_cosh),
    ("pinball(p, y)", REAL, pinball),
    ("pinball(p, y, quantile = 0.9)", TIED, lambda p, y: pinball(p, y, 0.9)),
    ("poisson_nll(p, y)", COUNTS, F.poisson_nll_loss),
    ("poisson_nll(p, y, full = true)", COUNTS, lambda p, y: F.poisson_nll_loss(p, y, full=True)),
    ("poisson_nll(p, y, log_input = false)", RATES, lambda p, y: F.poisson_nll_loss(p, y, log_input=False)),
    ("poisson_nll(p, y, log_input = false, full = true, eps = 0.01)", RATES,
     lambda p, y: F.poisson_nll_loss(p, y, log_input=False, full=True, eps=0.01)),
    ("gaussian_nll(p, y, var)", SPREAD, F.gaussian_nll_loss),
    ("gaussian_nll(p, y, var, full = true)", SPREAD, lambda p, y, var: F.gaussian_nll_loss(p, y, var, full=True)),
    ("bce(p, y)", PROBABLE, F.binary_cross_entropy),
    ("bce_with_logits(z, y)", YES_NO, F.binary_cross_entropy_with_logits),
    ("bce_with_logits(z, y)#far", YES_NO_FAR, F.binary_cross_entropy_with_logits),
    ("bce_with_logits(z, y, pos_weight = 3)", YES_NO,
     lambda z, y: F.binary_cross_entropy_with_logits(z, y, pos_weight=torch.tensor(3.0))),
    ("bce_with_logits(z, y, pos_weight = 3)#far", YES_NO_FAR,
     lambda z, y: F.binary_cross_entropy_with_logits(z, y, pos_weight=torch.tensor(3.0))),
    ("cross_entropy(z, t)", CLASS, F.cross_entropy),
    ("cross_entropy(z, t)#far", FAR, F.cross_entropy),
    ("cross_entropy(z, y)", SOFT, F.cross_entropy),
    ("cross_entropy(z, t, label_smoothing = 0.1)", CLASS, lambda z, t: F.cross_entropy(z, t, label_smoothing=0.1)),
    ("cross_entropy(z, t, label_smoothing = 0.1)#far", FAR, lambda z, t: F.cross_entropy(z, t, label_smoothing=0.1)),
    ("cross_entropy(z, y, label_smoothing = 0.1)", SOFT, lambda z, y: F.cross_entropy(z, y, label_smoothing=0.1)),
    ("nll(z, t)", CLASS, F.nll_loss),
    ("kl_div(logp, y)", LOGS, F.kl_div),
    ("kl_div(logp, y, log_target = true)", LOGLOGS, lambda logp, y: F.kl_div(logp, y, log_target=True)),
    ("distillation(z, y, temperature = 3)", dict(z=SOFT["z"], y=drawn(32, 5, 3)), lambda z, y: distillation(z, y, 3)),
    ("multilabel_soft_margin(z, y)", YES_NO, F.multilabel_soft_margin_loss),
    ("multilabel_soft_margin(z, y)#far", YES_NO_FAR, F.multilabel_soft_margin_loss),
    ("focal(z, y)", YES_NO, focal),
    ("focal(z, y)#far", YES_NO_FAR, focal),
    ("focal(z, y, alpha = 0.6, gamma = 1)", YES_NO, lambda z, y: focal(z, y, 0.6, 1)),
    ("dice(p, y)", PROBABLE, dice),
    ("dice(p, y, smooth = 0.1)", PROBABLE, lambda p, y: dice(p, y, 0.1)),
    ("hinge(z, y)", SIDES, hinge),
    ("hinge(z, y)#far", SIDES_FAR, hinge),
    ("squared_hinge(z, y)", SIDES, squared_hinge),
    ("soft_margin(z, y)", SIDES, F.soft_margin_loss),
    ("soft_margin(z, y)#far", SIDES_FAR, lambda z, y: F.softplus(-y * z, threshold=1e9).mean()),
    ("hinge_embedding(x, y)", APART, F.hinge_embedding_loss),
    ("hinge_embedding(x, y, margin = 2)", APART, lambda x, y: F.hinge_embedding_loss(x, y, margin=2)),
    ("margin_ranking(a, b, y)", RANKED, F.margin_ranking_loss),
    ("margin_ranking(a, b, y, margin = 0.5)", RANKED, lambda a, b, y: F.margin_ranking_loss(a, b, y, margin=0.5)),
    ("multi_margin(z, t)", MULTI, F.multi_margin_loss),
    ("multi_margin(z, t, p = 2, margin = 0.7)", MULTI, lambda z, t: F.multi_margin_loss(z, t, p=2, margin=0.7)),
    ("multilabel_margin(z, y)", LABELS, lambda z, y: F.multilabel_margin_loss(z, listed(y))),
    ("cosine_embedding(u, v, y)", PAIR, F.cosine_embedding_loss),
    ("cosine_embedding(u, v, y, margin = 0.3)", PAIR, lambda u, v, y: F.cosine_embedding_loss(u, v, y, margin=0.3)),
    ("triplet_margin(a, b, c)", TRIPLE, F.triplet_margin_loss),
    ("triplet_margin(a, b, c, margin = 3, p = 1)", TRIPLE, lambda a, b, c: F.triplet_margin_loss(a, b, c, 3, p=1)),
    ("triplet_margin(a, b, c, margin = 2, p = 3, eps = 0.01)", TRIPLE,
     lambda a, b, c: F.triplet_margin_loss(a, b, c, 2, p=3, eps=0.01)),
    ("triplet_margin(a, b, c, margin = 2, swap = true)", TRIPLE,
     lambda a, b, c: F.triplet_margin_loss(a, b, c, 2, swap=True)),
    ("pairwise_distance(u, v)", dict(u=PAIR["u"], v=PAIR["v"]), whole(F.pairwise_distance)),
    ("sum((1 + softmax(z))^2)", dict(z=SOFT["z"]), whole(lambda z: (1 + F.softmax(z, 1)) ** 2)),
    ("sum((1 + softmin(z))^2)", dict(z=SOFT["z"]), whole(lambda z: (1 + F.softmin(z, 1)) ** 2)),
    ("sum((1 + log_softmax(z))^2)", dict(z=SOFT["z"]), whole(lambda z: (1 + F.log_softmax(z, 1)) ** 2)),
    ("sum(prelu(z))", dict(z=YES_NO_FAR["z"]), whole(lambda z: F.prelu(z, torch.tensor(0.25)))),
    ("sum(glu(z))", dict(z=YES_NO["z"]), whole(lambda z: F.glu(z, 1))),
    ("sum(geglu(z))", dict(z=YES_NO["z"]), halves(F.gelu)),
    ("sum(swiglu(z))", dict(z=YES_NO["z"]), halves(F.silu)),
]


def is_label(name, v):
    """Whether a target has whole values, such as signs, counts or classes: then only its value matters."""
    return name in "ty" and bool((v == v.round()).all())


def tensors():
    arrays = {}
    for call, data, f in TENSORS:
        x = {name: v.clone() for name, v in data.items()}
        real = {name: v.requires_grad_() for name, v in x.items() if not is_label(name, v)}
        value = f(*x.values())
        gradients = torch.autograd.grad(value, list(real.values()), allow_unused=True)
        arrays[call + "/value"] = value.detach().numpy()
        for name, v in x.items():
            arrays[call + "/" + name] = v.detach().numpy()
        for name, g in zip(real, gradients):
            if g is not None:
                arrays[call + "/grad." + name] = g.numpy()
    save("tensors.npz", arrays)


# Optimizers: the parameters after each step, for given gradients.

STEPS = 8
START = drawn(40, 7)
GRADIENTS = drawn(41, STEPS, 7)
GRADIENTS[:, 0] = torch.tensor([0.0, 0, 1, -1, 0, 2, 2, -2])
GRADIENTS[:, 1] *= 1e3
GRADIENTS[:, 2] *= 1e-3


class Lion(torch.optim.Optimizer):
    def __init__(self, params, lr=1e-4, betas=(0.9, 0.99), weight_decay=0.0):
        super().__init__(params, dict(lr=lr, betas=betas, weight_decay=weight_decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                m = self.state[p].setdefault("m", torch.zeros_like(p))
                update = torch.sign(group["betas"][0] * m + (1 - group["betas"][0]) * p.grad)
                p -= group["lr"] * (update + group["weight_decay"] * p)
                m.mul_(group["betas"][1]).add_(p.grad, alpha=1 - group["betas"][1])


# One tensor at a time, PyTorch 1.13's nadam multiplies with mu twice; the form for many has its documented formula.
def nadam(params, **options):
    return torch.optim.NAdam(params, foreach=True, **options)


O = torch.optim
OPTIMIZERS = {
    "sgd(rate = 0.1)": lambda p: O.SGD(p, 0.1),
    "sgd(rate = 0.1, momentum = 0.9)": lambda p: O.SGD(p, 0.1, 0.9),
    "sgd(rate = 0.1, momentum = 0.9, dampening = 0.3)": lambda p: O.SGD(p, 0.1, 0.9, 0.3),
    "sgd(rate = 0.1, dampening = 0.3)": lambda p: O.SGD(p, 0.1, 0, 0.3),
    "sgd(rate = 0.1, weight_decay = 0.2)": lambda p: O.SGD(p, 0.1, weight_decay=0.2),
    "sgd(rate = 0.1, momentum = 0.9, nesterov = true)": lambda p: O.SGD(p, 0.1, 0.9, nesterov=True),
    "sgd(rate = 0.1, momentum = 0.9, weight_decay = 0.2, nesterov = true)":
        lambda p: O.SGD(p, 0.1, 0.9, weight_decay=0.2, nesterov=True),
    "adam": O.Adam,
    "adam(rate = 0.1, beta1 = 0.8, beta2 = 0.95, eps = 0.01)": lambda p: O.Adam(p, 0.1, (0.8, 0.95), 0.01),
    "adam(rate = 0.1, weight_decay = 0.2)": lambda p: O.Adam(p, 0.1, weight_decay=0.2),
    "adam(rate = 0.1, amsgrad = true)": lambda p: O.Adam(p, 0.1, amsgrad=True),
    "adam(rate = 0.1, beta2 = 0.5, weight_decay = 0.2, amsgrad = true)":
        lambda p: O.Adam(p, 0.1, (0.9, 0.5), weight_decay=0.2, amsgrad=True),
    "adamw": O.AdamW,
    "adamw(rate = 0.1, beta1 = 0.8, beta2 = 0.95, eps = 0.01, weight_decay = 0.2)":
        lambda p: O.AdamW(p, 0.1, (0.8, 0.95), 0.01, 0.2),
    "adamw(rate = 0.1, beta2 = 0.5, amsgrad = true)": lambda p: O.AdamW(p, 0.1, (0.9, 0.5), amsgrad=True),
    "nadam": nadam,
    "nadam(rate = 0.1, beta1 = 0.8, beta2 = 0.95, eps = 0.01, weight_decay = 0.2, momentum_decay = 0.1)":
        lambda p: nadam(p, lr=0.1, betas=(0.8, 0.95), eps=0.01, weight_decay=0.2, momentum_decay=0.1),
    "radam": O.RAdam,
    "radam(rate = 0.1, beta1 = 0.8, beta2 = 0.95, eps = 0.01, weight_decay = 0.2)":
        lambda p: O.RAdam(p, 0.1, (0.8, 0.95), 0.01, 0.2),
    "adamax": O.Adamax,
    "adamax(rate = 0.1, beta1 = 0.8, beta2 = 0.95, eps = 0.01, weight_decay = 0.2)":
        lambda p: O.Adamax(p, 0.1, (0.8, 0.95), 0.01, 0.2),
    "adagrad": O.Adagrad,
    "adagrad(rate = 0.1, lr_decay = 0.3, weight_decay = 0.2, initial_accumulator_value = 0.5, eps = 0.01)":
        lambda p: O.Adagrad(p, 0.1, 0.3, 0.2, 0.5, 0.01),
    "adadelta": O.Adadelta,
    "adadelta(rate = 0.5, rho = 0.8, eps = 0.01, weight_decay = 0.2)": lambda p: O.Adadelta(p, 0.5, 0.8, 0.01, 0.2),
    "rmsprop": O.RMSprop,
    "rmsprop(rate = 0.1, alpha = 0.9, eps = 0.01, weight_decay = 0.2, momentum = 0.7)":
        lambda p: O.RMSprop(p, 0.1, 0.9, 0.01, 0.2, 0.7),
    "rmsprop(centered = true)": lambda p: O.RMSprop(p, centered=True),
    "rmsprop(rate = 0.1, alpha = 0.9, eps = 0.01, momentum = 0.7, centered = true)":
        lambda p: O.RMSprop(p, 0.1, 0.9, 0.01, 0, 0.7, True),
    "rprop": O.Rprop,
    "rprop(rate = 0.1, etaminus = 0.3, etaplus = 1.5, step_size_min = 0.06, step_size_max = 0.3)":
        lambda p: O.Rprop(p, 0.1, (0.3, 1.5), (0.06, 0.3)),
    "asgd": O.ASGD,
    "asgd(rate = 0.1, lambda = 0.3, alpha = 0.5, weight_decay = 0.2)": lambda p: O.ASGD(p, 0.1, 0.3, 0.5, 1e6, 0.2),
    "lion": Lion,
    "lion(rate = 0.1, beta1 = 0.8, beta2 = 0.95, weight_decay = 0.2)": lambda p: Lion(p, 0.1, (0.8, 0.95), 0.2),
}


def optimizers():
    arrays = {"start": START.numpy(), "gradients": GRADIENTS.numpy()}
    for call, make in OPTIMIZERS.items():
        theta = START.clone().requires_grad_()
        optimizer = make([theta])
        after = []
        for gradient in GRADIENTS:
            theta.grad = gradient.clone()
            optimizer.step()
            after.append(theta.detach().clone())
        arrays[call + "/after"] = torch.stack(after).numpy()
    save("optimizers.npz", arrays)


activations()
tensors()
optimizers()
