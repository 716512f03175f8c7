// Package greeter is a provider with one operation.
package greeter

import (
	"context"

	gestalt "github.com/valon-technologies/gestalt/sdk/go"
)

// Provider greets.
type Provider struct{}

// New makes a provider.
func New() *Provider { return &Provider{} }

// Input says who is greeted.
type Input struct {
	Name string `json:"name"`
}

// Output is the greeting.
type Output struct {
	Message string `json:"message"`
}

// Router holds the operations.
var Router = gestalt.MustRouter(
	gestalt.Register(gestalt.Operation[Input, Output]{ID: "greet", Method: "GET"}, (*Provider).greet),
)

func (p *Provider) greet(_ context.Context, in Input, _ gestalt.Request) (gestalt.Response[Output], error) {
	return gestalt.OK(Output{Message: "Hello, " + in.Name}), nil
}
