// Package greeter is never compiled: its compiler does not end.
package greeter
