// Command tickets is a provider of a time before the SDK: it serves by itself.
package main

import (
	"fmt"
	"os"

	"example.com/acme/tickets/api"
)

func main() {
	if len(os.Args) < 2 || os.Args[1] != "--serve" {
		os.Exit(2)
	}
	fmt.Println(api.Tickets)
}
