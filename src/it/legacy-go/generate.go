//go:build ignore

// Not the program: nothing but "go run" builds it.
package main

func main() { panic("generate") }
