/** The training loop of the command line: split, epochs, scores and what is shown of them. */
package chainrule.cli.training;
