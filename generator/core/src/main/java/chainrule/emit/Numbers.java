package chainrule.emit;

import chainrule.runtime.ElementType;
import chainrule.symbolic.Rational;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

/** How numbers of an element type are written. */
enum Numbers {
    FLOAT(TypeName.FLOAT) {
        @Override
        String text(double value) {
            float rounded = (float) value;
            return Float.isInfinite(rounded) ? infinity(rounded < 0) : rounded == (int) rounded && Math.abs(rounded) < 1e7
                    ? (int) rounded + "f"
                    : rounded + "f";
        }

        @Override
        String infinity(boolean negative) {
            return negative ? "Float.NEGATIVE_INFINITY" : "Float.POSITIVE_INFINITY";
        }
    },
    DOUBLE(TypeName.DOUBLE) {
        @Override
        String text(double value) {
            return Double.isInfinite(value) ? infinity(value < 0) : Double.toString(value);
        }

        @Override
        String infinity(boolean negative) {
            return negative ? "Double.NEGATIVE_INFINITY" : "Double.POSITIVE_INFINITY";
        }
    };

    private final TypeName type;

    Numbers(TypeName type) {
        this.type = type;
    }

    static Numbers of(ElementType type) {
        return switch (type) {
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            case INT -> throw new IllegalArgumentException("INT");
        };
    }

    TypeName type() {
        return type;
    }

    ArrayTypeName array() {
        return ArrayTypeName.of(type);
    }

    abstract String text(double value);

    abstract String infinity(boolean negative);

    /** The nearest number of this type, such as {@code 0.1f}. */
    CodeBlock literal(Rational value) {
        return CodeBlock.of("$L", text(value.doubleValue()));
    }
}
