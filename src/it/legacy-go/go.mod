module example.com/acme/tickets

go 1.21
