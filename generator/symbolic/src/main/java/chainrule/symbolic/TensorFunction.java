package chainrule.symbolic;

import java.util.List;

/** A function of whole tensors whose value a term can name without saying what it is made of. */
public sealed interface TensorFunction permits OpaqueFunction, DefinedFunction {

    /** The name in a specification. */
    String symbol();

    /** What stands for the name in mathematics; the name itself where nothing else does. */
    String sign();

    /** The extents of the value for arguments of these shapes. */
    List<Affine> shape(List<TensorArgument> arguments);
}
