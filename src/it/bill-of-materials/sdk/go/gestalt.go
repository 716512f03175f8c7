// Package gestalt has the names of the real SDK that a small provider and its wrapper use.
package gestalt

import (
	"context"
	"fmt"
	"os"
)

// Request is what an operation is called with.
type Request struct{}

// Response is what it returns.
type Response[T any] struct{ Body T }

// OK is a good response.
func OK[T any](body T) Response[T] { return Response[T]{Body: body} }

// Operation describes an operation.
type Operation[I, O any] struct{ ID, Method string }

// Registered is an operation of a provider.
type Registered[P any] struct{ id, method string }

// Register names what serves an operation.
func Register[P, I, O any](o Operation[I, O], _ func(P, context.Context, I, Request) (Response[O], error)) Registered[P] {
	return Registered[P]{id: o.ID, method: o.Method}
}

// Router holds the operations of a provider.
type Router[P any] struct {
	name       string
	operations []Registered[P]
}

// MustRouter makes a router.
func MustRouter[P any](operations ...Registered[P]) *Router[P] {
	return &Router[P]{operations: operations}
}

// WithName names the provider.
func (r *Router[P]) WithName(name string) *Router[P] {
	return &Router[P]{name: name, operations: r.operations}
}

// ServeProvider writes down the operations of a plugin.
func ServeProvider[P any](_ context.Context, _ P, r *Router[P]) error {
	path := os.Getenv("GESTALT_PLUGIN_WRITE_CATALOG")
	if path == "" {
		return fmt.Errorf("this stand-in only writes catalogs")
	}
	text := "name: " + r.name + "\noperations:\n"
	for _, o := range r.operations {
		text += "  - id: " + o.id + "\n    method: " + o.method + "\n"
	}
	return os.WriteFile(path, []byte(text), 0o644)
}
