package chainrule.analysis;

import java.util.Map;
import java.util.Optional;

/** Functions that other systems have under names which this language has not, and what to write instead. */
final class ForeignFunctions {

    private static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry("tr", "write `trace(A)`"),
            Map.entry("norm", "write `norm2(v)`, or `norm1(v)`"),
            Map.entry("kron", "write it in index form, as in `K[i: m*p, j: n*q] = A[floor(i/3), floor(j/4)] * …`"),
            Map.entry("outer", "write `u*v'`"),
            Map.entry("dot", "write `u'*v`"),
            Map.entry("inner", "write `u'*v`"),
            Map.entry("matmul", "write `A*B`"),
            Map.entry("mm", "write `A*B`"),
            Map.entry("bmm", "write it in index form, as in `C[b, i, j] = sum[k](A[b, i, k] * B[b, k, j])`"),
            Map.entry("einsum", "write it in index form, as in `C[i, j] = sum[k](A[i, k] * B[k, j])`"),
            Map.entry("transpose", "write `A'`"),
            Map.entry("inverse", "write `inv(A)`"),
            Map.entry("pow", "write `x^y`"),
            Map.entry("power", "write `x^y`"),
            Map.entry("square", "write `x^2`"),
            Map.entry("ln", "write `log(x)`"),
            Map.entry("log10", "write `log(x)/log(10)`"),
            Map.entry("log2", "write `log(x)/log(2)`"),
            Map.entry("atan2", "where `x > 0`, `atan2(y, x)` is `atan(y/x)`"),
            Map.entry("where", "write `if c then a else b`"),
            Map.entry("cat", "write it in index form, as in `c[i: 5] = if i < 3 then a[i else 0] else b[i - 3 else 0]`"),
            Map.entry("concat", "write it in index form, as in `c[i: 5] = if i < 3 then a[i else 0] else b[i - 3 else 0]`"),
            Map.entry("reshape", "write it in index form"),
            Map.entry("flatten", "write it in index form"),
            Map.entry("linear", "write `dense(x, 4)`, or `W*x + b`"),
            Map.entry("Linear", "write `dense(x, 4)`, or `W*x + b`"),
            Map.entry("sgn", "write `sign(x)`"));

    private ForeignFunctions() {}

    static Optional<String> advice(String name) {
        return Optional.ofNullable(ADVICE.get(name));
    }
}
