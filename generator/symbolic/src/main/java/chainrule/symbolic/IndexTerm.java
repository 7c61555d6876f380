package chainrule.symbolic;

/** What an affine index is a combination of: indices, sizes, integer data such as a class, and whole quotients of them. */
public sealed interface IndexTerm permits Index, Size, Access, IndexQuotient {}
