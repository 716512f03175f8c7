module acme.example/tools/auth

go 1.24

require acme.example/tools/db v0.0.0

replace acme.example/tools/db => ../lib/db
