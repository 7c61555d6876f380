/** The Maven plugin: parameters to requests, and a result to files, messages and the outcome of a build. */
package chainrule.maven;
