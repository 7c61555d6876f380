// The sentences of the language. It knows no operation by its name, and every decision is made on the next token: what
// needs more than that (is `y[i]` an access or the left side of a definition?) is read generally and told apart by
// TreeBuilder, which can say what is wrong. Layout guarantees that brackets match and that a SEPARATOR stands after each
// line of a block and after each definition, and nowhere else.
parser grammar NetGrammar;

options {
    tokenVocab = NetLexer;
}

spec: part* EOF;

part: definition SEPARATOR;

loneExpression: expression SEPARATOR EOF;

loneFact: fact SEPARATOR EOF;

loneFormals: formal (COMMA formal)* SEPARATOR EOF;

loneValues: value (COMMA value)* SEPARATOR EOF;

value: NAME ASSIGN numbers;

numbers
    : MINUS? NUMBER                                 # oneNumber
    | LBRACKET numbers (COMMA numbers)* RBRACKET    # listOfNumbers
    ;

claims: claim* EOF;

claim: expression (ASSIGN expression)+ SEPARATOR;

definition
    : IMPORT STRING                                     # importDefinition
    | FN NAME formals ASSIGN expression                 # functionDefinition
    | LAYER NAME formals block                          # layerDefinition
    | OPTIMIZER NAME formals? optimizerBlock            # optimizerDefinition
    | NET NAME block                                    # netDefinition
    ;

formals: LPAREN (formal (COMMA formal)*)? RPAREN;

formal: NAME shape? ofClass? (ASSIGN expression)?;

shape: LBRACKET expression (COMMA expression)* RBRACKET;

ofClass: CLASS LBRACKET expression RBRACKET;

block: LBRACE line* RBRACE;

line: statement SEPARATOR;

statement
    : DIM NAME (ASSIGN expression)?                               # dim
    | INPUT NAME shape? ofClass?                                  # input
    | TARGET NAME shape? ofClass?                                 # target
    | PARAM NAME shape? (TILDE stage | ASSIGN expression)?        # param
    | OUTPUT head (ASSIGN expression | (COMMA head)*)             # output
    | LOSS head ASSIGN expression                                 # loss
    | STEP stage                                                  # step
    | ASSUME fact                                                 # assume
    | expression (ASSIGN expression)?                             # definitionOrValue
    ;

fact: expression (ASSIGN expression | NAME)?;

head: NAME (LBRACKET subscript (COMMA subscript)* RBRACKET)?;

optimizerBlock: LBRACE optimizerLine* RBRACE;

optimizerLine: (states | update) SEPARATOR;

states: STATE state (COMMA state)*;

state: NAME (ASSIGN expression)?;

update: NAME LESS MINUS expression;

expression: operand (PIPE stage)*;

stage: NAME arguments?;

// Tightest first; a prefix operator's operand reaches as far as its own row binds.
operand
    : operand LBRACKET subscript (COMMA subscript)* (ELSE expression)? RBRACKET arguments?  # bracketed
    | operand TRANSPOSE                                                                     # transpose
    | operand SUPERSCRIPT                                                                   # superscript
    | <assoc = right> operand POWER operand                                                 # power
    | MINUS operand                                                                         # negation
    | operand op = (TIMES | HADAMARD | DIVIDE) operand                                      # product
    | operand op = (PLUS | MINUS) operand                                                   # sum
    | operand op = (EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL) operand # comparison
    | NOT operand                                                                           # negatedCondition
    | operand AND operand                                                                   # conjunction
    | operand OR operand                                                                    # disjunction
    | IF expression THEN expression ELSE operand                                            # conditional
    | NAME arguments?                                                                       # nameOrCall
    | NUMBER                                                                                # number
    | (TRUE | FALSE)                                                                        # truth
    | LPAREN expression RPAREN                                                              # parenthesised
    ;

subscript: expression (COLON expression)?;

arguments: LPAREN (argument (COMMA argument)*)? RPAREN;

argument: expression (ASSIGN expression)?;
