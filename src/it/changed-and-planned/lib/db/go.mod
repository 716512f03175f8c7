module acme.example/tools/db

go 1.24
