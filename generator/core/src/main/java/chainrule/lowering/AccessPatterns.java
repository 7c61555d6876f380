package chainrule.lowering;

import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Delta;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Symbol;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * With which subscripts a node accesses symbols.
 *
 * @param written what it writes
 * @param touched what it reads or writes
 */
record AccessPatterns(Map<Symbol, Set<List<Affine>>> written, Map<Symbol, Set<List<Affine>>> touched) {

    static AccessPatterns of(Node node) {
        Walk walk = new Walk();
        node.forEach(walk::add);
        return new AccessPatterns(walk.written, walk.touched);
    }

    private static final class Walk {
        private final Map<Symbol, Set<List<Affine>>> written = new HashMap<>();
        private final Map<Symbol, Set<List<Affine>>> touched = new HashMap<>();
        private final Set<Expr> seen = new HashSet<>();

        private static void add(Map<Symbol, Set<List<Affine>>> to, Symbol s, List<Affine> at) {
            to.computeIfAbsent(s, k -> new LinkedHashSet<>()).add(at);
        }

        private void read(Expr e) {
            if (!seen.add(e)) {
                return;
            }
            if (e instanceof Access a) {
                add(touched, a.symbol(), a.subscripts());
                a.subscripts().forEach(this::read);
            } else if (e instanceof Delta d) {
                read(d.left());
                read(d.right());
            }
            e.children().forEach(this::read);
        }

        private void read(Affine affine) {
            for (Affine.Part p : affine.parts()) {
                if (p.term() instanceof Access a) {
                    read(a);
                }
            }
        }

        private void add(Node n) {
            if (n instanceof Node.Write w) {
                write(w.target(), w.at());
                w.at().forEach(this::read);
            } else if (n instanceof Node.Product p) {
                write(p.target(), p.at());
            }
            n.terms().forEach(this::read);
        }

        private void write(Symbol target, List<Affine> at) {
            add(written, target, at);
            add(touched, target, at);
        }
    }
}
