// The page of `serve --web`: it draws the cells that the server sends, tells them to
// a screen reader, and says what was pressed. What crosses is told by `go doc
// ./internal/wire`. Nothing is kept on the device unless the person asks for it.

const words = {
	vi: {
		connecting: "Đang kết nối…", lost: "Mất kết nối. Đang tự nối lại, trang này sẽ trở về đúng chỗ đang xem.", again: "Kết nối lại", reload: "Tải lại trang",
		keys: "Phím", more: "Thêm", text: "Hiện dạng chữ", picture: "Hiện dạng hình", chosen: "đã chọn",
		ended: "Phiên trước đã ngắt, phần đã trả lời vẫn còn. Để làm tiếp, chọn “Làm bài kiểm tra” và ghi đúng họ tên, đơn vị như lần trước; mã làm tiếp %s được điền sẵn.", fine: "Đã hiểu",
		handout: "Tài liệu để đọc và in", verify: "Kiểm tra giấy xác nhận",
		keep: "Giữ mã làm tiếp trên máy này:", forget: "Xóa mã làm tiếp đã giữ:",
	},
	en: {
		connecting: "Connecting…", lost: "The connection is lost. It is being restored, and you will be where you were.", again: "Connect again", reload: "Load the page again",
		keys: "Keys", more: "More", text: "Show as text", picture: "Show as picture", chosen: "chosen",
		ended: "The session before has ended, but the answers given are kept. To go on, choose the quiz and give the same name and unit as before; the resume code %s is filled in.", fine: "I see",
		handout: "The course to read and print", verify: "Check a certificate",
		keep: "Keep the resume code on this device:", forget: "Forget the resume code kept here:",
	},
};
const root = document.documentElement;
const say = name => (words[root.lang] || words.vi)[name];
const $ = id => document.getElementById(id);
const [heading, lines, stage, grid, canvas, typed, field, taps, bar, notice, said] =
	["heading", "words", "stage", "grid", "cells", "typed", "field", "taps", "bar", "notice", "said"].map($);
const pen = canvas.getContext("2d", { alpha: false });
const hall = location.pathname.startsWith("/screen/"); // a projector shows no keys until somebody reaches for them
document.body.classList.toggle("hall", hall);
const coarse = matchMedia("(pointer: coarse)");
const text = new TextDecoder(), bytes = new TextEncoder();

// ---- What crosses ----

class Reader {
	constructor(b) { this.b = b; this.at = 0; }
	get more() { return this.at < this.b.length; }
	u8() { return this.b[this.at++] ?? 0; }
	n() {
		for (let v = 0, scale = 1; ; scale *= 128) {
			const b = this.u8();
			v += (b & 127) * scale;
			if (b < 128) return v;
		}
	}
	bytes(n) { return this.b.subarray(this.at, this.at += n); }
	s() { return text.decode(this.bytes(this.n())); }
	rgb() { return "#" + [this.u8(), this.u8(), this.u8()].map(c => c.toString(16).padStart(2, "0")).join(""); }
	list(one) { return Array.from({ length: this.n() }, one); }
}

const HELLO = 1, KEY = 2, TEXT = 3, TAP = 4, SWIPE = 5, SIZE = 6, LOOK = 7, PING = 8, LEAVE = 9;

// send says a type, and then numbers and strings; a Uint8Array goes as it is.
function send(type, ...parts) {
	if (socket?.readyState !== WebSocket.OPEN) return;
	if (input.id && (type === KEY || type === TAP)) hold(); // it may lead out of the field
	const b = [type];
	const number = v => { for (; v > 127; v = Math.floor(v / 128)) b.push(v % 128 + 128); b.push(v); };
	for (const p of parts) {
		if (p instanceof Uint8Array) b.push(...p);
		else if (typeof p === "number") number(p);
		else { const s = bytes.encode(p); number(s.length); b.push(...s); }
	}
	socket.send(new Uint8Array(b));
}
const byte = v => new Uint8Array([v]);

// ---- The line ----

let socket, token = "", tries = 0, timer, bye, pinged = 0, asleep;

function connect() {
	clearTimeout(timer);
	if (socket && socket.readyState < WebSocket.CLOSING) return;
	const line = socket = new WebSocket(location.origin.replace(/^http/, "ws") + "/socket", "vneid.1");
	line.binaryType = "arraybuffer";
	line.onopen = () => {
		wished = wish();
		written = sent = 0;
		since = undefined;
		rejoined = tries > 0;
		send(HELLO, 2, ...wished, byte(look()), byte(coarse.matches | matchMedia("(prefers-reduced-motion: reduce)").matches << 1),
			new URLSearchParams(location.search).get("lang") || "", location.pathname, token);
		bye = undefined;
	};
	line.onmessage = e => { if (line === socket) take(e.data); };
	line.onclose = () => { if (line === socket) lost(); };
	setTimeout(() => { if (line.readyState === WebSocket.CONNECTING) line.close(); }, 10000);
}

function lost() {
	socket = undefined;
	if (bye) {
		tell(bye.text, say(bye.reason === 8 ? "reload" : "again"), () => bye?.reason === 8 ? location.reload() : connect());
		if (bye.after > 0) timer = setTimeout(connect, bye.after * 1000);
		return;
	}
	const pause = Math.min(15, 0.5 * 2 ** tries++) * (0.8 + 0.4 * Math.random());
	timer = setTimeout(connect, pause * 1000);
	if (tries > 1 || !token) tell(say(token ? "lost" : "connecting"));
}

// wake asks whether the line is still there: it may have died unseen, as on a locked
// phone.
function wake(patience) {
	if (document.hidden || bye && !bye.after) return;
	if (!socket) return connect();
	send(PING, ++pinged);
	clearTimeout(asleep);
	const line = socket;
	asleep = setTimeout(() => { if (line === socket) { line.onclose = null; line.close(); lost(); } }, patience);
}
document.addEventListener("visibilitychange", () => wake(3000));
addEventListener("online", () => wake(3000));
setInterval(() => wake(10000), 20000);
addEventListener("pagehide", e => { if (!e.persisted) send(LEAVE); });

// tell shows a sentence over the page, "" none, and a button where something can be done.
function tell(sentence, label, press) {
	const [p, button] = notice.children;
	notice.hidden = !sentence;
	p.textContent = sentence;
	button.hidden = !label;
	button.textContent = label || "";
	button.onclick = press;
}

// ---- What the server says ----

let cols = 0, rows = 0, chars = [], styles = [], sizes = [], dirty = new Set(), linked = false;
let cursor, ink = "#e6e9f0", ground = "#12141c", targets = [], hints = [], resume = "", left = "", input = { id: 0 };
const known = new Map(), plain = style(0);
const roles = ["text", "strong", "muted", "link", "brand", "right", "wrong", "frame", "stage", "card", "raised", "selection", "general", "level1", "level2", "ink"];

// style gives equal styles as the same object.
function style(flags, fg, bg, link) {
	const key = [flags, fg, bg, link].join();
	if (!known.has(key)) known.set(key, { fg, bg, link, bold: flags & 4, faint: flags & 8, italic: flags & 16, under: flags & 32, reverse: flags & 64, strike: flags & 128 });
	return known.get(key);
}

const sections = {
	1(r) { // WELCOME
		r.n();
		const is = r.s(), anew = token && token !== is;
		token = is;
		root.lang = r.s();
		tries = 0;
		left = anew && resume || left;
		tell("");
		if (anew && left) tell(say("ended").replace("%s", left), say("fine"), () => tell(""));
	},
	2(r) { // GRID
		cols = r.n(), rows = r.n();
		chars = Array.from({ length: rows }, () => Array(cols).fill(" "));
		styles = Array.from({ length: rows }, () => Array(cols).fill(plain));
		sizes = Array(rows).fill(0);
		cursor = undefined;
		fresh = repaint = true;
	},
	3(r) { // CELLS
		const table = r.list(() => {
			const flags = r.n();
			return style(flags, flags & 1 ? r.rgb() : undefined, flags & 2 ? r.rgb() : undefined, flags & 256 ? r.s() : undefined);
		});
		linked ||= table.some(s => s.link);
		let y = -1;
		r.list(() => { y = row(r, table, y); });
	},
	4(r) { // CURSOR
		if (cursor) dirty.add(cursor.y);
		cursor = r.u8() ? { x: r.n(), y: r.n() } : undefined;
		if (cursor) dirty.add(cursor.y);
	},
	5(r) { // COLOURS
		r.u8();
		ink = r.rgb(), ground = r.rgb();
		r.list((_, i) => root.style.setProperty("--" + roles[i], r.rgb()));
		root.style.setProperty("--stage", ground);
		document.querySelector("meta[name=theme-color]").content = ground;
		fresh = repaint = true;
	},
	6(r) { document.title = r.s() || "VNeID"; }, // TITLE
	7(r) { // TAPS
		const was = targets;
		targets = r.list(() => ({ y: r.n(), x: r.n(), width: r.n(), height: r.n(), kind: r.u8(), state: r.u8(), label: r.s() }));
		changed.taps = was;
		fresh = true;
	},
	8(r) { // HINTS
		hints = r.list(() => {
			const h = { key: r.s(), shown: r.s(), label: r.s(), flags: r.u8() };
			return h.flags & 1 ? { ...h, x: r.n(), width: r.n() } : h;
		});
		dirty.add(rows - 1);
		changed.hints = true;
	},
	9(r) { // WORDS
		const more = r.u8() & 1, title = more ? heading.textContent : r.s();
		const told = r.list(() => ({ kind: r.u8(), depth: r.n(), text: r.s() }));
		const news = r.s() || (more ? told.map(l => l.text).join(" ") : title !== heading.textContent ? title : "");
		heading.textContent = title || document.title;
		if (!more) lines.replaceChildren();
		for (const l of told) {
			const is = document.createElement(l.kind === 1 ? "li" : "p");
			is.textContent = l.text;
			if (l.kind !== 1) lines.append(is);
			else {
				is.style.marginLeft = Math.max(0, l.depth - 1) + "em";
				if (lines.lastChild?.tagName !== "UL") lines.append(document.createElement("ul"));
				lines.lastChild.append(is);
			}
		}
		if (news) aloud(news);
	},
	10(r) { // FIELD
		const id = r.n();
		const is = id ? { id, x: r.n(), y: r.n(), width: r.n(), label: r.s(), placeholder: r.s(), value: r.s(), kind: r.u8(), most: r.n(), seq: r.n() } : { id };
		changed.field = input;
		input = is;
	},
	11(r) { // ROOM
		r.s();
		resume = r.s();
		if (resume) left = "";
		changed.hints = true;
	},
	12(r) { bye = { reason: r.u8(), text: r.s(), after: r.n() }; },
	13() { clearTimeout(asleep); }, // PONG
	14(r) { // TONGUE
		root.lang = r.s();
		bar.setAttribute("aria-label", say("keys"));
		changed.hints = true;
	},
};

// row takes the cells of a row below row y, and says which it was.
function row(r, table, y) {
	const head = r.n();
	y += 1 + (head >>> 3);
	sizes[y] = head & 3;
	dirty.add(sizes[y] === 2 ? y - 1 : y);
	if (head & 4) { chars[y].fill(" "); styles[y].fill(plain); }
	let x = 0;
	const put = c => { if (x < cols) { chars[y][x] = c; styles[y][x] = is; } x++; };
	let is;
	for (let runs = r.n(); runs > 0; runs--) {
		const at = r.n();
		x += at >>> 4;
		is = table[(at & 15) === 15 ? r.n() : at & 15];
		const what = r.n(), count = what >>> 2;
		switch (what & 3) {
		case 0: for (const c of text.decode(r.bytes(count))) put(c); break;
		case 1: for (let i = 0, c = r.s(); i < count; i++) put(c); break;
		case 2: for (let i = 0; i < count; i++) put(" "); break;
		case 3: put(r.s()); for (let i = 1; i < count; i++) put("");
		}
	}
	return y;
}

let changed = {}, fresh = false, repaint = false, waiting = false; // fresh: rows may have moved

function take(message) {
	const r = new Reader(new Uint8Array(message));
	while (r.more) {
		const kind = r.u8();
		sections[kind]?.(new Reader(r.bytes(r.n())));
	}
	if (changed.hints) keys();
	if (changed.taps) offer(changed.taps);
	if (changed.field) entry(changed.field);
	changed = {};
	if (!waiting) { waiting = true; requestAnimationFrame(draw); }
}

// aloud has a sentence read, also if it is the same as before.
function aloud(sentence) {
	said.textContent = sentence === said.textContent ? sentence + "\u00a0" : sentence;
}

// ---- Sizes ----

// Not DejaVu Sans Mono: its rules take the accent off a last "ế".
const family = 'ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, "Roboto Mono", "Noto Sans Mono", "JetBrains Mono", "Liberation Mono", monospace';
let scale = 1, advance = 0.6, cw = 0, base = 0, tops = [], heights = [], blanks = new Set(), wished = [], byChoice;

// look is the wish of the browser, as the protocol has it.
const dim = matchMedia("(prefers-color-scheme: dark)"), strong = matchMedia("(prefers-contrast: more)");
const look = () => strong.matches ? 3 : dim.matches ? 0 : 1;
for (const query of [dim, strong]) query.onchange = () => send(LOOK, byte(look()));

// wish is how many columns and rows suit the window; where letters would be too
// small for that, the page shows text.
function wish() {
	const rem = parseFloat(getComputedStyle(root).fontSize), width = innerWidth, height = innerHeight - (hall ? 0 : 4 * rem);
	pen.font = "100px " + family;
	advance = pen.measureText("0").width / 100;
	const narrow = width < 40 * rem && width < height;
	const [c, r] = narrow ? [48, 30] : hall ? [100, 30] : [120, 36];
	const least = (narrow || height < 30 * rem ? 0.7 : 0.9) * rem;
	const size = Math.max(least, Math.min(width / c / advance, narrow ? Infinity : height / r / 1.3));
	const are = [Math.min(narrow ? 52 : 140, Math.floor(width / size / advance + 0.01)), Math.min(narrow ? 34 : 46, Math.floor(height / size / 1.3 + 0.01))];
	const fits = are[0] >= 40 && are[1] >= 12 && !matchMedia("(forced-colors: active)").matches;
	const asText = byChoice ?? !fits;
	document.body.classList.toggle("text", asText);
	return asText ? [80, 40] : are;
}

// layOut says where each row stands: one that can be chosen is as high as a finger
// is wide, or a mouse needs; together they fill the window.
function layOut() {
	scale = devicePixelRatio || 1;
	const width = stage.clientWidth * scale, height = stage.clientHeight * scale;
	cw = Math.max(3, Math.floor(Math.min(width / cols, height / rows / 2.2)));
	base = Math.max(6, Math.floor(Math.min(height / rows, cw * 2.5)));
	heights = Array(rows).fill(base);
	const taken = new Set(), finger = Math.ceil((coarse.matches ? 44 : 24) * scale);
	for (const t of targets) {
		const each = Math.ceil(finger / t.height);
		for (let y = t.y; y < t.y + t.height; y++) { heights[y] = Math.max(heights[y], each); taken.add(y); }
	}
	// Blank rows give the room for that, or take what there is too much.
	let excess = heights.reduce((a, b) => a + b, 0) - height;
	blanks = new Set([...chars.keys()].filter(blank));
	const free = [...blanks].filter(y => !taken.has(y));
	for (const [i, y] of free.entries()) {
		const less = Math.max(-base, Math.min(Math.ceil(excess / (free.length - i)), Math.floor(base * 0.75)));
		heights[y] -= less;
		excess -= less;
	}
	const was = [canvas.width, ...tops].join();
	tops = [0];
	for (const h of heights) tops.push(tops.at(-1) + h);
	if (repaint || was !== [cw * cols, ...tops].join()) {
		canvas.width = cw * cols;
		canvas.height = tops[rows];
		for (let y = 0; y < rows; y++) dirty.add(y);
	}
	fresh = repaint = false;
	for (const of of [canvas, grid]) {
		of.style.width = canvas.width / scale + "px";
		of.style.height = of === grid && document.body.classList.contains("text") ? "auto" : canvas.height / scale + "px";
	}
	stage.tabIndex = canvas.height / scale > stage.clientHeight + 1 ? 0 : -1;
	for (const [i, t] of targets.entries()) over(taps.children[i], t);
	if (input.id) over(typed, { ...input, height: 1 });
}

const blank = y => sizes[y] === 0 && chars[y].every(c => c === " ") && styles[y].every(s => (!s.bg || s.bg === ground) && !s.reverse);

// over puts an element on the cells that it is for.
function over(element, t) {
	if (!element || !tops.length) return;
	const top = tops[t.y] / scale, height = (tops[Math.min(rows, t.y + t.height)] - tops[t.y]) / scale;
	Object.assign(element.style, { left: t.x * cw / scale + "px", top: top + "px", width: t.width * cw / scale + "px", height: height + "px" });
}

let resizing;
addEventListener("resize", () => {
	clearTimeout(resizing);
	resizing = setTimeout(() => {
		// A keyboard that slides in takes height away, and gives it back.
		if (document.activeElement === field && innerWidth === resized && coarse.matches) return;
		resized = innerWidth;
		const is = wish();
		if (is.join() !== wished.join()) send(SIZE, ...(wished = is));
		fresh = repaint = true;
		keys();
		requestAnimationFrame(draw);
	}, 250);
});
let resized = innerWidth;

// ---- Drawing ----

// ends says how thick a line is to the left, to the right, up and down: 1 light, 2
// heavy, 3 double.
const ends = {
	"─": "1100", "━": "2200", "│": "0011", "┃": "0022", "┌": "0101", "┐": "1001", "└": "0110", "┘": "1010", "├": "0111", "┤": "1011", "┬": "1101", "┴": "1110", "┼": "1111",
	"╭": "0101", "╮": "1001", "╰": "0110", "╯": "1010", "═": "3300", "║": "0033", "╔": "0303", "╗": "3003", "╚": "0330", "╝": "3030", "╴": "1000", "╶": "0100", "╸": "2000", "╺": "0200",
};
const quarters = [4, 8, 1, 13, 9, 7, 11, 2, 6, 14]; // of U+2596 and those that follow

// shape draws what has to join without a seam, and reports whether it did.
function shape(c, x, y, w, h) {
	const code = c.codePointAt(0), box = (x0, y0, x1, y1) => pen.fillRect(x + x0, y + y0, x1 - x0, y1 - y0);
	const mx = Math.round(w / 2), my = Math.round(h / 2);
	if (code >= 0x2580 && code <= 0x259f) {
		if (code === 0x2580) box(0, 0, w, my);
		else if (code === 0x2584) box(0, my, w, h);
		else if (code <= 0x2588) box(0, Math.round(h * (0x2588 - code) / 8), w, h);
		else if (code <= 0x258f) box(0, 0, Math.round(w * (0x2590 - code) / 8), h);
		else if (code === 0x2590) box(mx, 0, w, h);
		else if (code <= 0x2593) { pen.globalAlpha *= (code - 0x2590) / 4; box(0, 0, w, h); pen.globalAlpha = 1; }
		else if (code === 0x2594) box(0, 0, w, Math.round(h / 8));
		else if (code === 0x2595) box(w - Math.round(w / 8), 0, w, h);
		else {
			const q = quarters[code - 0x2596];
			if (q & 1) box(0, 0, mx, my);
			if (q & 2) box(mx, 0, w, my);
			if (q & 4) box(0, my, mx, h);
			if (q & 8) box(mx, my, w, h);
		}
		return true;
	}
	const is = c === "┄" ? "1100" : ends[c];
	if (!is) return false;
	const unit = Math.max(1, Math.round(w / 9));
	for (const [i, weight] of [...is].entries()) {
		if (weight === "0") continue;
		const half = weight === "2" ? unit : unit / 2;
		for (const off of weight === "3" ? [-unit, unit] : [0]) {
			const from = Math.round((i < 2 ? my : mx) + off - half), to = from + Math.round(2 * half);
			const reach = weight === "3" ? Math.round(1.5 * unit) : Math.ceil(half), gap = c === "┄" ? unit : 0;
			if (i === 0) box(0, from, mx + reach - gap, to);
			if (i === 1) box(mx - reach + gap, from, w - gap, to);
			if (i === 2) box(from, 0, to, my + reach);
			if (i === 3) box(from, my - reach, to, h);
		}
	}
	return true;
}

const widths = new Map();

// fits reports whether a letter is as wide as a cell, so that a run of them stays on
// the grid.
function fits(font, c, w) {
	const key = font + c;
	if (!widths.has(key)) { if (widths.size > 20000) widths.clear(); widths.set(key, pen.measureText(c).width); }
	return Math.abs(widths.get(key) - w) < 0.06 * w;
}

function draw() {
	waiting = false;
	if (!cols) return;
	for (const y of dirty) if (y >= 0 && y < rows && blank(y) !== blanks.has(y)) fresh = true;
	if (fresh) layOut();
	if (!document.body.classList.contains("text")) for (const y of dirty) if (y >= 0 && y < rows) drawRow(y);
	dirty.clear();
	if (linked) links();
	performance.mark("drawn");
}

function drawRow(y) {
	if (sizes[y] === 2) return;
	const big = sizes[y] === 1, w = big ? 2 * cw : cw, n = big ? cols >> 1 : cols, top = tops[y];
	const h = heights[y] + (big ? heights[y + 1] || 0 : 0), row = chars[y], is = styles[y];
	const size = w / advance;
	pen.save();
	pen.beginPath();
	pen.rect(0, top, canvas.width, h);
	pen.clip();
	pen.fillStyle = ground;
	pen.fillRect(0, top, canvas.width, h);
	const until = y === rows - 1 ? footEnd() : n; // the bar has the keys
	const back = s => s.reverse ? s.fg || ink : s.bg, front = s => s.reverse ? s.bg || ground : s.fg || ink;
	for (let x = 0; x < until;) {
		const from = x, colour = back(is[x]);
		while (x < until && back(is[x]) === colour) x++;
		if (colour) { pen.fillStyle = colour; pen.fillRect(from * w, top, (x - from) * w, h); }
	}
	pen.textBaseline = "alphabetic";
	for (let x = 0; x < until;) {
		const s = is[x], from = x;
		if (row[x] === " " && !s.under && !s.strike) { x++; continue; }
		const font = (s.italic ? "italic " : "") + (s.bold ? "bold " : "") + size + "px " + family;
		pen.font = font;
		const m = metrics(font), baseline = top + Math.floor(Math.min(h - m.descent, (h - m.ascent - m.descent) / 2 + m.ascent));
		pen.fillStyle = front(s);
		pen.globalAlpha = s.faint ? 0.65 : 1;
		let run = "";
		for (; x < until && is[x] === s; x++) {
			const c = row[x];
			if (c === " ") { run += c; continue; }
			if (c && c < "\u2500" && fits(font, c, w)) { run += c; continue; }
			break;
		}
		if (run.trim()) pen.fillText(run, from * w, baseline);
		if (x === from) { // a letter by itself
			const c = row[x++];
			let wide = 1;
			while (x < until && row[x] === "") x++, wide++;
			if (c && !shape(c, from * w, top, w * wide, h)) {
				const has = pen.measureText(c).width, room = w * wide;
				if (has > room * 1.05) pen.fillText(c, from * w, baseline, room);
				else pen.fillText(c, from * w + (room - has) / 2, baseline);
			}
		}
		const line = Math.max(1, Math.round(w / 9));
		if (s.under) pen.fillRect(from * w, Math.min(baseline + line, top + h - line), (x - from) * w, line);
		if (s.strike) pen.fillRect(from * w, baseline - Math.round(size * 0.28), (x - from) * w, line);
		pen.globalAlpha = 1;
	}
	if (cursor?.y === y && !input.id) { pen.fillStyle = ink; pen.fillRect(cursor.x * w, top + h - Math.round(h / 8), w, Math.round(h / 8)); }
	pen.restore();
}

const measured = new Map();
function metrics(font) {
	if (!measured.has(font)) {
		const m = pen.measureText("Ếgy"); // what fonts say of their height is more than they need
		measured.set(font, { ascent: m.actualBoundingBoxAscent, descent: m.actualBoundingBoxDescent });
	}
	return measured.get(font);
}

// footEnd is the column where the keys begin in the last row.
function footEnd() {
	return Math.min(cols, ...hints.filter(h => h.flags & 1).map(h => h.x));
}

// links lays real ones over addresses that stand in cells.
function links() {
	const found = [];
	for (let y = 0; y < rows; y++) {
		for (let x = 0; x < cols;) {
			const link = styles[y][x].link, from = x;
			while (x < cols && styles[y][x].link === link) x++;
			if (link?.startsWith("https://")) found.push({ y, x: from, width: x - from, height: 1, link, label: chars[y].slice(from, x).join("") });
		}
	}
	linked = found.length > 0;
	for (const old of taps.querySelectorAll("a")) old.remove();
	for (const f of found) {
		const a = document.createElement("a");
		Object.assign(a, { href: f.link, target: "_blank", rel: "noopener noreferrer" });
		a.append(hidden(f.label));
		over(a, f);
		taps.append(a);
	}
}

function hidden(label) {
	const span = document.createElement("span");
	span.className = "read";
	span.textContent = label;
	return span;
}

// ---- What can be chosen ----

function offer(was) {
	const options = targets.some(t => t.state & 4), several = targets.some(t => t.state & 8);
	taps.setAttribute("role", options && !several ? "radiogroup" : "group");
	taps.setAttribute("aria-labelledby", "heading");
	for (const [i, t] of targets.entries()) {
		let b = taps.children[i];
		if (b?.tagName !== "BUTTON") {
			b = document.createElement("button");
			b.type = "button";
			b.append(hidden(""));
			taps.insertBefore(b, taps.children[i] || null);
		}
		b.firstChild.textContent = t.label || "•";
		b.classList.toggle("at", t.state & 1);
		if (t.state & 4) {
			b.setAttribute("role", t.state & 8 ? "checkbox" : "radio");
			b.setAttribute("aria-checked", !!(t.state & 2));
		} else {
			b.removeAttribute("role");
			b.removeAttribute("aria-checked");
		}
		b.onclick = () => {
			if (t.kind === 2 && input.id && coarse.matches) { over(typed, t); field.focus(); } // a keyboard opens only at once
			send(TAP, t.x + (t.width >> 1), t.y + (t.height >> 1));
		};
	}
	for (const more of [...taps.querySelectorAll("button")].slice(targets.length)) more.remove();
	linked ||= targets.length > 0 && !!taps.querySelector("a");

	// Arrows move among what can be chosen: say where, and take the focus along.
	const at = targets.findIndex(t => t.state & 1), before = was.find(t => t.state & 1);
	const same = was.length === targets.length && was.every((t, i) => t.label === targets[i].label);
	if (at < 0 || !same) return;
	if (document.activeElement?.parentNode === taps) taps.children[at].focus();
	else if (before && (before.y !== targets[at].y || before.state !== targets[at].state)) {
		aloud(targets[at].label + (targets[at].state & 2 ? ", " + say("chosen") : ""));
	}
}

// A press with a mouse or a finger leaves the keys to the grid.
addEventListener("mousedown", e => { if (e.target.closest("button, canvas")) e.preventDefault(); });

canvas.addEventListener("click", e => {
	const x = Math.floor(e.offsetX * scale / cw), y = tops.findLastIndex(top => top <= e.offsetY * scale);
	if (x >= 0 && x < cols && y >= 0 && y < rows) send(TAP, x, y);
});

let touch;
stage.addEventListener("touchstart", e => { touch = e.touches.length === 1 ? e.touches[0] : undefined; }, { passive: true });
stage.addEventListener("touchend", e => {
	if (!touch || (window.visualViewport?.scale ?? 1) > 1.05) return;
	const end = e.changedTouches[0], dx = end.clientX - touch.clientX, dy = end.clientY - touch.clientY;
	if (Math.abs(dx) > 48 && Math.abs(dx) > 2 * Math.abs(dy)) send(SWIPE, byte(dx < 0 ? 0 : 1));
}, { passive: true });

// ---- Keys ----

const names = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right", Enter: "enter", Escape: "esc", Home: "home", End: "end", PageUp: "pgup", PageDown: "pgdown", " ": "space", Backspace: "backspace", Delete: "delete", F1: "f1" };
let entered = false; // Enter is down, and was sent
const ofField = ["enter", "esc", "up", "down", "pgup", "pgdown"];

addEventListener("keydown", e => {
	if (e.isComposing || e.keyCode === 229 || e.ctrlKey || e.altKey || e.metaKey) return;
	let name = names[e.key] || ([...e.key].length === 1 ? e.key : "");
	if (!name) return;
	if (e.shiftKey && /^(up|down)$/.test(name)) name = "shift+" + name;
	if (e.target === field && !ofField.includes(name)) return;
	if (e.target.closest("button, a") && /^(enter|space)$/.test(name)) return;
	const panel = $("more");
	if (name === "esc" && panel) { close(panel); e.preventDefault(); return; }
	e.preventDefault();
	if (name === "enter") entered = true;
	send(KEY, name);
});
addEventListener("keyup", () => { entered = false; });

let barred;
const ways = /^(esc|q|ctrl\+c)$/; // out

// keys makes the bar: what matters now, and the rest behind a button.
function keys() {
	const opened = !!$("more"), focus = bar.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
	const narrow = innerWidth < 40 * parseFloat(getComputedStyle(root).fontSize);
	const real = hints.filter(h => h.key), way = real.find(h => ways.test(h.key));
	const foot = real.filter(h => h.flags & 3 && !(coarse.matches && /^(up|down|(shift.)?tab)$/.test(h.key)));
	const shown = narrow ? [...foot.filter(h => h !== way).slice(0, 2), ...(way ? [way] : [])] : foot.slice(0, 7);
	const rest = real.filter(h => !shown.includes(h));
	const is = JSON.stringify([shown, rest, root.lang, resume]);
	if (is === barred) return; // a finger may be on it
	barred = is;
	bar.replaceChildren(...shown.map(key));
	const more = button(say("more"), () => $("more") ? close($("more")) : reveal(more, rest), "more");
	more.setAttribute("aria-expanded", false);
	more.setAttribute("aria-haspopup", "true");
	bar.append(more);
	if (opened) reveal(more, rest);
	if (focus) bar.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus();
}

function key(h) {
	const b = button("", () => send(KEY, h.key), h.key), cap = document.createElement("kbd"), label = document.createElement("span");
	cap.textContent = h.shown;
	label.textContent = h.label;
	b.append(cap, label);
	if (ways.test(h.key)) b.classList.add("way");
	if (h.flags & 2) b.classList.add("main");
	return b;
}

function button(label, press, name) {
	const b = document.createElement("button");
	Object.assign(b, { type: "button", textContent: label, onclick: press });
	b.dataset.key = name;
	return b;
}

// link leads to another page of the house, which opens beside this one.
function link(of) {
	const a = document.createElement("a");
	Object.assign(a, { href: `/${of}?lang=${root.lang}`, target: "_blank", rel: "noopener noreferrer", textContent: say(of) });
	return a;
}

function reveal(by, rest) {
	const panel = document.createElement("div");
	panel.id = "more";
	panel.append(...rest.map(key));
	const asText = document.body.classList.contains("text");
	panel.append(button(say(asText ? "picture" : "text"), () => {
		byChoice = !asText;
		send(SIZE, ...(wished = wish()));
		fresh = repaint = true;
		requestAnimationFrame(draw);
	}, "face"));
	for (const of of ["handout", "verify"]) panel.append(link(of));
	const code = kept();
	if (resume && code !== resume) panel.append(button(`${say("keep")} ${resume}`, () => keep(resume), "keep"));
	if (code) panel.append(button(`${say("forget")} ${code}`, () => keep(), "forget"));
	panel.addEventListener("click", () => close(panel));
	bar.append(panel);
	by.setAttribute("aria-expanded", true);
}

// kept is the resume code that the person has had kept on the device; keep keeps
// one, or none. A browser may allow no storage.
function kept() {
	try { return localStorage.getItem("resume"); } catch { return null; }
}

function keep(code) {
	try { code ? localStorage.setItem("resume", code) : localStorage.removeItem("resume"); } catch { }
}

function close(panel) {
	const inside = panel.contains(document.activeElement), by = bar.querySelector("[data-key=more]");
	panel.remove();
	by?.setAttribute("aria-expanded", false);
	if (inside) by?.focus();
}
addEventListener("click", e => { if ($("more") && !bar.contains(e.target)) close($("more")); });

// ---- Text ----

// What stood in a field when something was pressed that may lead out of it, whether
// what is typed on waits, and the first text that did so no longer.
let held, holding, since;
let composing = false, written = 0, sent = 0, rejoined = false; // texts on this socket, the last of this field

// entry shows the field that letters go into. What somebody is writing is never
// overwritten: the server's value counts if it has seen the last one that was sent.
function entry(was) {
	typed.hidden = !input.id;
	document.body.classList.toggle("docked", !!input.id && !input.width);
	if (!input.id) { release(); field.blur(); composing = false; if (cursor) dirty.add(cursor.y); return; }
	typed.firstChild.textContent = input.label;
	field.placeholder = input.placeholder;
	field.inputMode = ["text", "text", "search", "numeric", "text", "numeric"][input.kind] || "text";
	field.autocapitalize = ["off", "words", "off", "off", "sentences"][input.kind] || "off";
	field.autocomplete = input.kind === 1 ? "name" : "off";
	field.enterKeyHint = input.kind === 2 ? "search" : "next";
	over(typed, { ...input, height: 1 });
	if (was.id === input.id) {
		if (input.seq >= since) release(); // it did not lead out
		if (rejoined && field.value !== input.value) write(); // typed while there was no line
		else if (!holding && input.seq === sent && !composing && field.value !== input.value) { release(); field.value = input.value; }
		rejoined = false;
		return;
	}
	const ahead = was.id && held !== undefined && field.value.startsWith(held) ? field.value.slice(held.length) : "";
	release();
	sent = 0;
	composing = rejoined = false;
	const code = input.kind === 5 && !input.value && (left || kept());
	field.value = code || input.value + ahead;
	if (code || ahead) write();
	field.focus({ preventScroll: !coarse.matches });
}

// hold keeps what is typed on until the server has said where it goes. As nothing
// else was said for as long as a slow line takes, settle sends it for this field;
// but until this field is known to have it, it goes along to the next one.
function hold() {
	settle();
	held = field.value;
	since = undefined;
	holding = setTimeout(settle, 2000);
}

function settle() {
	const waited = holding;
	clearTimeout(holding);
	holding = undefined;
	if (waited && field.value !== held) write();
}

function release() {
	clearTimeout(holding);
	held = holding = since = undefined;
}

function write() {
	if (!input.id || holding) return;
	sent = ++written;
	if (held !== undefined) since ??= sent;
	send(TEXT, input.id, sent, field.value.slice(0, 1000)); // the server hears no more at once, and no field takes as much
}
field.addEventListener("compositionstart", () => { composing = true; });
field.addEventListener("compositionend", () => { composing = false; write(); });
field.addEventListener("input", write);
field.addEventListener("beforeinput", e => { // Enter, of keyboards that name no key
	if (e.inputType !== "insertLineBreak") return;
	e.preventDefault();
	if (!entered) send(KEY, "enter");
});

connect();
