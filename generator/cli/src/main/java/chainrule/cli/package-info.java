/** The command line: one class for each command, from arguments to a request and from a result to an exit status. */
package chainrule.cli;
