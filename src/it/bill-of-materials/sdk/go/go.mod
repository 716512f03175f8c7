module github.com/valon-technologies/gestalt/sdk/go

go 1.21
