//go:build !race

package server

func (h *host) unhurried() {}
