// Package greeter is compiled by a script that finds a mistake in it.
package greeter
