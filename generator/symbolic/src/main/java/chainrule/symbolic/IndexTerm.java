package chainrule.symbolic;

/** What an affine index is a combination of: indices, sizes, and integer data such as a class. */
public sealed interface IndexTerm permits Index, Size, Access {}
