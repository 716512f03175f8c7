// Package greeting holds a text.
package greeting

import _ "embed"

// Text comes before a name.
//
//go:embed greeting.txt
var Text string
