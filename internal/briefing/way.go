package briefing

import "strings"

// Way is how people come into a room, or to a server.
type Way struct {
	Type string // what they type in a terminal
	Page string // what they type in a browser; "": there is no page
	Link string // one of them as an address, for a QR code: the page, if there is one
}

// Server is what people type after ssh for a server: its name, and before that
// the port where it is not that of SSH; "" stands for that.
func Server(name, port string) string {
	if port == "" || port == "22" {
		return name
	}
	return "-p " + port + " " + name
}

// WayIn is how people come to a server, as Server words it, over SSH: as a
// user, such as a room's code; "" is nobody in particular.
func WayIn(server, user string) Way {
	if user != "" {
		user += "@"
	}
	port, name, ok := strings.Cut(strings.TrimPrefix(server, "-p "), " ")
	if !ok {
		return Way{Type: "ssh " + user + server, Link: "ssh://" + user + server}
	}
	return Way{Type: "ssh -p " + port + " " + user + name, Link: "ssh://" + user + name + ":" + port}
}

// On is the way to a room with a page on a web host beside it; "" is none.
func (w Way) On(host, room string) Way {
	if host != "" {
		w.Page = host + "/" + room
		w.Link = "https://" + w.Page
	}
	return w
}
