/** Tests of how the house is built: who uses whom, and that the compiler knows no names of the standard library. */
package chainrule.house;
