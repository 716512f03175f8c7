module example.com/acme/echo
