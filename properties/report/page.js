"use strict";
// Steps are numbered by the worlds they lead to: world 0 is the beginning, and step n leads from world n - 1 to n.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { steps, texts, slots, actions, actors, cases, moments, loop } = data;
  const count = steps.length;
  const ROW = 26, MARGIN = 12, CLOCK = -1, PRINTED = 400, SVG = "http://www.w3.org/2000/svg";
  const WORDS = { "-": "holds", w: "waiting", b: "broken" };
  const $ = (id) => document.getElementById(id);

  const element = (name, properties = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key === "class") made.className = value;
      else made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  };
  const drawn = (name, properties) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(properties)) made.setAttribute(key, value);
    return made;
  };

  const timeAt = (world) => (world ? steps[world - 1][1] : 0);
  const argsOf = (step) => texts[step[2]];
  const nameOf = (step) => (step[0] === CLOCK ? "time passes" : actions[step[0]].name);
  const actorOf = (step) => (step[0] === CLOCK ? "" : actors[actions[step[0]].lane]);
  const called = (step) => (argsOf(step) ? `${nameOf(step)}(${argsOf(step)})` : nameOf(step));
  function* changesOf(step) {
    for (let at = 3; at < step.length; at += 4) yield step.slice(at, at + 4);
  }
  // How all cases stand in a world: the worst of them.
  const stateAt = (world) => {
    let worst = "-";
    for (const one of cases) {
      const own = one.states[world];
      if (own === "b") return "b";
      if (own === "w") worst = "w";
    }
    return worst;
  };

  // -- the world, kept for one step and moved from there ---------------------------------------------------------

  const values = slots.map(() => new Map());
  data.initial.forEach((fields, slot) => fields.forEach(([field, value]) => values[slot].set(field, value)));
  const cells = slots.map(() => new Map());
  const cards = [];
  let shown = 0;
  let lit = [];

  const buildWorld = () => {
    // What never changes is left out, unless the explanation speaks of it.
    const told = data.why ? [...data.why.sentences, ...data.why.waits].join(" ") : "";
    const changing = slots.map(() => new Set());
    steps.forEach((step) => { for (const [slot, field] of changesOf(step)) changing[slot].add(field); });
    const groups = [...actors.map((name, lane) => [name, lane]), ["what the property remembers, and budgets", -1]];
    for (const [name, lane] of groups) {
      const mine = slots.map((_, number) => number).filter((number) => slots[number].home === lane);
      if (!mine.length) continue;
      const inside = element("div", { class: "cards" });
      const heading = element("h3", {}, name);
      $("slots").append(heading, inside);
      for (const number of mine) {
        const list = element("dl");
        for (const [field, value] of values[number]) {
          const never = told.includes(slots[number].name) || changing[number].has(field) ? "" : "never";
          const cell = element("dd", { class: never }, texts[value]);
          cells[number].set(field, cell);
          list.append(element("dt", { class: never }, texts[field]), cell);
        }
        const seen = changing[number].size || told.includes(slots[number].name);
        cards[number] = element("div", { class: seen ? "card" : "card never" });
        cards[number].append(element("b", {}, slots[number].name), list);
        inside.append(cards[number]);
      }
      if (mine.every((number) => cards[number].classList.contains("never"))) heading.className = inside.className += " never";
    }
  };

  const showWorld = (world) => {
    const touched = new Map();
    const put = (slot, field, value) => { values[slot].set(field, value); touched.set(cells[slot].get(field), value); };
    while (shown < world) for (const [slot, field, , after] of changesOf(steps[shown++])) put(slot, field, after);
    while (shown > world) {
      for (const [slot, field, before] of [...changesOf(steps[--shown])].reverse()) put(slot, field, before);
    }
    touched.forEach((value, cell) => { if (cell) cell.textContent = texts[value]; });
    lit.forEach((one) => one.classList.remove("lit", "changed"));
    lit = [];
    if (!world) return;
    for (const [slot, field, before] of changesOf(steps[world - 1])) {
      const cell = cells[slot].get(field);
      if (!cell) continue;
      cell.classList.add("lit");
      cell.title = `was ${texts[before]}`;
      cards[slot].classList.add("changed");
      lit.push(cell, cards[slot]);
    }
  };

  // -- the list of steps, of which only those in sight are there -------------------------------------------------

  const list = $("list"), spacer = $("spacer");
  const lines = new Map();
  let laneWidth = 30;

  const line = (world) => {
    const step = steps[world - 1];
    const tick = step[0] === CLOCK;
    const made = element("div", { role: "option", id: `o${world}`, class: "line", "aria-setsize": count, "aria-posinset": world });
    made.style.top = `${(world - 1) * ROW}px`;
    made.append(
      element("span", { class: "at" }, tick || world === 1 ? `${step[1]} s` : ""),
      element("span", { class: `state ${stateAt(world)}` }),
      lanesOf(step),
    );
    const text = element("span", { class: "text" }, nameOf(step));
    if (argsOf(step)) text.append(element("span", { class: "args" }, ` ${argsOf(step)}`));
    if (!tick && actions[step[0]].fault !== null) { made.classList.add("fault"); text.append(" (fault)"); }
    if (tick) made.classList.add("tick");
    if (loop !== null && world > loop) made.classList.add("loop");
    if (world === current) made.classList.add("is");
    made.setAttribute("aria-selected", String(world === current));
    made.append(text);
    made.dataset.world = world;
    return made;
  };

  const lanesOf = (step) => {
    const picture = drawn("svg", { width: laneWidth * actors.length, height: ROW, "aria-hidden": "true" });
    const middle = (lane) => (lane + 0.5) * laneWidth;
    actors.forEach((_, lane) => {
      picture.append(drawn("line", { class: "lifeline", x1: middle(lane), x2: middle(lane), y1: 0, y2: ROW }));
    });
    if (step[0] === CLOCK) return picture;
    const from = actions[step[0]].lane;
    const to = new Set();
    for (const [slot] of changesOf(step)) to.add(slots[slot].home);
    for (const lane of to) {
      if (lane < 0 || lane === from) continue;
      const side = lane > from ? 1 : -1, end = middle(lane) - side * 3, y = ROW / 2;
      picture.append(drawn("line", { class: "arrow", x1: middle(from), x2: end, y1: y, y2: y }));
      picture.append(drawn("path", { class: "head", d: `M${end + side * 3},${y} l${-side * 7},-4 v8 z` }));
    }
    picture.append(drawn("circle", { class: "dot", cx: middle(from), cy: ROW / 2, r: 4 }));
    return picture;
  };

  const draw = () => {
    const first = Math.max(1, Math.floor(list.scrollTop / ROW) - MARGIN);
    const last = Math.min(count, Math.ceil((list.scrollTop + list.clientHeight) / ROW) + MARGIN);
    for (const [world, made] of lines) if (world < first || world > last) { made.remove(); lines.delete(world); }
    for (let world = first; world <= last; world++) {
      if (lines.has(world)) continue;
      const made = line(world);
      lines.set(world, made);
      spacer.append(made);
    }
  };

  const bringIntoSight = (world) => {
    const top = Math.max(0, (world - 1) * ROW);
    if (top < list.scrollTop + ROW * 2) list.scrollTop = top - ROW * 4;
    else if (top > list.scrollTop + list.clientHeight - ROW * 3) list.scrollTop = top - list.clientHeight + ROW * 5;
  };

  // -- what this step is -----------------------------------------------------------------------------------------

  const showStep = (world, again) => {
    const panel = $("step");
    panel.className = "";
    if (!world) {
      panel.replaceChildren(element("p", { class: "what" }, "The beginning"), element("p", {}, "Nothing has happened yet."));
      return;
    }
    const step = steps[world - 1];
    const action = step[0] === CLOCK ? null : actions[step[0]];
    const parts = [element("p", { class: "quiet" }, `step ${world}, ${step[1]} s${again ? ", and again" : ""}`)];
    parts.push(element("p", { class: "what" }, action ? `${actorOf(step)}: ${called(step)}` : "Time passes"));
    parts.push(element("p", {}, action ? action.sentence : `It is now ${step[1]} s since the run began.`));
    if (action && action.fault !== null) {
      panel.className = "fault";
      parts.push(element("p", { class: "verdict" }, `A fault: ${action.fault}`));
    }
    const differs = [...changesOf(step)].filter(([slot]) => !slots[slot].watches);
    if (differs.length) {
      const items = differs.map(([slot, field, before, after]) => element("li", {},
        `${slots[slot].name} ${texts[field]}: `, element("del", {}, texts[before]), " \u2192 ", element("span", { class: "lit" }, texts[after])));
      parts.push(element("ul", {}, ...items));
    } else if (action) parts.push(element("p", { class: "quiet" }, "It changes nothing that is shown."));
    if (action && action.guards.length) {
      const reasons = element("details", {}, element("summary", {}, "What had to hold for it"), element("ul", {}, ...action.guards.map((one) => element("li", {}, one))));
      parts.push(reasons);
    }
    if (action && action.links.length) {
      const where = element("p", {}, "Upstream: ");
      action.links.forEach(([text, url], number) => {
        if (number) where.append("; ");
        where.append(url ? element("a", { href: url, rel: "noreferrer" }, text) : text);
      });
      parts.push(where);
    }
    panel.replaceChildren(...parts);
  };

  const showStatus = (world) => {
    const width = Math.min(count + 1, innerWidth < 600 ? 5 : 9);
    const from = Math.max(0, Math.min(world - (width >> 1), count + 1 - width));
    const worlds = [...Array(width).keys()].map((at) => at + from);
    const body = $("status").tBodies[0];
    body.replaceChildren(element("tr", {}, element("th", { scope: "row" }, "after step"), ...worlds.map((at) => {
      return element("th", { scope: "col" }, String(at));
    })));
    for (const one of cases) {
      const row = element("tr", {}, element("th", { scope: "row" }, one.name ? `${data.property} (${one.name})` : data.property));
      for (const at of worlds) {
        row.append(element("td", { class: `${one.states[at]}${at === world ? " is" : ""}` }, WORDS[one.states[at]]));
      }
      body.append(row);
    }
    if (data.deadline === null) return;
    for (const one of cases) {
      const age = one.ages[world];
      const left = data.deadline - age;
      const says = age < 0 ? "nothing is asked" : `${age} s of ${data.deadline} s, ${left >= 0 ? `${left} s left` : `${-left} s too late`}`;
      body.append(element("tr", {}, element("th", { scope: "row" }, "age of the request"), element("td", { colspan: worlds.length, class: one.states[world] }, says)));
    }
  };

  // -- the band: the request's age against its deadline, over the steps ------------------------------------------

  const band = $("band"), HEIGHT = 60;
  let cursor;
  const buildBand = () => {
    band.setAttribute("viewBox", `0 0 ${Math.max(1, count)} ${HEIGHT}`);
    const add = (name, properties) => band.append(drawn(name, properties));
    if (loop !== null) add("rect", { x: loop, y: 0, width: count - loop, height: HEIGHT, class: "around" });
    const oldest = Math.max(1, (data.deadline ?? 0) * 1.15, ...cases.flatMap((one) => [one.ages.reduce((a, b) => Math.max(a, b), 0)]));
    for (const one of cases) {
      let start = 0;
      for (let at = 1; at <= count + 1; at++) {
        if (at <= count && one.states[at] === one.states[start]) continue;
        const state = one.states[start];
        if (state !== "-") {
          const top = [];
          const end = Math.min(at, count);
          for (let w = start; w <= end; w++) {
            const age = one.ages[w] < 0 ? one.ages[w - 1] : one.ages[w];
            top.push(`${w},${HEIGHT - Math.max(3, (age / oldest) * HEIGHT)}`);
          }
          add("polygon", { points: `${start},${HEIGHT} ${top.join(" ")} ${end},${HEIGHT}`, class: `age ${state}` });
        }
        start = at;
      }
    }
    const stroke = { "vector-effect": "non-scaling-stroke" };
    if (data.deadline !== null) {
      const y = HEIGHT - (data.deadline / oldest) * HEIGHT;
      add("line", { x1: 0, x2: count, y1: y, y2: y, ...stroke, class: "deadline" });
    }
    for (const { at } of moments) add("line", { x1: at, x2: at, y1: 0, y2: 8, ...stroke, class: "moment" });
    cursor = drawn("line", { y1: 0, y2: HEIGHT, ...stroke, class: "cursor" });
    band.append(cursor);
    band.setAttribute("aria-label", data.deadline === null
      ? "The run from its first to its last step; where the property is broken is marked."
      : `The age of the request over the steps; the deadline is ${data.deadline} s.`);
    const key = (colour, text) => $("legend").append(element("span", { class: `key ${colour}` }), text);
    if (data.deadline !== null) key("waiting", "age of the request, waiting");
    key("broken", data.deadline === null ? "broken" : `broken; the dashed line is the deadline, ${data.deadline} s`);
    if (loop !== null) key("loop", "the loop that goes on for ever");
    $("legend").append(element("span", { class: "key mark" }), "a moment");
  };

  // -- going somewhere -------------------------------------------------------------------------------------------

  let current = 0;
  const go = (world, again = false) => {
    const to = Math.max(0, Math.min(count, world));
    lines.get(current)?.classList.remove("is");
    lines.get(current)?.setAttribute("aria-selected", "false");
    current = to;
    showWorld(to);
    showStep(to, again);
    showStatus(to);
    $("slider").value = String(to);
    $("slider").setAttribute("aria-valuetext", `step ${to} of ${count}, ${timeAt(to)} s`);
    $("where").textContent = `step ${to} of ${count} \u00b7 ${timeAt(to)} s`;
    cursor.setAttribute("x1", to);
    cursor.setAttribute("x2", to);
    bringIntoSight(to);
    draw();
    lines.get(to)?.classList.add("is");
    lines.get(to)?.setAttribute("aria-selected", "true");
    list.setAttribute("aria-activedescendant", `o${to}`);
    try { history.replaceState(null, "", `#s${to}`); } catch { /* some viewers allow no history */ }
  };
  const on = () => (current === count && loop !== null ? go(loop + 1, true) : go(current + 1));
  const moment = (way) => {
    const places = moments.map((one) => one.at);
    const found = way > 0 ? places.find((at) => at > current) : places.findLast((at) => at < current);
    if (found !== undefined) go(found);
  };
  const fromHash = () => {
    const found = /^#s(\d+)$/.exec(location.hash);
    return found ? Number(found[1]) : null;
  };
  const find = (wanted) => {
    const text = wanted.trim().toLowerCase();
    if (!text) return;
    for (let away = 1; away <= count; away++) {
      const world = ((current + away - 1) % count) + 1;
      const step = steps[world - 1];
      if (`${actorOf(step)} ${called(step)}`.toLowerCase().includes(text)) return go(world);
    }
  };

  const KEYS = {
    ArrowLeft: () => go(current - 1), ArrowRight: on, ArrowUp: () => go(current - 1), ArrowDown: on,
    k: () => go(current - 1), j: on, PageUp: () => go(current - 20), PageDown: () => go(current + 20),
    Home: () => go(0), End: () => go(count), b: () => moment(-1), n: () => moment(1), l: () => loop !== null && go(loop + 1),
  };
  const listen = () => {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input[type=search], summary")) return;
      const inSight = event.target === list || event.target.closest?.("#bar") || event.target === document.body || event.target === $("run");
      if (event.key.length > 1 && !inSight) return;
      if ((event.key === "ArrowUp" || event.key === "ArrowDown") && event.target !== list) return;
      const act = KEYS[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    });
    $("slider").addEventListener("input", (event) => go(Number(event.target.value)));
    $("first").addEventListener("click", () => go(0));
    $("last").addEventListener("click", () => go(count));
    $("back").addEventListener("click", () => go(current - 1));
    $("on").addEventListener("click", on);
    $("before").addEventListener("click", () => moment(-1));
    $("after").addEventListener("click", () => moment(1));
    $("find").addEventListener("keydown", (event) => { if (event.key === "Enter") find(event.target.value); });
    $("all").addEventListener("change", (event) => $("slots").classList.toggle("everything", event.target.checked));
    band.addEventListener("click", (event) => {
      const box = band.getBoundingClientRect();
      go(Math.round(((event.clientX - box.left) / box.width) * count));
    });
    list.addEventListener("scroll", draw, { passive: true });
    list.addEventListener("click", (event) => {
      const found = event.target.closest(".line");
      if (found) go(Number(found.dataset.world));
    });
    addEventListener("hashchange", () => { const to = fromHash(); if (to !== null) { go(to); $("bar").scrollIntoView(); } });
    addEventListener("resize", () => { measure(); go(current); });
    addEventListener("beforeprint", print);
    matchMedia("print").addEventListener("change", (event) => event.matches && print());
  };
  const measure = () => {
    laneWidth = parseFloat(getComputedStyle($("lanes")).getPropertyValue("--lane")) || 30;
    lines.forEach((made) => made.remove());
    lines.clear();
  };

  // -- on paper: all steps, or those that matter ------------------------------------------------------------------

  const print = () => {
    const place = $("printed");
    if (place.childElementCount) return;
    const near = new Set();
    const around = (at, far) => { for (let w = at - far; w <= at + far; w++) near.add(w); };
    moments.forEach(({ at }) => around(at, 12));
    const body = element("tbody");
    let skipped = 0;
    const close = () => {
      if (skipped) body.append(element("tr", {}, element("td", { colspan: 4, class: "quiet" }, `${skipped} steps are left out here.`)));
      skipped = 0;
    };
    for (let world = 1; world <= count; world++) {
      const step = steps[world - 1];
      if (count > PRINTED && !near.has(world)) { skipped++; continue; }
      close();
      if (step[0] === CLOCK) continue;
      const differs = [...changesOf(step)].filter(([slot]) => !slots[slot].watches)
        .map(([slot, field, before, after]) => `${slots[slot].name} ${texts[field]} ${texts[before]} \u2192 ${texts[after]}`).join("; ");
      body.append(element("tr", { class: stateAt(world) }, element("td", {}, String(world)), element("td", {}, `${step[1]} s`), element("td", {}, `${actorOf(step)}: ${called(step)}`), element("td", {}, differs)));
    }
    close();
    const titles = ["step", "time", "who did what", "what changed"];
    const head = element("thead", {}, element("tr", {}, ...titles.map((one) => element("th", { scope: "col" }, one))));
    place.append(element("h2", {}, count > PRINTED ? "The steps around each moment" : "The steps"), element("table", {}, head, body));
  };

  const heads = $("heads");
  actors.forEach((name) => heads.append(element("span", {}, name)));
  spacer.style.height = `${count * ROW}px`;
  $("slider").max = String(count);
  buildWorld();
  buildBand();
  measure();
  listen();
  go(fromHash() ?? data.violated ?? 0);
  window.overdue = { go, count };
})();
