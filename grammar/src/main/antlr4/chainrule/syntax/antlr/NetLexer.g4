// The words of the language. Newlines are tokens here; Layout decides which of them separate statements.
lexer grammar NetLexer;

tokens { SEPARATOR }

NET: 'net';
DIM: 'dim';
INPUT: 'input';
TARGET: 'target';
PARAM: 'param';
OUTPUT: 'output';
LOSS: 'loss';
STEP: 'step';
FN: 'fn';
LAYER: 'layer';
OPTIMIZER: 'optimizer';
STATE: 'state';
IMPORT: 'import';
ASSUME: 'assume';
CLASS: 'class';
IF: 'if';
THEN: 'then';
ELSE: 'else';
AND: 'and';
OR: 'or';
NOT: 'not';
TRUE: 'true';
FALSE: 'false';

NAME: WORD ('.' WORD)*;
NUMBER: DIGITS ('.' DIGITS)? ([eE] [+-]? DIGITS)?;
SUPERSCRIPT: '⁻'? SUPERSCRIPT_DIGIT+;
STRING: '"' ~["\n]* '"';

LPAREN: '(';
RPAREN: ')';
LBRACKET: '[';
RBRACKET: ']';
LBRACE: '{';
RBRACE: '}';
COMMA: ',';
COLON: ':';
TILDE: '~';
ASSIGN: '=';
PIPE: '|>';
PLUS: '+';
MINUS: '-' | '−';
TIMES: '*' | '·' | '⋅';
HADAMARD: '.*' | '⊙';
DIVIDE: '/';
POWER: '^';
EQUAL: '==';
NOT_EQUAL: '!=' | '≠';
LESS: '<';
LESS_EQUAL: '<=' | '≤';
GREATER: '>';
GREATER_EQUAL: '>=' | '≥';
TRANSPOSE: '\'' | 'ᵀ';

NEWLINE: '\n' | ';';
BLANK: [ \t\f]+ -> skip;
COMMENT: ('//' ~[\n]* | '/*' .*? '*/') -> skip;

// What is no word of the language but is recognised, so that the message can say what is wrong. The parser never
// sees these: ForeignWords reports them.
NUMBER_THEN_NAME: NUMBER WORD;
POINT_THEN_NUMBER: '.' DIGITS;
UNCLOSED_STRING: '"' ~["\n]*;
UNCLOSED_COMMENT: '/*' (~'*' | '*'+ ~[*/])* '*'*;
FOREIGN_OPERATOR: '&&' | '||' | '!' | '**' | '+=' | '-=' | '*=' | '/=' | '->' | '=>' | '←' | '→' | '×' | '÷';
UNKNOWN: .;

fragment WORD: WORD_START (WORD_START | MARK | DIGIT | SUBSCRIPT_DIGIT | '⁽' SUPERSCRIPT_DIGIT+ '⁾')*;
// Letters, but for the transpose and the two letters that look like exponents.
fragment WORD_START: ~[\P{L}ᵀⁿⁱ] | [_∂];
fragment MARK: [\p{Mn}\p{Mc}];
fragment DIGITS: DIGIT+;
fragment DIGIT: [0-9];
fragment SUBSCRIPT_DIGIT: [₀-₉];
fragment SUPERSCRIPT_DIGIT: [⁰¹²³⁴-⁹];
