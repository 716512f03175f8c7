// Package api knows tickets.
package api

// Tickets is what there is to do.
const Tickets = "no tickets"
