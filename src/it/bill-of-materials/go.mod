module example.com/acme/greeter

go 1.21

require github.com/valon-technologies/gestalt/sdk/go v0.0.0

replace github.com/valon-technologies/gestalt/sdk/go => ./sdk/go
