package chainrule.syntax;

import chainrule.source.SourceSpan;
import java.util.Optional;

/**
 * An index that is introduced, `j` or with its range `u: 3`.
 *
 * @param name the index
 * @param range its size, if declared
 * @param span where it stands
 */
public record IndexBinderSyntax(String name, Optional<ExpressionSyntax> range, SourceSpan span) {}
