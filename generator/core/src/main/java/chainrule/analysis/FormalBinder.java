package chainrule.analysis;

import chainrule.source.SourceSpan;
import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.FormalSyntax;
import chainrule.syntax.NameSyntax;

/** Puts arguments into a callee's scope; a name in a formal's shape becomes the size of that axis. */
final class FormalBinder {

    private final Compilation c;
    private final Scope scope;
    private final Frame frame;
    private final Shapes shapes;

    FormalBinder(Compilation c, Scope scope, Frame frame) {
        this.c = c;
        this.scope = scope;
        this.frame = frame;
        this.shapes = new Shapes(c.sizes(), c.reporter());
    }

    void bind(FormalSyntax formal, Value value, SourceSpan span) {
        if (formal.shaped() && value.rank() != formal.shape().size()) {
            throw c.reporter()
                    .fail(
                            "wrong-shape",
                            "`" + formal.name() + "` needs " + formal.shape().size() + " axes, but this is "
                                    + value.shape(),
                            span);
        }
        for (int k = 0; k < formal.shape().size(); k++) {
            bindSize(formal.shape().get(k), value.extents().get(k), span);
        }
        if (formal.classes().isPresent()) {
            bindSize(formal.classes().get(), classes(formal, value, span), span);
        }
        scope.put(formal.name(), () -> value);
    }

    private Affine classes(FormalSyntax formal, Value value, SourceSpan span) {
        if (value.kind() != Value.Kind.INTEGER) {
            throw c.reporter().fail("wrong-kind", "`" + formal.name() + "` must be a class, declared with `class[…]`", span);
        }
        return ((Access) value.body()).symbol().classes();
    }

    private void bindSize(ExpressionSyntax declared, Affine found, SourceSpan span) {
        if (declared instanceof NameSyntax n && scope.size(n.name()) == null && scope.value(n.name()) == null) {
            scope.putSize(n.name(), found);
        } else {
            Affine expected = new SizeExpressions(c).size(declared, scope, frame);
            shapes.requireExtent("the size `" + declared.span().content() + "`", found, expected, span);
        }
    }
}
