"""Writes the .npz and .npy files beside this script, with NumPy itself; run it by hand after a change.

Given the name of a file that Java wrote, it prints its arrays instead: python3 make_fixtures.py FILE.npz
"""

import pathlib
import sys

import numpy as np

HERE = pathlib.Path(__file__).parent


def values(dtype, *shape):
    """1.5 i - 2 for numbers and 7 i - 10 for integers, where i counts the elements in C order."""
    i = np.arange(np.prod(shape, dtype=int)).reshape(shape)
    return (1.5 * i - 2 if np.dtype(dtype).kind == "f" else 7 * i - 10).astype(dtype)


ARRAYS = {
    "f4": values("<f4", 2, 3),
    "f8": values("<f8", 2, 3),
    "i4": values("<i4", 4),
    "i8": values("<i8", 4),
    "big.f4": values(">f4", 2, 3),
    "big.f8": values(">f8", 2, 3),
    "big.i4": values(">i4", 4),
    "big.i8": values(">i8", 4),
    "fortran": np.asfortranarray(values("<f4", 2, 3, 4)),
    "fortran.i8": np.asfortranarray(values(">i8", 3, 2)),
    "single": values("<f8"),
    "none": values("<f4", 0, 3),
    "W⁽¹⁾": values("<f8", 1, 1),
}


def write():
    np.savez(HERE / "stored.npz", **ARRAYS)
    np.savez_compressed(HERE / "deflated.npz", **ARRAYS)
    for version in (1, 2, 3):
        with open(HERE / f"version{version}.npy", "wb") as file:
            np.lib.format.write_array(file, values("<f4", 2, 3), version=(version, 0))
    np.savez(HERE / "large.npz", n=np.array([3, 5_000_000_000]))
    np.savez(HERE / "half.npz", n=np.array([3, 0.5]))
    np.savez(HERE / "bytes.npz", pixels=np.zeros(3, "u1"))
    np.savez(HERE / "record.npz", r=np.zeros(3, [("a", "f4"), ("b", "i4")]))
    np.savez(HERE / "object.npz", o=np.array([None, "x"], object))


def show(name):
    with np.load(name) as arrays:
        for key in arrays:
            a = arrays[key]
            print(key, a.dtype.str, a.shape, a.flags.c_contiguous, a.ravel().tolist())


if len(sys.argv) > 1:
    show(sys.argv[1])
else:
    write()
