/** Three species of flower from four measurements. */
package iris;
