/** The homework's three networks at work. */
package homework;
