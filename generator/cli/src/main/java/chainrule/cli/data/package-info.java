/** Data that a network learns from or runs on: CSV and npz files, read as a network's inputs and targets expect them. */
package chainrule.cli.data;
